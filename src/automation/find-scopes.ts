import { OnbehalfError } from '../core/errors.ts';
import { isNode, lineOf, nodesOf, parseTypeScript, propertyOf, type SyntaxNode } from './syntax.ts';
import { readWrittenSettings, type WrittenSettings } from './written-settings.ts';

/** An activity as an automation lists it. */
export interface ListedActivity {
  /** `mail.list` */
  readonly name: string;
  /** What `use(...)` says about it. */
  readonly given: Readonly<Record<string, boolean>>;
  readonly line: number;
}

/** One Microsoft 365 Scope in an automation. */
export interface ListedScope {
  readonly line: number;
  readonly activities: readonly ListedActivity[];
  /** The scope works on another mailbox. */
  readonly mailbox: boolean;
  /** Permissions that the scope adds or takes away by hand. */
  readonly add: readonly string[];
  readonly remove: readonly string[];
  /** The connection and the settings beside it. */
  readonly settings: WrittenSettings;
}

/**
 * Finds the scopes of a TypeScript automation and the activities that each lists, without running it.
 * What is commented out does not count.
 *
 * @param file - Name for error messages.
 * @throws OnbehalfError AUTOMATION_INVALID with the line, when the source does not parse or an activity is not listed literally.
 */
export function findScopes(source: string, file: string): ListedScope[] {
  const program = parseTypeScript(source, file);
  const names = importedNames(program);
  const constants = constantsOf(program);
  const scopes: ListedScope[] = [];
  for (const node of nodesOf(program)) {
    if (node.type !== 'CallExpression' || names.get(identifier(node['callee']) ?? '') !== 'microsoft365Scope') continue;
    scopes.push(readScope(node, { file, names, constants }));
  }
  return scopes;
}

interface Reading {
  readonly file: string;
  /** Local name to what it stands for: `microsoft365Scope`, `use`, `mail.*`, `mail.list`. */
  readonly names: ReadonlyMap<string, string>;
  readonly constants: ReadonlyMap<string, SyntaxNode>;
}

function readScope(call: SyntaxNode, reading: Reading): ListedScope {
  const [settings] = call['arguments'] as SyntaxNode[];
  const object = settings && resolve(settings, reading);
  const list = object?.type === 'ObjectExpression' ? propertyOf(object, 'activities') : undefined;
  if (!object || !list)
    throw unreadable(call, reading, 'has no `activities` that can be read; list them in the call, `activities: [mail.list, mail.move]`');
  const permissions = propertyOf(object, 'permissions');
  return {
    line: lineOf(call),
    activities: elements(list, reading).map((element) => readActivity(element, reading)),
    mailbox: propertyOf(object, 'mailbox') !== undefined,
    add: texts(permissions && propertyOf(permissions, 'add'), reading),
    remove: texts(permissions && propertyOf(permissions, 'remove'), reading),
    settings: readWrittenSettings(object, (node) => resolve(node, reading)),
  };
}

function elements(list: SyntaxNode, reading: Reading): SyntaxNode[] {
  const array = resolve(list, reading);
  if (array.type !== 'ArrayExpression')
    throw unreadable(list, reading, 'is not a list that can be read without running the file; write the activities in brackets');
  return (array['elements'] as (SyntaxNode | null)[]).flatMap((element) => {
    if (!element) return [];
    return element.type === 'SpreadElement' ? elements(element['argument'] as SyntaxNode, reading) : [element];
  });
}

function readActivity(element: SyntaxNode, reading: Reading): ListedActivity {
  const node = resolve(element, reading);
  if (node.type === 'CallExpression' && reading.names.get(identifier(node['callee']) ?? '') === 'use') {
    const [activity, given] = node['arguments'] as SyntaxNode[];
    if (activity && given) return { ...readActivity(activity, reading), given: booleans(resolve(given, reading)) };
  }
  const name = node.type === 'MemberExpression' ? memberName(node, reading) : reading.names.get(identifier(node) ?? '');
  if (!name?.includes('.') || name.endsWith('.*')) {
    throw unreadable(element, reading, 'is not an activity that can be read without running the file; name it, `mail.list`');
  }
  return { name, given: {}, line: lineOf(element) };
}

function memberName(node: SyntaxNode, { names }: Reading): string | undefined {
  const area = names.get(identifier(node['object']) ?? '');
  const verb = identifier(node['property']);
  return area?.endsWith('.*') && verb ? `${area.slice(0, -1)}${verb}` : undefined;
}

function booleans(object: SyntaxNode): Record<string, boolean> {
  const entries = ((object['properties'] as SyntaxNode[] | undefined) ?? []).flatMap((property) => {
    const [key, value] = [property['key'], property['value']];
    return isNode(key) && isNode(value) && typeof value['value'] === 'boolean'
      ? [[String(key['name'] ?? key['value']), value['value']] as const]
      : [];
  });
  return Object.fromEntries(entries);
}

function texts(list: SyntaxNode | undefined, reading: Reading): string[] {
  return list ? elements(list, reading).flatMap((element) => (typeof element['value'] === 'string' ? [element['value']] : [])) : [];
}

function identifier(node: unknown): string | undefined {
  return isNode(node) && node.type === 'Identifier' ? String(node['name']) : undefined;
}

/** Follows constants and looks through `as const` and `satisfies`. */
function resolve(node: SyntaxNode, reading: Reading): SyntaxNode {
  if (node.type.startsWith('TS') && isNode(node['expression'])) return resolve(node['expression'], reading);
  const constant = reading.constants.get(identifier(node) ?? '');
  return constant ? resolve(constant, reading) : node;
}

function unreadable(node: SyntaxNode, { file }: Reading, problem: string): OnbehalfError {
  return new OnbehalfError('AUTOMATION_INVALID', `${file}, line ${lineOf(node)}: this ${problem}.`, {
    details: { file, line: lineOf(node) },
  });
}

/** What the names of the file stand for, where they come from Onbehalf. */
function importedNames(program: SyntaxNode): Map<string, string> {
  const names = new Map<string, string>();
  for (const statement of program['body'] as SyntaxNode[]) {
    if (statement.type !== 'ImportDeclaration') continue;
    const source = String((statement['source'] as SyntaxNode)['value']);
    const [, area] = /^onbehalf\/activities\/([a-z]+)$/.exec(source) ?? [];
    if (!area && source !== 'onbehalf' && source !== 'onbehalf/activities') continue;
    for (const specifier of statement['specifiers'] as SyntaxNode[]) {
      const local = identifier(specifier['local']) ?? '';
      const imported = identifier(specifier['imported']);
      if (area) names.set(local, specifier.type === 'ImportNamespaceSpecifier' ? `${area}.*` : `${area}.${imported ?? local}`);
      else if (imported === 'microsoft365Scope' || imported === 'use') names.set(local, imported);
      else if (imported) names.set(local, `${imported}.*`);
    }
  }
  return names;
}

/** What a constant may be, to be followed. */
const constantTypes: readonly string[] = [
  'ArrayExpression',
  'ObjectExpression',
  'MemberExpression',
  'CallExpression',
  'Literal',
  'TSAsExpression',
  'TSSatisfiesExpression',
];

function constantsOf(program: SyntaxNode): Map<string, SyntaxNode> {
  const constants = new Map<string, SyntaxNode>();
  for (const node of nodesOf(program)) {
    if (node.type !== 'VariableDeclaration' || node['kind'] !== 'const') continue;
    for (const declaration of node['declarations'] as SyntaxNode[]) {
      const name = identifier(declaration['id']);
      const value = declaration['init'];
      if (name && isNode(value) && constantTypes.includes(value.type)) {
        constants.set(name, value);
      }
    }
  }
  return constants;
}
