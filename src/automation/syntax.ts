import { tsPlugin } from '@sveltejs/acorn-typescript';
import { Parser } from 'acorn';
import { OnbehalfError } from '../core/errors.ts';

/** A node of the syntax tree (ESTree), as far as we look into it. */
export interface SyntaxNode {
  readonly type: string;
  readonly loc?: { readonly start: { readonly line: number; readonly column: number } } | null;
  readonly [part: string]: unknown;
}

/** Made once: that takes longer than most files do. */
const parser = Parser.extend(tsPlugin());

/**
 * Parses TypeScript source without running it.
 *
 * @param file - Name for error messages.
 * @throws OnbehalfError AUTOMATION_INVALID with the line and column of a syntax error.
 */
export function parseTypeScript(source: string, file: string): SyntaxNode {
  try {
    return parser.parse(source, {
      ecmaVersion: 'latest',
      sourceType: 'module',
      locations: true,
      ranges: true,
    }) as unknown as SyntaxNode;
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error);
    throw new OnbehalfError('AUTOMATION_INVALID', `${file} is not valid TypeScript: ${what}.`, { cause: error });
  }
}

/** True for a value that is a syntax node. */
export function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';
}

/** The nodes right below a node, in the order of the source. */
export function childrenOf(node: SyntaxNode): SyntaxNode[] {
  return Object.entries(node).flatMap(([part, value]) => (part === 'loc' ? [] : (Array.isArray(value) ? value : [value]).filter(isNode)));
}

/** The node in a part of another one; undefined where there is none. */
export function partOf(node: SyntaxNode, part: string): SyntaxNode | undefined {
  const value = node[part];
  return isNode(value) ? value : undefined;
}

/** The nodes in a part that is a list; places that were left empty are left out. */
export function partsOf(node: SyntaxNode, part: string): SyntaxNode[] {
  const value = node[part];
  return Array.isArray(value) ? value.filter(isNode) : [];
}

/** The name of an identifier, or of what an import or export names in quotes; undefined for any other node. */
export function nameOf(node: SyntaxNode | undefined): string | undefined {
  if (node?.type === 'Identifier') return String(node['name']);
  return node?.type === 'Literal' && typeof node['value'] === 'string' ? node['value'] : undefined;
}
