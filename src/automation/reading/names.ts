import { nameOf, partOf, type SyntaxNode } from '../syntax.ts';
import { carriesScope } from './carries-scope.ts';
import { unlessChanged } from './unless-changed.ts';
import { valueInPattern } from './patterns.ts';
import type { Reading } from './reading.ts';
import type { Name, SourceFile } from './source-file.ts';
import { later, unknown, type Value } from './value.ts';

/**
 * What a name stands for: a constant by what it was given, as long as nothing may change that; an import by what it imports.
 *
 * @param node - Where the name is used, for messages.
 */
export function valueOfName(reading: Reading, file: SourceFile, name: Name, node: SyntaxNode): Value {
  const [declaration, again] = name.declarations;
  const at = { file, node };
  if (!declaration || again) return unknown(at, 'is declared more than once, so its value is only known when the file runs');
  switch (declaration.type) {
    case 'ImportBinding':
      return imported(reading, file, declaration.node, declaration.parent ?? declaration.node, node);
    case 'Variable':
      return constant(reading, file, name, declaration.node, node);
    case 'Parameter':
      return unknown(at, 'is a parameter, so it has a value only when the file runs');
    default:
      return unknown(at, later);
  }
}

function imported(reading: Reading, file: SourceFile, specifier: SyntaxNode, declaration: SyntaxNode, node: SyntaxNode): Value {
  const name = importedName(specifier);
  const value = reading.taken(file, declaration, name);
  const target = reading.project.targetOf(declaration);
  const isRound = target?.kind === 'file' && reading.project.reaches(target.file, file);
  if (!isRound || name === '*' || carriesScope(reading, value)) return value;
  return unknown(
    { file, node },
    'comes from a file that takes this one as well, so it may not be there yet',
    'Move it to a file that both take.',
  );
}

/** What a part of an import declaration names; `*` for all of the module. */
export function importedName(specifier: SyntaxNode): string {
  if (specifier.type === 'ImportNamespaceSpecifier') return '*';
  return specifier.type === 'ImportDefaultSpecifier' ? 'default' : (nameOf(partOf(specifier, 'imported')) ?? '');
}

function constant(reading: Reading, file: SourceFile, name: Name, declarator: SyntaxNode, node: SyntaxNode): Value {
  const at = { file, node };
  const kind = String(file.parentOf(declarator)?.['kind']);
  const [id, init] = [partOf(declarator, 'id'), partOf(declarator, 'init')];
  if (kind === 'let' || kind === 'var')
    return unknown(at, `is declared with \`${kind}\`, so it may have another value by then`, 'Declare it with `const`.');
  if (kind !== 'const' || !id || !init) return unknown(at, later);
  const value = valueInPattern(reading, file, id, reading.valueOf(file, init), name.name) ?? unknown(at, later);
  if (value.kind !== 'list' && value.kind !== 'object') return value;
  return unlessChanged(value, at, reading.changeOf(file, name));
}
