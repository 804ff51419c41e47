import { childrenOf, type CelNode } from './cel.ts';
import { createBudget, spendOnAllOf } from './budget.ts';
import { compare, equal } from './compare.ts';
import { fail, inExpression } from './failure.ts';
import { computeFunction, computeMethod } from './compute-call.ts';
import { calculated } from './calculated.ts';
import { dateIn } from './functions/moments.ts';
import type { Marks, Scope } from './scope.ts';

/**
 * Computes an expression that was checked, once. Nothing but its own syntax tree is run; every value is plain.
 *
 * @throws ExpressionFailure with a sentence and its place.
 */
export function compute(root: CelNode, variables: Readonly<Record<string, unknown>>, marks: Marks): unknown {
  return valueOf(root, { variables, marks, budget: createBudget() });
}

/** The value of a node. */
export function valueOf(node: CelNode, scope: Scope): unknown {
  inExpression(node, () => scope.budget.spend(1));
  const of = (child: CelNode): unknown => valueOf(child, scope);
  switch (node.op) {
    case 'value':
      return node.args;
    case 'id':
      return named(node, node.args, scope);
    case '.':
      return read(node, of(node.args[0]), node.args[1], scope);
    case '[]':
      return at(node, of(node.args[0]), of(node.args[1]), scope);
    case 'list':
      return node.args.map(of);
    case 'map':
      return Object.fromEntries(node.args.map(([key, value]) => [String(of(key)), of(value)]));
    case '!_':
      return !truth(node.args, scope);
    case '-_':
      return calculated(node, '-', 0, of(node.args));
    case '&&':
      return truth(node.args[0], scope) && truth(node.args[1], scope);
    case '||':
      return truth(node.args[0], scope) || truth(node.args[1], scope);
    case '?:':
      return truth(node.args[0], scope) ? of(node.args[1]) : of(node.args[2]);
    case 'call':
      return computeFunction(node, scope, valueOf);
    case 'rcall':
      return computeMethod(node, scope, valueOf);
    default: {
      const [left, right] = childrenOf(node);
      return left && right ? binary(node, of(left), of(right), scope) : fail(node, 'this cannot be computed');
    }
  }
}

function named(node: CelNode, name: string, { named: inner, variables }: Scope): unknown {
  for (let one = inner; one; one = one.around) if (one.name === name) return one.thing ?? null;
  // The variables of the blocks around hang above those of a block; what hangs above every object is none of them.
  for (let block: unknown = variables; block && block !== Object.prototype; block = Object.getPrototypeOf(block))
    if (Object.hasOwn(block, name)) return variables[name] ?? null;
  return fail(node, 'this is not there');
}

/** The truth of a condition. */
export function truth(node: CelNode, scope: Scope): boolean {
  const value = valueOf(node, scope);
  return typeof value === 'boolean' ? value : fail(node, 'this is neither true nor false');
}

function read(node: CelNode, from: unknown, name: string, { marks }: Scope): unknown {
  // Only what is a value's own is read: nothing of the machine hangs on it.
  if (typeof from === 'object' && from !== null && !Array.isArray(from) && Object.hasOwn(from, name)) {
    const value = (from as Readonly<Record<string, unknown>>)[name];
    if (value !== undefined) return value;
  }
  return marks.maybe.has(node) ? null : fail(node, `"${name}" is not there`);
}

function at(node: CelNode, from: unknown, place: unknown, scope: Scope): unknown {
  if (!Array.isArray(from)) return typeof place === 'number' ? fail(node, 'this is no list') : read(node, from, String(place), scope);
  const things = from as readonly unknown[];
  if (typeof place !== 'number' || !Number.isInteger(place)) return fail(node, 'a place in a list is a whole number');
  return place >= 0 && place < things.length ? things[place] : fail(node, 'the list has no such place; the first one is 0');
}

function binary(node: CelNode, left: unknown, right: unknown, { marks, budget }: Scope): unknown {
  const isEqual = (one: unknown, other: unknown): boolean => {
    inExpression(node, () => spendOnAllOf(one, budget));
    return equal(one, other);
  };
  switch (node.op as string) {
    case '==':
    case '!=':
      return (marks.dates.has(node) ? sameMoment(left, right) : isEqual(left, right)) === ((node.op as string) === '==');
    case 'in':
      if (Array.isArray(right)) return right.some((one) => isEqual(left, one));
      return typeof right === 'object' && right !== null ? Object.hasOwn(right, String(left)) : fail(node, 'this is no list');
    case '<':
    case '<=':
    case '>':
    case '>=': {
      if (typeof left !== typeof right || (typeof left !== 'number' && typeof left !== 'string'))
        return fail(node, `\`${node.op}\` compares two numbers, or two texts`);
      const order = compare(left, right);
      if ((node.op as string) === '<') return order < 0;
      if ((node.op as string) === '<=') return order <= 0;
      return (node.op as string) === '>' ? order > 0 : order >= 0;
    }
    default: {
      const result = calculated(node, node.op, left, right);
      const size = typeof result === 'string' ? result.length / 16 : Array.isArray(result) ? result.length : 0;
      inExpression(node, () => budget.spend(size));
      return result;
    }
  }
}

function sameMoment(one: unknown, other: unknown): boolean {
  const [a, b] = [one, other].map((value) => (typeof value === 'string' ? (dateIn(value) ?? value) : value));
  return equal(a, b);
}
