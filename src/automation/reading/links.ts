import { nameOf, partOf, partsOf, type SyntaxNode } from '../syntax.ts';
import type { Name, SourceFile } from './source-file.ts';
import { unreadable } from './unreadable.ts';

/** A place where a file takes another module. */
export interface Link {
  /** The declaration, the `import(...)` or the `require(...)`. */
  readonly node: SyntaxNode;
  readonly specifier: string;
}

const writeImport = 'Write an `import` declaration with the name of the module in quotes.';

/**
 * Every place where a file takes another module.
 *
 * @throws OnbehalfError AUTOMATION_INVALID for a place where it is only known at run time which module is taken.
 */
export function linksOf(file: SourceFile): Link[] {
  const requires = [...file.globals.filter((node) => node['name'] === 'require'), ...madeRequires(file)];
  return [
    ...file.nodes.flatMap((node) => linkIn(file, node)),
    ...requires.flatMap((node) => {
      const call = file.parentOf(node);
      if (call?.type === 'MemberExpression' && nameOf(partOf(call, 'property')) === 'resolve' && call['computed'] === false) return [];
      if (call?.type !== 'CallExpression' || partOf(call, 'callee') !== node)
        throw unreadable({ file, node }, 'is used in a way that cannot be followed', writeImport);
      const specifier = specifierOf(file, partsOf(call, 'arguments')[0], call);
      if (isModuleOfModules(specifier)) throw unreadable({ file, node: call }, handsOut, writeImport);
      return [{ node: call, specifier }];
    }),
  ];
}

function linkIn(file: SourceFile, node: SyntaxNode): Link[] {
  if (node.type === 'ImportExpression') return [{ node, specifier: specifierOf(file, partOf(node, 'source'), node) }];
  if (!['ImportDeclaration', 'ExportNamedDeclaration', 'ExportAllDeclaration'].includes(node.type)) return [];
  const specifier = nameOf(partOf(node, 'source'));
  return specifier === undefined ? [] : [{ node, specifier }];
}

function specifierOf(file: SourceFile, source: SyntaxNode | undefined, node: SyntaxNode): string {
  const [quasi] = source?.type === 'TemplateLiteral' && partsOf(source, 'expressions').length === 0 ? partsOf(source, 'quasis') : [];
  const text = quasi ? (quasi['value'] as { cooked?: unknown }).cooked : source?.type === 'Literal' ? source['value'] : undefined;
  if (typeof text === 'string') return text;
  throw unreadable({ file, node }, 'takes a module whose name is only known when the file runs', writeImport);
}

/** Uses of what `createRequire` gives, where that is kept in a constant. */
function madeRequires(file: SourceFile): SyntaxNode[] {
  return makers(file).flatMap((maker) =>
    maker.reads.flatMap((node) => {
      const call = file.parentOf(node);
      const declarator = call && file.parentOf(call);
      const id = declarator && partOf(declarator, 'id');
      const isKept = call && partOf(call, 'callee') === node && declarator?.type === 'VariableDeclarator' && id?.type === 'Identifier';
      if (isKept && file.parentOf(declarator)?.['kind'] === 'const') return file.namesIn(declarator).flatMap(({ reads }) => reads);
      throw unreadable({ file, node }, 'makes a `require` that cannot be followed', writeImport);
    }),
  );
}

/** The names under which a file has `createRequire`. @throws for the module that has it, taken as a whole or while the file runs. */
function makers(file: SourceFile): Name[] {
  return file.nodes.flatMap((node) => {
    if (!isModuleOfModules(nameOf(partOf(node, 'source')))) return [];
    if (node.type !== 'ImportDeclaration') throw unreadable({ file, node }, handsOut, writeImport);
    return partsOf(node, 'specifiers').flatMap((specifier) => {
      if (specifier.type !== 'ImportSpecifier') throw unreadable({ file, node: specifier }, handsOut, writeImport);
      return nameOf(partOf(specifier, 'imported')) === 'createRequire' ? file.namesIn(specifier) : [];
    });
  });
}

const handsOut = 'gives a `require` that cannot be followed';

function isModuleOfModules(specifier: string | undefined): boolean {
  return specifier === 'node:module' || specifier === 'module';
}
