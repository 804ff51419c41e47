import { nearest } from '../../core/nearest.ts';
import type { CelNode } from './cel.ts';
import { checkCall, checkMethod } from './check-call.ts';
import { pathOf, reporter, type Finding, type Known, type Report } from './known.ts';
import { agree, date, either, inWords, isText, number, orMissing, present, text, typeOfAll, unknown } from './types.ts';
import type { ValueType } from './value-type.ts';

/** Finds the type of a node, and everything that is wrong below it. */
export function checkNode(node: CelNode, known: Known, found: Finding): ValueType {
  const check = (child: CelNode, at: Known = known): ValueType => checkNode(child, at, found);
  const report = reporter(found);
  switch (node.op) {
    case 'value':
      return typeOfLiteral(node.args);
    case 'id':
      return readName(node, node.args, known, report);
    case '.':
      return readField(node, node.args[0], node.args[1], known, found);
    case '[]': {
      const [what, key] = node.args;
      if (key.op === 'value' && typeof key.args === 'string') return readField(node, what, key.args, known, found, key);
      const [of, at] = [check(node.args[0]), check(node.args[1])];
      return indexed(node, of, at, report);
    }
    case 'call':
      return checkCall(node, known, found, checkNode);
    case 'rcall':
      return checkMethod(node, known, found, checkNode);
    case 'list':
      return { kind: 'list', of: typeOfAll(node.args.map((item) => check(item))) };
    case 'map': {
      const fields = node.args.map(([key, value]) => [key.op === 'value' ? String(key.args) : '', check(value)] as const);
      return { kind: 'object', fields: Object.fromEntries(fields), open: fields.some(([key]) => key === '') };
    }
    case '!_':
      needBoolean(node.args, check(node.args), report);
      return { kind: 'boolean' };
    case '-_':
      needNumber(node.args, check(node.args), report);
      return number;
    case '&&':
    case '||': {
      const [left, right] = node.args;
      needBoolean(left, check(left), report);
      needBoolean(right, check(right, node.op === '&&' ? withPresent(known, left, true) : withPresent(known, left, false)), report);
      return { kind: 'boolean' };
    }
    case '?:': {
      const [condition, yes, no] = node.args;
      needBoolean(condition, check(condition), report);
      const [one, other] = [check(yes, withPresent(known, condition, true)), check(no, withPresent(known, condition, false))];
      if (!agree(one, other))
        return report(no, `must be ${inWords(one)} as well: both sides of \`? :\` have to be of one kind, and this is ${inWords(other)}.`);
      return either(one, other);
    }
    default:
      return binary(
        node as CelNode & { args: readonly [CelNode, CelNode] },
        check(node.args[0] as CelNode),
        check(node.args[1] as CelNode),
        found,
      );
  }
}

function typeOfLiteral(value: unknown): ValueType {
  if (value === null) return { kind: 'null' };
  if (typeof value === 'string') return /^\d{4}-\d\d-\d\d(?:T|$)/.test(value) ? date : text;
  return typeof value === 'boolean' ? { kind: 'boolean' } : number;
}

function readName(node: CelNode, name: string, { types }: Known, report: Report): ValueType {
  if (Object.hasOwn(types, name)) return types[name] ?? unknown;
  const close = nearest(name, Object.keys(types));
  return report(
    node,
    close === undefined
      ? `Nothing is called "${name}" here; known are ${Object.keys(types).join(', ')}.`
      : `Nothing is called "${name}" here; did you mean ${close}?`,
  );
}

function readField(node: CelNode, of: CelNode, name: string, known: Known, found: Finding, at?: CelNode): ValueType {
  const type = checkNode(of, known, found);
  const place = at ?? { start: Math.max(of.end, node.end - name.length), end: node.end };
  const report = reporter(found);
  const path = pathOf(node);
  const isPresent = path !== undefined && known.present.has(path);
  const whole = present(type);
  const isLenient = known.isLenient === true && path !== undefined;
  if (type.kind === 'optional' && !isLenient)
    report(
      of,
      `This may be missing; ask \`has(${pathOf(of) ?? '...'})\` first, or give another value: default(${pathOf(of) ?? '...'}, ...).`,
    );
  const readUnknown = (): ValueType => {
    if (isLenient) found.maybe.add(node);
    return unknown;
  };
  if (whole.kind === 'unknown') return readUnknown();
  if (at && whole.kind === 'list') return report(at, 'must be a number, and this is a text.');
  if (whole.kind === 'stream' || whole.kind === 'list')
    return report(
      place,
      `${inWords(whole)[0]?.toUpperCase()}${inWords(whole).slice(1)} has no "${name}"; ${whole.kind === 'list' ? `write list.map(one, one.${name})` : 'go through them with forEach, or hold them with `collect: true`'}.`,
    );
  if (whole.kind !== 'object') return report(place, `"${name}" cannot be read of ${inWords(whole)}.`);
  if (!Object.hasOwn(whole.fields, name)) {
    if (whole.open) return readUnknown();
    const close = nearest(name, Object.keys(whole.fields));
    const whose = whole.name ?? 'this';
    return report(
      place,
      close === undefined
        ? `${whose} has no "${name}"; it has ${Object.keys(whole.fields).join(', ')}.`
        : `${whose} has no "${name}"; did you mean ${close}?`,
    );
  }
  const field = whole.fields[name] ?? unknown;
  if (isPresent && type.kind !== 'optional') return field.kind === 'optional' ? field.of : field;
  if (field.kind !== 'optional' && type.kind !== 'optional') return field;
  found.maybe.add(node);
  return orMissing(field);
}

function indexed(node: CelNode, of: ValueType, at: ValueType, report: Report): ValueType {
  const [what, index] = node.args as unknown as readonly [CelNode, CelNode];
  if (of.kind === 'list') {
    needNumber(index, at, report);
    return of.of;
  }
  if (of.kind === 'object') return unknown;
  if (of.kind === 'unknown') return unknown;
  return report(what, `${inWords(of)} has no places: \`[...]\` is for lists and objects.`);
}

function binary(node: CelNode & { args: readonly [CelNode, CelNode] }, left: ValueType, right: ValueType, found: Finding): ValueType {
  const report = reporter(found);
  const [one, other] = node.args;
  const missing: readonly (readonly [CelNode, ValueType])[] = [
    [one, left],
    [other, right],
  ];
  switch (node.op as string) {
    case '==':
    case '!=':
      if (present(left).kind === 'date' && present(right).kind === 'date') found.dates.add(node);
      if (!agree(left, right)) report(node, `This is never the same: ${inWords(left)} and ${inWords(right)}.`);
      return { kind: 'boolean' };
    case 'in':
      if (right.kind !== 'list' && right.kind !== 'object' && right.kind !== 'unknown')
        report(other, `\`in\` looks into a list, and this is ${inWords(right)}.`);
      return { kind: 'boolean' };
    default:
  }
  for (const [at, type] of missing) {
    if (type.kind === 'optional' || type.kind === 'null')
      return report(
        at,
        `This may be missing, and cannot be used with \`${node.op}\` then; give another value: default(${pathOf(at) ?? '...'}, ...).`,
      );
    if (type.kind === 'stream')
      return report(at, 'These are results that come one by one; go through them with forEach, or hold them with `collect: true`.');
  }
  const isOrder = ['<', '<=', '>', '>='].includes(node.op);
  const result: ValueType = isOrder ? { kind: 'boolean' } : number;
  if (left.kind === 'unknown' || right.kind === 'unknown') {
    const other = left.kind === 'unknown' ? right : left;
    const fits = other.kind === 'unknown' || other.kind === 'number' || (isText(other) && (isOrder || node.op === '+'));
    if (!fits && (other.kind !== 'list' || node.op !== '+')) return report(node, `\`${node.op}\` cannot work on ${inWords(other)}.`);
    return isOrder || node.op !== '+' ? result : other;
  }
  if (left.kind === 'number' && right.kind === 'number') return result;
  if (isText(left) && isText(right) && (isOrder || node.op === '+')) return isOrder ? result : text;
  if (left.kind === 'list' && right.kind === 'list' && node.op === '+' && agree(left, right)) return either(left, right);
  const hint = node.op === '+' && (isText(left) || isText(right)) ? ' Write text(...) round what is no text.' : '';
  return report(node, `\`${node.op}\` cannot work on ${inWords(left)} and ${inWords(right)}.${hint}`);
}

function needBoolean(node: CelNode, type: ValueType, report: Report): void {
  if (type.kind === 'boolean' || type.kind === 'unknown') return;
  report(
    node,
    `must be true or false, and this is ${inWords(type)}${type.kind === 'optional' ? '; write default(value, false)' : '; compare it with something'}.`,
  );
}

function needNumber(node: CelNode, type: ValueType, report: Report): void {
  if (type.kind !== 'number' && type.kind !== 'unknown') report(node, `must be a number, and this is ${inWords(type)}.`);
}

/** What a condition says is there where it holds, or where it does not. */
function withPresent(known: Known, condition: CelNode, holds: boolean): Known {
  const paths = presentIn(condition, holds);
  return paths.length === 0 ? known : { ...known, present: new Set([...known.present, ...paths]) };
}

function presentIn(node: CelNode, holds: boolean): string[] {
  if (node.op === '!_') return presentIn(node.args, !holds);
  if ((node.op === '&&' && holds) || (node.op === '||' && !holds)) return node.args.flatMap((part) => presentIn(part, holds));
  if (node.op === 'call' && node.args[0] === 'has' && holds) return node.args[1].flatMap((part) => pathOf(part) ?? []);
  const isCompared = (node.op === '!=' && holds) || (node.op === '==' && !holds);
  if (!isCompared) return [];
  const [left, right] = node.args;
  if (right.op === 'value' && right.args === null) return [pathOf(left) ?? []].flat();
  return left.op === 'value' && left.args === null ? [pathOf(right) ?? []].flat() : [];
}
