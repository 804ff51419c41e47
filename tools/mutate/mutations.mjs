// Every single-line mutation of a TypeScript source: what a tired hand might take out or turn round.
import { parseAst } from 'rolldown/parseAst';
import { operators } from './operators.mjs';

/** A removed part longer than this is a design, not a line. */
const mostLines = 3;

/** Keys that lead into types, names and what is loaded: nothing there happens at run time, or all of it fails at once. */
const skippedKeys = new Set([
  'typeAnnotation',
  'typeParameters',
  'typeArguments',
  'returnType',
  'superTypeArguments',
  'implements',
  'source',
]);

/**
 * The mutations of one source, in the order of the text, each once.
 * @param {string} source TypeScript.
 * @returns {{ operator: string, line: number, start: number, end: number, replacement: string, from: string, to: string }[]}
 *   `from` and `to` are the whole lines before and after, trimmed; they name the mutation however the lines around it move.
 */
export function mutationsOf(source) {
  const found = new Map();
  visit(parseAst(source, { lang: 'ts' }), undefined, undefined, (node, parent, key) => {
    for (const [operator, mutate] of Object.entries(operators))
      for (const { start, end, replacement } of mutate(node, { parent, key, source })) {
        const mutation = described(source, operator, start, end, replacement);
        const name = `${mutation.firstLine}\n${mutation.to}`;
        if (mutation.to !== mutation.from && mutation.lines <= mostLines && !found.has(name)) found.set(name, mutation);
      }
  });
  return [...found.values()].toSorted((one, other) => one.start - other.start);
}

/** The source with one mutation in it. */
export function mutated(source, { start, end, replacement }) {
  return source.slice(0, start) + replacement + source.slice(end);
}

function described(source, operator, start, end, replacement) {
  const firstLine = source.lastIndexOf('\n', start - 1) + 1;
  const next = source.indexOf('\n', end);
  const lastLine = next === -1 ? source.length : next;
  const from = source.slice(firstLine, lastLine);
  const to = source.slice(firstLine, start) + replacement + source.slice(end, lastLine);
  const line = source.slice(0, start).split('\n').length;
  return { operator, line, start, end, replacement, firstLine, lines: from.split('\n').length, from: tidy(from), to: tidy(to) };
}

function tidy(lines) {
  return lines
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
}

function visit(node, parent, key, each) {
  if (Array.isArray(node)) {
    for (const item of node) visit(item, parent, key, each);
    return;
  }
  if (typeof node !== 'object' || node === null || typeof node.type !== 'string') return;
  if (isType(node) || node.type === 'ImportDeclaration') return;
  each(node, parent, key);
  for (const [name, child] of Object.entries(node)) if (!skippedKeys.has(name)) visit(child, node, name, each);
}

/** `x as T`, `x satisfies T` and `x!` hold an expression; all else of TypeScript is gone at run time. */
function isType({ type }) {
  return type.startsWith('TS') && !['TSAsExpression', 'TSSatisfiesExpression', 'TSNonNullExpression'].includes(type);
}
