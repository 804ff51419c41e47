import { nearest } from '../../core/nearest.ts';
import { eachNode, type CelNode } from './cel.ts';
import type { ExpressionProblem } from './expression-problem.ts';
import { functions } from './functions/functions.ts';
import { isMacro } from './macros.ts';

/** Functions of the language itself that are let through: they are cheap, and give what JSON has. */
const ownFunctions: ReadonlySet<string> = new Set(['size', 'has', 'string', 'double']);
/** Its methods that are let through. */
const ownMethods: readonly string[] = [
  'map',
  'filter',
  'all',
  'exists',
  'exists_one',
  'contains',
  'startsWith',
  'endsWith',
  'trim',
  'split',
  'join',
  'size',
];

/** Loops over lists inside of loops over lists: more than two of them take longer than anybody waits. */
const mostLoops = 2;

/** What an expression may not hold, whatever the types: calls that are not known, and loops that lie too deep. */
export function refusalsIn(root: CelNode): ExpressionProblem[] {
  const problems: ExpressionProblem[] = [];
  const refuse = ({ start, end }: CelNode, message: string): void => void problems.push({ message, start, end });
  eachNode(root, (node) => {
    if (node.op === 'call' && !ownFunctions.has(node.args[0]) && !functions.has(node.args[0])) refuse(node, unknownFunction(node.args[0]));
    if (node.op === 'rcall' && !ownMethods.includes(node.args[0])) refuse(node, unknownMethod(node.args[0]));
    if (node.op === 'value' && (typeof node.args === 'bigint' || (typeof node.args === 'object' && node.args !== null)))
      refuse(node, 'A number stands as it is, up to 9007199254740991, and without letters behind it; there are no bytes.');
    if (node.op === 'map' && node.args.some(([key]) => key.op === 'value' && String(key.args).startsWith('__')))
      refuse(node, 'Names that begin with `__` cannot be used.');
    if (node.op === '.?' || node.op === '[?]')
      refuse(node, '`?` has no meaning here; write default(value, other) for what may be missing.');
    if (
      (node.op === '.' && typeof node.args[1] === 'string' && node.args[1].startsWith('__')) ||
      (node.op === 'id' && node.args.startsWith('__'))
    )
      refuse(node, 'Names that begin with `__` cannot be read.');
  });
  const deep = tooDeep(root, 0);
  if (deep) refuse(deep, `Loops over lists lie more than ${mostLoops} deep; compute the inner one in a step before, with \`set\`.`);
  return problems;
}

function unknownFunction(name: string): string {
  const known = [...ownFunctions, ...functions.keys()];
  const close = nearest(name, known);
  if (ownMethods.includes(name)) return `"${name}" is written behind what it works on: value.${name}(...).`;
  return close === undefined
    ? `There is no function "${name}"; there are ${known.toSorted().join(', ')}.`
    : `There is no function "${name}"; did you mean ${close}?`;
}

function unknownMethod(name: string): string {
  if (name === 'matches') return '`matches` could take for ever; use like(text, "invoice*").';
  if (functions.has(name)) return `"${name}" is a function: ${name}(value), not value.${name}().`;
  const close = nearest(name, ownMethods);
  return close === undefined
    ? `There is no ".${name}()"; there are ${ownMethods.map((one) => `.${one}()`).join(', ')}.`
    : `There is no ".${name}()"; did you mean .${close}()?`;
}

function tooDeep(node: CelNode, depth: number): CelNode | undefined {
  const isLoop = node.op === 'rcall' && isMacro(node.args[0]);
  if (isLoop && depth >= mostLoops) return node;
  const below = [node.args].flat(3).filter((part): part is CelNode => typeof part === 'object' && part !== null && 'op' in part);
  const receiver = node.op === 'rcall' ? node.args[1] : undefined;
  for (const child of below) {
    // What a loop goes over is computed once, before it.
    const found = tooDeep(child, isLoop && child !== receiver ? depth + 1 : depth);
    if (found) return found;
  }
  return undefined;
}
