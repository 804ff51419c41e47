import type { CelNode } from './cel.ts';
import { functions } from './functions/functions.ts';
import { pathOf, reporter, type Check, type Finding, type Known, type Report } from './known.ts';
import { agree, boolean, inWords, isText, misfit, number, present, text, unknown } from './types.ts';
import type { ValueType } from './value-type.ts';

type Call = Extract<CelNode, { op: 'call' }>;
type Method = Extract<CelNode, { op: 'rcall' }>;

/** Finds the type of what a function gives. */
export function checkCall(node: Call, known: Known, found: Finding, check: Check): ValueType {
  const [name, given] = node.args;
  if (name === 'has') return checkHas(node, known, found, check);
  const types = given.map((one, index) => check(one, name === 'default' && index === 0 ? { ...known, isLenient: true } : known, found));
  const report = reporter(found);
  if (name === 'size') return checkSize(node, types[0], report);
  if (name === 'string') return text;
  if (name === 'double') return number;
  const called = functions.get(name);
  if (!called) return unknown;
  const { takes, gives } = called;
  const least = takes.filter(({ isOptional }) => isOptional !== true).length;
  if (given.length < least || given.length > takes.length) return report(node, `${name} is written ${formOf(name)}.`);
  given.forEach((one, index) => {
    const wanted = takes[index];
    const type = types[index];
    // `default` is there for what may be missing.
    if (!wanted || !type || name === 'default') return;
    const wrong = misfit(type, wanted.type);
    if (wrong !== undefined) report(one, `${wanted.name} of ${name} ${wrong}`);
  });
  const [value, other] = types;
  if (name === 'default' && value && other && !agree(value, other))
    return report(given[1] ?? node, `other of default must be ${inWords(present(value))}, as the value is, and this is ${inWords(other)}.`);
  return gives(...types);
}

/** How a function is called: `round(value, digits?)`. */
export function formOf(name: string): string {
  const takes = functions.get(name)?.takes ?? [];
  return `${name}(${takes.map(({ name: one, isOptional }) => `${one}${isOptional ? '?' : ''}`).join(', ')})`;
}

/** What is asked for may be missing: that is the question. What it lies in may not. */
function checkHas(node: Call, known: Known, found: Finding, check: Check): ValueType {
  const [field, ...more] = node.args[1];
  if (!field || more.length > 0 || field.op !== '.' || pathOf(field) === undefined)
    return reporter(found)(node, 'has asks for a field: has(message.from).');
  check(field, known, found);
  return boolean;
}

function checkSize(node: CelNode, type: ValueType | undefined, report: Report): ValueType {
  if (!type || type.kind === 'unknown' || type.kind === 'list' || type.kind === 'object' || isText(type)) return number;
  if (type.kind === 'stream')
    report(
      node,
      'Results that come one by one are not counted before they are there; hold them with `collect: true`, or count in a forEach.',
    );
  else report(node, `size counts a list or the letters of a text, and this is ${inWords(type)}.`);
  return number;
}

/** What a method takes and gives besides those that loop. */
const textMethods: Readonly<Record<string, { readonly takes: readonly ValueType[]; readonly gives: ValueType }>> = {
  contains: { takes: [text], gives: boolean },
  startsWith: { takes: [text], gives: boolean },
  endsWith: { takes: [text], gives: boolean },
  trim: { takes: [], gives: text },
  split: { takes: [text], gives: { kind: 'list', of: text } },
};

/** Finds the type of what a method gives. */
export function checkMethod(node: Method, known: Known, found: Finding, check: Check): ValueType {
  const [name, receiver, given] = node.args;
  const report = reporter(found);
  const of = check(receiver, known, found);
  if (of.kind === 'optional')
    return report(
      receiver,
      `This may be missing; ask \`has(${pathOf(receiver) ?? '...'})\` first, or give another value: default(${pathOf(receiver) ?? '...'}, ...).`,
    );
  if (name === 'size') return checkSize(node, of, report);
  const onText = textMethods[name];
  if (onText) {
    if (!isText(of) && of.kind !== 'unknown') return report(receiver, `.${name}() works on a text, and this is ${inWords(of)}.`);
    if (given.length !== onText.takes.length)
      return report(node, `.${name}() takes ${onText.takes.length === 0 ? 'nothing' : 'one text'}.`);
    given.forEach((one, index) => {
      const wrong = misfit(check(one, known, found), onText.takes[index] ?? unknown);
      if (wrong !== undefined) report(one, `What .${name}() is given ${wrong}`);
    });
    return onText.gives;
  }
  if (name === 'join') {
    if (of.kind !== 'list' && of.kind !== 'unknown')
      return report(receiver, `.join() works on a list of texts, and this is ${inWords(of)}.`);
    if (of.kind === 'list') {
      const wrong = misfit(of.of, text);
      if (wrong !== undefined) report(receiver, `Each thing of the list ${wrong}`);
    }
    for (const one of given) check(one, known, found);
    return text;
  }
  return checkLoop(node, of, known, found, check);
}

function checkLoop(node: Method, of: ValueType, known: Known, found: Finding, check: Check): ValueType {
  const report = reporter(found);
  const [name, receiver, [variable, body, ...rest]] = node.args;
  if (of.kind === 'stream')
    return report(receiver, 'These are results that come one by one; go through them with forEach, or hold them with `collect: true`.');
  if (of.kind !== 'list' && of.kind !== 'unknown') return report(receiver, `.${name}() works on a list, and this is ${inWords(of)}.`);
  if (variable?.op !== 'id' || !body || (rest.length > 0 && name !== 'map'))
    return report(node, `.${name}() is written list.${name}(one, ...): a name for each thing, and what is asked of it.`);
  if (Object.hasOwn(known.types, variable.args))
    report(variable, `"${variable.args}" is the name of something else here already; choose another one.`);
  const inner: Known = { ...known, types: { ...known.types, [variable.args]: of.kind === 'list' ? of.of : unknown } };
  const bodies = [body, ...rest];
  const types = bodies.map((one) => check(one, inner, found));
  const last = types.at(-1) ?? unknown;
  const mustHold = name === 'map' ? types.slice(0, -1) : types;
  mustHold.forEach((type, index) => {
    if (type.kind !== 'boolean' && type.kind !== 'unknown')
      report(bodies[index] ?? node, `must be true or false, and this is ${inWords(type)}.`);
  });
  if (name === 'map') return { kind: 'list', of: last };
  return name === 'filter' ? (of.kind === 'list' ? of : { kind: 'list', of: unknown }) : boolean;
}
