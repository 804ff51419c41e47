import { nameOf, partOf, partsOf, type SyntaxNode } from '../syntax.ts';
import { globalCall } from './evaluate.ts';
import { exportsOf, wholeReExports } from './exports.ts';
import {
  handingFunctions,
  isCopied,
  isOtherExport,
  readingFunctions,
  readingMethods,
  runsNothing,
  showingMethods,
} from './harmless-uses.ts';
import type { Reading } from './reading.ts';
import type { Name, Place, SourceFile } from './source-file.ts';
import { canChange } from './value.ts';

/** Where the search for changes has been. */
interface Search {
  readonly reading: Reading;
  /** The names under which files export it, where the search is in what another file exports. */
  readonly exportedAs: readonly string[];
  /** Only what has all that a file exports matters: who has the value itself cannot change it. */
  readonly isWholeOnly?: boolean;
  readonly names: Set<Name>;
  readonly exported: Set<string>;
}

/**
 * Finds where the list or the object that a constant holds may be changed: by a method, an assignment through it, a function that it is handed
 * to, in this file or in one that imports it. What cannot be told counts as a change.
 *
 * @returns undefined where nothing can change it.
 */
export function findChange(reading: Reading, file: SourceFile, name: Name): Place | undefined {
  return throughName({ reading, names: new Set(), exported: new Set(), exportedAs: [] }, file, name);
}

function throughName(search: Search, file: SourceFile, name: Name): Place | undefined {
  if (search.names.has(name)) return undefined;
  search.names.add(name);
  for (const read of name.reads) {
    const change = throughUse(search, file, read);
    if (change) return change;
  }
  const exported = exportsOf(file).filter(({ local }) => local === name);
  return first(exported, (one) => throughImports(search, file, one.name));
}

/** As `findChange`, for the list or object that a file exports without a name of its own, `export default [...]`. */
export function findChangeOfExport(reading: Reading, file: SourceFile, name: string): Place | undefined {
  return throughImports({ reading, names: new Set(), exported: new Set(), exportedAs: [] }, file, name);
}

/** Finds where another file may give an export another value: the run lets it assign to what `import *` and `require` give. */
export function findAssignment(reading: Reading, file: SourceFile, name: string): Place | undefined {
  return throughImports({ reading, names: new Set(), exported: new Set(), exportedAs: [], isWholeOnly: true }, file, name);
}

/** Looks at what is done with an expression that gives the list or object, or something that holds it. */
function throughUse(search: Search, file: SourceFile, node: SyntaxNode): Place | undefined {
  const parent = file.parentOf(node);
  const on = (): Place | undefined => (parent ? throughUse(search, file, parent) : undefined);
  const is = (part: string): boolean => parent !== undefined && partOf(parent, part) === node;
  switch (parent?.type) {
    case 'BinaryExpression':
    case 'TemplateLiteral':
      // Making a text of an object calls methods that it may have; a template with a tag makes no text, but hands it to a function.
      return runsNothing(search.reading, file, node) && file.parentOf(parent)?.type !== 'TaggedTemplateExpression'
        ? undefined
        : { file, node };
    case 'ExpressionStatement':
    case 'IfStatement':
    case 'WhileStatement':
    case 'DoWhileStatement':
    case 'SwitchStatement':
    case 'SwitchCase':
    case 'ForInStatement':
    // What is exported is looked for in the files that import it.
    case 'ExportSpecifier':
    case 'ExportDefaultDeclaration':
      return undefined;
    case 'UnaryExpression':
      return parent['operator'] === 'delete' ? { file, node } : undefined;
    case 'VariableDeclarator':
      return first(file.namesIn(parent), (name) => throughName(search, file, name));
    case 'ForOfStatement': {
      if (is('right') && isCopied(search.reading, file, node)) return undefined;
      const left = partOf(parent, 'left');
      return is('right') && left?.type === 'VariableDeclaration'
        ? first(file.namesIn(left), (name) => throughName(search, file, name))
        : { file, node };
    }
    case 'ConditionalExpression':
      return is('test') ? undefined : on();
    case 'ArrayExpression':
    case 'ObjectExpression':
    case 'LogicalExpression':
    case 'SequenceExpression':
    case 'AwaitExpression':
    case 'ChainExpression':
      return on();
    case 'SpreadElement':
      return isCopied(search.reading, file, node) ? undefined : on();
    case 'Property':
      return file.parentOf(parent)?.type !== 'ObjectExpression' ? { file, node } : is('value') ? on() : undefined;
    case 'MemberExpression':
      return is('object') ? throughMember(search, file, parent) : undefined;
    case 'CallExpression':
    case 'NewExpression':
      return throughCall(search, file, parent, node);
    default:
      return { file, node };
  }
}

/** Looks at what is done with a property of it. */
function throughMember(search: Search, file: SourceFile, member: SyntaxNode): Place | undefined {
  const [parent, place] = [file.parentOf(member), { file, node: member }];
  if (isOtherExport(search.reading, file, member, search.exportedAs)) return undefined;
  const isTarget = parent !== undefined && (partOf(parent, 'left') === member || parent.type === 'UpdateExpression');
  if (isTarget && parent.type !== 'BinaryExpression' && parent.type !== 'LogicalExpression') return place;
  if (parent?.type === 'UnaryExpression' && parent['operator'] === 'delete') return place;
  if (parent?.type === 'ArrayPattern' || parent?.type === 'RestElement') return place;
  if (parent && /^(?:Call|New)Expression$/.test(parent.type) && partOf(parent, 'callee') === member)
    return throughMethod(search, file, member, parent);
  return canChange(search.reading.written(file, member)) ? throughUse(search, file, member) : patternPlace(file, member);
}

/** A property that cannot be changed itself may still be what a pattern assigns to. */
function patternPlace(file: SourceFile, member: SyntaxNode): Place | undefined {
  const parent = file.parentOf(member);
  const isInPattern = parent?.type === 'Property' && file.parentOf(parent)?.type === 'ObjectPattern' && partOf(parent, 'value') === member;
  return isInPattern ? { file, node: member } : undefined;
}

function throughMethod(search: Search, file: SourceFile, member: SyntaxNode, call: SyntaxNode): Place | undefined {
  const place = { file, node: member };
  const method = member['computed'] === true ? '' : String(partOf(member, 'property')?.['name']);
  const object = partOf(member, 'object') ?? member;
  if (search.reading.written(file, object).kind !== 'list') return place;
  if (readingMethods.includes(method)) return isCopied(search.reading, file, object) ? undefined : throughUse(search, file, call);
  const [shown] = partsOf(call, 'arguments');
  if (!showingMethods.includes(method) || shown?.type !== 'ArrowFunctionExpression' || !isCopied(search.reading, file, object))
    return place;
  // The third parameter would be the list itself.
  const parameters = partsOf(shown, 'params');
  return parameters.length > 2 || parameters.some(({ type }) => type === 'RestElement') ? place : undefined;
}

function throughCall(search: Search, file: SourceFile, call: SyntaxNode, node: SyntaxNode): Place | undefined {
  const callee = partOf(call, 'callee');
  if (!callee || callee === node || call.type === 'NewExpression') return { file, node };
  const global = globalCall(file, callee);
  if (global !== undefined && readingFunctions.test(global)) return runsNothing(search.reading, file, node) ? undefined : { file, node };
  if (global !== undefined && handingFunctions.test(global)) return throughUse(search, file, call);
  const called = search.reading.valueOf(file, callee);
  if (called.kind !== 'function') return { file, node };
  // A scope and the other functions of Onbehalf keep nothing that they are given; `use` gives it back inside of the activity.
  return called.name === 'use' ? throughUse(search, file, call) : undefined;
}

/** Looks at what the files do with it that take it from the one that exports it. */
function throughImports(search: Search, file: SourceFile, name: string): Place | undefined {
  const key = `${file.path} ${name}`;
  if (search.exported.has(key)) return undefined;
  search.exported.add(key);
  return first(search.reading.project.files, (other) =>
    first(search.reading.project.takersOf(other), (taker) => {
      const target = search.reading.project.targetOf(taker);
      if (target?.kind !== 'file' || target.file !== file) return undefined;
      const inside = { ...search, exportedAs: [...search.exportedAs, name] };
      const isWhole = !exportsOf(file).some((one) => one.name === 'default');
      return throughTaker(inside, other, taker, name, isWhole);
    }),
  );
}

/**
 * A name that the other file does not export is looked for in its default export, so every import counts for that.
 *
 * @param isWhole - The other file has no default export, so that a default import gives all of it.
 */
function throughTaker(search: Search, file: SourceFile, taker: SyntaxNode, name: string, isWhole: boolean): Place | undefined {
  switch (taker.type) {
    case 'ImportDeclaration':
      return first(file.namesIn(taker), (local) => {
        const specifier = local.declarations[0]?.node;
        const isNamed = specifier?.type === 'ImportSpecifier' || (specifier?.type === 'ImportDefaultSpecifier' && !isWhole);
        if (isNamed && search.isWholeOnly) return undefined;
        const imported = isNamed ? (nameOf(partOf(specifier, 'imported')) ?? 'default') : name;
        return imported === name || name === 'default' ? throughName(search, file, local) : undefined;
      });
    case 'ExportNamedDeclaration':
      return first(
        exportsOf(file).filter(({ node, taken }) => node === taker && (taken === name || name === 'default' || taken === 'default')),
        (one) => throughImports(search, file, one.name),
      );
    case 'ExportAllDeclaration':
      return wholeReExports(file).includes(taker)
        ? throughImports(search, file, name)
        : first(
            exportsOf(file).filter(({ node }) => node === taker),
            (one) => throughImports(search, file, one.name),
          );
    case 'ImportExpression': {
      const parent = file.parentOf(taker);
      return parent?.type === 'AwaitExpression' ? throughUse(search, file, parent) : { file, node: taker };
    }
    default:
      return throughUse(search, file, taker);
  }
}

function first<Item>(items: readonly Item[], look: (item: Item) => Place | undefined): Place | undefined {
  for (const item of items) {
    const found = look(item);
    if (found) return found;
  }
  return undefined;
}
