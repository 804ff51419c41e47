import { nameOf, partOf, partsOf, type SyntaxNode } from '../syntax.ts';
import { carriesScope } from './carries-scope.ts';
import type { Reading } from './reading.ts';
import { idOf, type Name, type SourceFile } from './source-file.ts';
import { unlessChanged } from './unless-changed.ts';
import { isThere, unknown, type Value } from './value.ts';

/** What a file exports under a name of its own. */
export interface Export {
  readonly name: string;
  /** The name inside of the file; undefined where it is an expression or comes from another file. */
  readonly local?: Name;
  /** `export default x`, or the declaration that takes it from another file. */
  readonly node: SyntaxNode;
  /** The name in the other file; `*` for all of it. */
  readonly taken?: string;
}

/** The exports of a file that have names; those of `export * from` come besides. */
export function exportsOf(file: SourceFile): Export[] {
  return partsOf(file.program, 'body').flatMap((node): Export[] => {
    if (node.type === 'ExportDefaultDeclaration') {
      const declaration = partOf(node, 'declaration') ?? node;
      const names = /^(?:Function|Class)Declaration$/.test(declaration.type)
        ? file.namesIn(declaration).slice(0, 1)
        : [file.nameAt(declaration)];
      return [{ name: 'default', node: declaration, ...(names[0] && { local: names[0] }) }];
    }
    if (node.type === 'ExportAllDeclaration') {
      const name = nameOf(partOf(node, 'exported'));
      return name === undefined ? [] : [{ name, node, taken: '*' }];
    }
    if (node.type !== 'ExportNamedDeclaration') return [];
    const declaration = partOf(node, 'declaration');
    if (declaration) return declaredBy(file, declaration).map((local) => ({ name: local.name, node, local }));
    return partsOf(node, 'specifiers').map((specifier): Export => {
      const [inner, name = ''] = [partOf(specifier, 'local'), nameOf(partOf(specifier, 'exported'))];
      if (partOf(node, 'source')) return { name, node, taken: nameOf(inner) ?? '' };
      const local = inner && file.nameAt(inner);
      return { name, node: specifier, ...(local && { local }) };
    });
  });
}

function declaredBy(file: SourceFile, declaration: SyntaxNode): readonly Name[] {
  // A function declares its parameters too; its own name comes first.
  return declaration.type === 'VariableDeclaration' ? file.namesIn(declaration) : file.namesIn(declaration).slice(0, 1);
}

/**
 * What a file exports under a name, through re-exports. As in the run, a name that is not exported is looked for in the default export, and a
 * file without a default export gives all it exports as that.
 *
 * @param seen - Where the search came along; it ends where it would go round.
 */
export function exportOf(reading: Reading, file: SourceFile, name: string, seen: readonly string[] = []): Value {
  return findExport(reading, file, name, seen) ?? unknown({ file, node: file.program }, `exports no ${name} that can be read`);
}

function findExport(reading: Reading, file: SourceFile, name: string, seen: readonly string[]): Value | undefined {
  const key = `${file.path} ${name}`;
  if (seen.includes(key)) return undefined;
  const path = [...seen, key];
  const own = exportsOf(file);
  const found = own.find((one) => one.name === name);
  if (found) return orWhole(reading, file, name, valueOfExport(reading, file, found, path));
  if (name === 'default') return { kind: 'exports', file };
  const through = wholeReExports(file).flatMap((node) => takenFrom(reading, file, node, name, path) ?? []);
  if (through.length > 0) return through.find((value) => carriesScope(reading, value)) ?? (through.length === 1 ? through[0] : undefined);
  if (!own.some((one) => one.name === 'default')) return undefined;
  return reading.memberOf(exportOf(reading, file, 'default', path), name, file, file.program);
}

/** A default export that is null or undefined is none; of one that is only known when the file runs, the file may give all it exports instead. */
function orWhole(reading: Reading, file: SourceFile, name: string, value: Value | undefined): Value | undefined {
  if (name !== 'default' || !value || isThere(value)) return value;
  const whole: Value = { kind: 'exports', file };
  if (value.kind !== 'unknown') return whole;
  return carriesScope(reading, whole) ? { ...value, mayCarryScope: true } : value;
}

/** Every `export * from` of a file. */
export function wholeReExports(file: SourceFile): SyntaxNode[] {
  return partsOf(file.program, 'body').filter((node) => node.type === 'ExportAllDeclaration' && !partOf(node, 'exported'));
}

function valueOfExport(
  reading: Reading,
  file: SourceFile,
  { name, local, node, taken }: Export,
  path: readonly string[],
): Value | undefined {
  if (taken !== undefined) return takenFrom(reading, file, node, taken, path);
  if (local) {
    const value = reading.valueOfName(file, local);
    const isFixed = value.kind === 'known' || value.kind === 'some' || value.kind === 'activity';
    return isFixed ? unlessChanged(value, { file, node: idOf(local) ?? node }, reading.assignmentTo(file, name)) : value;
  }
  const value = reading.valueOf(file, node);
  return value.kind === 'list' || value.kind === 'object'
    ? unlessChanged(value, { file, node }, reading.changeOfExport(file, name))
    : value;
}

/**
 * What a declaration or a call takes from another module; undefined for what that does not have.
 *
 * @param name - `*` for all of it.
 */
export function takenFrom(
  reading: Reading,
  file: SourceFile,
  node: SyntaxNode,
  name: string,
  seen: readonly string[] = [],
): Value | undefined {
  const target = reading.project.targetOf(node);
  if (target?.kind === 'file') return name === '*' ? { kind: 'exports', file: target.file } : findExport(reading, target.file, name, seen);
  const ours = target?.kind === 'ours' ? reading.ours.get(target.module) : undefined;
  if (!ours) return unknown({ file, node }, 'comes from a module that is not read');
  // The run gives a module without a default export as its own default.
  if (name === '*' || name === 'default') return ours;
  return ours.kind === 'ours' ? ours.members.get(name) : undefined;
}

/** All that a file exports, what it takes over from other files included. */
export function allExports(reading: Reading, file: SourceFile): Value[] {
  return [
    ...exportsOf(file).flatMap((one) => valueOfExport(reading, file, one, [`${file.path} ${one.name}`]) ?? []),
    ...wholeReExports(file).flatMap((node) => takenFrom(reading, file, node, '*') ?? []),
  ];
}
