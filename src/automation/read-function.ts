import type { ScopeOutline } from '../connection/index.ts';
import { exportedFunction } from './reading/declarations.ts';
import { typeReader, type DeclaredField, type DeclaredType } from './reading/declared-types.ts';
import { ourModules } from './reading/our-modules.ts';
import { readProject } from './reading/project.ts';
import { readScope } from './reading/read-scope.ts';
import { createReading } from './reading/reader.ts';
import { scopeCalls } from './reading/scope-calls.ts';
import type { Place, SourceFile } from './reading/source-file.ts';
import { childrenOf, nameOf, parseTypeScript, partOf, partsOf, type SyntaxNode } from './syntax.ts';

/** A function that a file exports, as far as it is known without running it. */
export interface FunctionOutline {
  /** What it takes from the one object that it is given. Left out: that cannot be read. */
  readonly inputs?: Readonly<Record<string, DeclaredField>>;
  readonly result: DeclaredType;
}

/** A file of functions, as far as it is known without running it. */
export interface ModuleOutline {
  /** The function; undefined for a name that the file does not export. */
  readonly function: FunctionOutline | undefined;
  /** The names that the file exports, as far as they are known. */
  readonly exports: readonly string[];
  /** Every scope that the file may open, and the files that it imports, whichever of its functions are called. */
  readonly scopes: readonly ScopeOutline[];
  /** The file and those of its project that it imports, however far away. */
  readonly sources: readonly { readonly shown: string; readonly text: string }[];
}

/**
 * Reads a function that a file exports. Nothing runs.
 *
 * @param path - Absolute path of the file.
 * @param shown - Its name for messages.
 * @param name - The name under which the file exports the function.
 * @throws OnbehalfError AUTOMATION_INVALID as `findScopes`.
 */
export async function readFunction(path: string, shown: string, name: string): Promise<ModuleOutline> {
  const project = await readProject(path, shown);
  const file = project.files.find((one) => one.path === path);
  const exported = file ? exportedFunction(project, file, name) : ({ kind: 'unread' } as const);
  const takesOurs = project.files.some((one) => project.takersOf(one).some((node) => project.targetOf(node)?.kind === 'ours'));
  // A file that takes nothing of ours opens no scope, and all activities need not be loaded to see that.
  const reading = takesOurs ? createReading(project, await ourModules()) : undefined;
  return {
    function: exported.kind === 'nothing' ? undefined : exported.kind === 'function' ? outlineOf(exported) : { result: unread },
    exports: exported.kind === 'nothing' ? [...new Set(exported.known)] : [],
    scopes: reading ? scopeCalls(reading).map((call) => readScope(reading, call)) : [],
    sources: project.files.map((one) => ({ shown: one.shown, text: one.source })),
  };
}

const unread: DeclaredType = { kind: 'unknown' };

function outlineOf({ file, node }: Place): FunctionOutline {
  const program = parseTypeScript(file.source, file.shown);
  const written = sameNode(program, node);
  if (!written) return { result: unread };
  const parameters = partOf(written, 'typeParameters');
  const types = typeReader(program, parameters ? partsOf(parameters, 'params').map((one) => String(one['name'])) : []);
  const inputs = inputsOf(written, types.fieldsOf, file);
  return { result: types.typeOf(partOf(written, 'returnType')), ...(inputs && { inputs }) };
}

/** The node with its types. */
function sameNode(program: SyntaxNode, { type, start, end }: SyntaxNode): SyntaxNode | undefined {
  const nodes = [program];
  for (const node of nodes) {
    if (node.type === type && node['start'] === start && node['end'] === end) return node;
    nodes.push(...childrenOf(node));
  }
  return undefined;
}

/** What a function takes from its first parameter: by its type, or by the names that are taken out of it. */
function inputsOf(
  written: SyntaxNode,
  fieldsOf: (type: SyntaxNode | undefined) => Readonly<Record<string, DeclaredField>> | undefined,
  { source }: SourceFile,
): FunctionOutline['inputs'] {
  const first = partsOf(written, 'params').find((one) => nameOf(one) !== 'this');
  // Whoever takes what it is given by `arguments` says so nowhere.
  if (!first) return /\barguments\b/.test(source) ? undefined : {};
  const parameter = (first.type === 'AssignmentPattern' ? partOf(first, 'left') : first) ?? first;
  const typed = fieldsOf(partOf(parameter, 'typeAnnotation'));
  if (parameter.type !== 'ObjectPattern') return typed;
  const properties = partsOf(parameter, 'properties');
  const names = properties.map((one) => (one.type === 'Property' && one['computed'] !== true ? nameOf(partOf(one, 'key')) : undefined));
  const withDefault = properties.flatMap((one, index) => (partOf(one, 'value')?.type === 'AssignmentPattern' ? [names[index]] : []));
  if (typed)
    return Object.fromEntries(
      Object.entries(typed).map(([name, field]) => [name, withDefault.includes(name) ? { ...field, required: false } : field]),
    );
  if (!names.every((name) => name !== undefined)) return undefined;
  return Object.fromEntries(names.map((name) => [name, { type: unread, required: false }]));
}
