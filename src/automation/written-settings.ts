import { isNode, nameOfKey, type SyntaxNode } from './syntax.ts';

/** What a scope says about its connection in its own source. */
export interface WrittenSettings {
  /** Settings whose values stand there, by name. */
  readonly values: Readonly<Record<string, unknown>>;
  /** Settings that only have a value when the file runs; `...` for a whole object that is spread in. */
  readonly unread: readonly string[];
}

/** Properties of a scope that say nothing about its connection. */
const other: readonly string[] = ['activities', 'mailbox', 'permissions', 'signal'];

/**
 * Reads the settings of a scope from an object literal: texts, numbers, truth values and lists of them, also through constants.
 *
 * @param resolve - Follows constants.
 */
export function readWrittenSettings(object: SyntaxNode, resolve: (node: SyntaxNode) => SyntaxNode): WrittenSettings {
  const values: Record<string, unknown> = {};
  const unread: string[] = [];
  for (const property of (object['properties'] as SyntaxNode[] | undefined) ?? []) {
    if (property.type === 'SpreadElement') {
      const spread = resolve(property['argument'] as SyntaxNode);
      const inner = spread.type === 'ObjectExpression' ? readWrittenSettings(spread, resolve) : { values: {}, unread: ['...'] };
      Object.assign(values, inner.values);
      unread.push(...inner.unread);
      continue;
    }
    const name = nameOfKey(property);
    if (name !== undefined && other.includes(name)) continue;
    const value = isNode(property['value']) ? valueOf(property['value'], resolve) : unknown;
    if (name === undefined || value === unknown) unread.push(name ?? '...');
    else values[name] = value;
  }
  return { values, unread: [...new Set(unread)] };
}

const unknown = Symbol('only known when the file runs');

function valueOf(written: SyntaxNode, resolve: (node: SyntaxNode) => SyntaxNode): unknown {
  const node = resolve(written);
  if (node.type === 'Literal') return node['value'];
  if (node.type === 'Identifier' && node['name'] === 'undefined') return undefined;
  if (node.type === 'TemplateLiteral' && (node['expressions'] as unknown[]).length === 0) {
    const [text] = node['quasis'] as SyntaxNode[];
    return (text?.['value'] as { cooked?: string } | undefined)?.cooked;
  }
  if (node.type !== 'ArrayExpression') return unknown;
  const items = (node['elements'] as (SyntaxNode | null)[]).map((element) => (element ? valueOf(element, resolve) : unknown));
  return items.includes(unknown) ? unknown : items;
}
