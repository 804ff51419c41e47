import { allowLength, spendOnAllOf, type Budget } from './budget.ts';
import type { CelNode } from './cel.ts';
import { fail, inExpression } from './failure.ts';
import { functions } from './functions/functions.ts';
import { textOf, writtenOut } from './functions/texts.ts';
import { isMacro } from './macros.ts';
import type { Scope } from './scope.ts';

type Call = Extract<CelNode, { op: 'call' }>;
type Method = Extract<CelNode, { op: 'rcall' }>;
type ValueOf = (node: CelNode, scope: Scope) => unknown;

/** What a function gives. */
export function computeFunction(node: Call, scope: Scope, valueOf: ValueOf): unknown {
  const [name, given] = node.args;
  const { budget } = scope;
  if (name === 'has') return isThere(given[0], scope, valueOf);
  const values = given.map((one) => valueOf(one, scope));
  return inExpression(node, () => {
    const called = functions.get(name);
    for (const value of values) if (called?.looksDeep || !called) spendOnAllOf(value, budget);
    if (called) {
      spendOn(values, budget);
      budget.spend(called.work?.(...values) ?? 0);
      return called.run(...values);
    }
    if (name === 'size') return sizeOf(values[0]);
    if (name === 'string') return writtenOut(values[0]);
    const number = typeof values[0] === 'string' && values[0].trim() !== '' ? Number(values[0]) : values[0];
    if (typeof number !== 'number' || !Number.isFinite(number)) throw new Error('it needs a number.');
    return number;
  });
}

/** Asks for a field: true where it is there, and is not nothing. */
function isThere(field: CelNode | undefined, scope: Scope, valueOf: ValueOf): boolean {
  if (field?.op !== '.') return false;
  const from = valueOf(field.args[0], scope);
  if (typeof from !== 'object' || from === null || !Object.hasOwn(from, field.args[1])) return false;
  return ((from as Readonly<Record<string, unknown>>)[field.args[1]] ?? null) !== null;
}

/** Going through lists and texts once; sorting takes a little more than that. */
function spendOn(values: readonly unknown[], budget: Budget): void {
  for (const value of values) {
    if (Array.isArray(value)) budget.spend(value.length * Math.max(1, Math.log2(value.length || 1)));
    else if (typeof value === 'string') budget.spend(value.length / 16);
  }
}

function sizeOf(value: unknown): number {
  // Letters, not UTF-16 units, as people count.
  if (typeof value === 'string') return [...value].length;
  if (typeof value !== 'object' || value === null) throw new Error('it counts the things of a list or the letters of a text.');
  return Array.isArray(value) ? value.length : Object.keys(value).length;
}

const onTexts: Readonly<Record<string, (text: string, given: string) => unknown>> = {
  contains: (text, given) => text.includes(given),
  startsWith: (text, given) => text.startsWith(given),
  endsWith: (text, given) => text.endsWith(given),
  split: (text, given) => (given === '' ? [...text] : text.split(given)),
};

/** What a method gives. */
export function computeMethod(node: Method, scope: Scope, valueOf: ValueOf): unknown {
  const [name, receiver, given] = node.args;
  const of = valueOf(receiver, scope);
  if (isMacro(name)) return computeLoop(node, of, scope, valueOf);
  const values = given.map((one) => valueOf(one, scope));
  return inExpression(node, () => {
    spendOn([of, ...values], scope.budget);
    if (name === 'size') return sizeOf(of);
    if (name === 'trim') return textOf(of).trim();
    if (name === 'join') return joined(of, values.length === 0 ? '' : textOf(values[0]));
    const method = onTexts[name];
    if (!method) throw new Error('there is no such method.');
    return method(textOf(of), textOf(values[0]));
  });
}

function joined(things: unknown, between: string): string {
  if (!Array.isArray(things)) throw new Error('it needs a list.');
  const texts = things.map(textOf);
  allowLength(texts.reduce((length, text) => length + text.length + between.length, 0));
  return texts.join(between);
}

function computeLoop(node: Method, things: unknown, scope: Scope, valueOf: ValueOf): unknown {
  const [name, receiver, [variable, ...bodies]] = node.args;
  if (!Array.isArray(things)) return fail(receiver, 'this is no list');
  const [first, last] = [bodies[0], bodies.at(-1)];
  if (variable?.op !== 'id' || !first || !last) return fail(node, 'this loop is not whole');
  const inside = (one: unknown): Scope => ({ ...scope, named: { name: variable.args, thing: one, around: scope.named } });
  const holds = (one: unknown): boolean => {
    const value = valueOf(first, inside(one));
    return typeof value === 'boolean' ? value : fail(first, 'this is neither true nor false');
  };
  switch (name) {
    case 'map':
      return (bodies.length > 1 ? things.filter(holds) : things).map((one: unknown) => valueOf(last, inside(one)));
    case 'filter':
      return things.filter(holds);
    case 'all':
      return things.every(holds);
    case 'exists':
      return things.some(holds);
    default:
      return things.filter(holds).length === 1;
  }
}
