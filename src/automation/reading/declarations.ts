import { nameOf, partOf, type SyntaxNode } from '../syntax.ts';
import { exportsOf, wholeReExports, type Export } from './exports.ts';
import { importedName } from './names.ts';
import type { Project } from './project.ts';
import type { Name, Place, SourceFile } from './source-file.ts';

/** What a file exports under a name. */
export type Exported =
  /** Its parameters and its body stand there. */
  | ({ readonly kind: 'function' } & Place)
  /** It is there, and what it is shows when the file runs. */
  | { readonly kind: 'unread' }
  | { readonly kind: 'nothing'; readonly known: readonly string[] };

const functions: readonly string[] = ['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression'];

/** Looks where the function stands that a file exports under a name, also where it comes from another file of the project. */
export function exportedFunction(project: Project, file: SourceFile, name: string, seen: readonly SourceFile[] = []): Exported {
  if (seen.includes(file)) return { kind: 'unread' };
  const own = exportsOf(file);
  const found = own.find((one) => one.name === name);
  const path = [...seen, file];
  if (found) return ofExport(project, file, found, path);
  // What is assigned to `module.exports` is no declaration.
  if (own.length === 0 && !hasExports(file)) return { kind: 'unread' };
  const through = wholeReExports(file).map((node) => taken(project, node, name, path));
  const known = [...own.map((one) => one.name), ...through.flatMap((one) => (one.kind === 'nothing' ? one.known : []))];
  return through.find(({ kind }) => kind === 'function') ?? through.find(({ kind }) => kind === 'unread') ?? { kind: 'nothing', known };
}

function hasExports(file: SourceFile): boolean {
  return file.nodes.some(({ type }) => type.startsWith('Export'));
}

function ofExport(project: Project, file: SourceFile, { local, node, taken: from }: Export, path: readonly SourceFile[]): Exported {
  if (from !== undefined) return taken(project, node, from, path);
  return local ? ofName(project, file, local, path) : ofNode(file, node);
}

function ofNode(file: SourceFile, node: SyntaxNode | undefined): Exported {
  return node && functions.includes(node.type) ? { kind: 'function', file, node } : { kind: 'unread' };
}

function ofName(project: Project, file: SourceFile, name: Name, path: readonly SourceFile[]): Exported {
  const [declaration, again] = name.declarations;
  if (!declaration || again) return { kind: 'unread' };
  const { type, node, parent } = declaration;
  if (type === 'ImportBinding' && parent) return taken(project, parent, importedName(node), path);
  if (type === 'FunctionName') return ofNode(file, node);
  const isConstant = type === 'Variable' && file.parentOf(node)?.['kind'] === 'const' && nameOf(partOf(node, 'id')) === name.name;
  return isConstant ? ofNode(file, partOf(node, 'init')) : { kind: 'unread' };
}

function taken(project: Project, node: SyntaxNode, name: string, path: readonly SourceFile[]): Exported {
  const target = project.targetOf(node);
  return target?.kind === 'file' && name !== '*' ? exportedFunction(project, target.file, name, path) : { kind: 'unread' };
}
