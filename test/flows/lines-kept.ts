import { isCollection, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, visit } from 'yaml';
import type { FlowEdit } from '../../src/flow/edit/edit-flow.ts';

/**
 * What an edit did to lines that it has nothing to do with; undefined for nothing. Where lists in brackets were written line by line only the
 * comments of the text are looked for.
 */
export function linesKept(before: string, after: string, edit: FlowEdit): string | undefined {
  if (goesThroughBrackets(before, edit)) return undefined;
  const [was, is] = [lines(before), lines(after)];
  switch (edit.kind) {
    case 'insert':
    case 'duplicate':
      return isWithin(plain(was), plain(is)) ? undefined : 'lines';
    case 'remove':
      return isWithin(plain(is), plain(was)) ? undefined : 'lines';
    case 'move':
      return sorted(was) === sorted(is) ? undefined : 'lines';
    case 'wrap':
      return isWithin(plain(was.map(bare)), plain(is.map(bare))) ? undefined : 'lines';
    case 'unwrap':
      return isWithin(withoutComments(is), withoutComments(was)) ? undefined : 'lines';
    case 'comment': {
      const changed = differing(was, is);
      return was.slice(changed.from, changed.to).every((line) => /^\s*(#|$)/.test(line)) ? undefined : 'lines';
    }
    case 'rename':
      return was.length === is.length ? undefined : 'lines';
    case 'set':
    case 'unset': {
      const { from, to } = differing(was, is);
      const allowed = linesOf(before, edit.address);
      // A list or map that is left without anything says so in the line of its key; one in brackets closes up.
      if (edit.kind === 'unset' && isOneOfFew(before, edit.address)) Object.assign(allowed, linesOf(before, edit.address.slice(0, -1)));
      // A thing of a list goes with the comments directly above it, as a step does; a key goes with blank lines alone.
      const above = typeof edit.address.at(-1) === 'number' ? /^\s*(#|$)/ : /^\s*$/;
      if (edit.kind === 'unset') while (above.test(was[allowed.from - 1] ?? 'x')) allowed.from -= 1;
      return from === to || (from >= allowed.from && to <= allowed.to)
        ? undefined
        : `lines ${from} to ${to}, not in ${allowed.from} to ${allowed.to}`;
    }
  }
}

/** True for an edit that goes through lists in brackets, or behind another dash, which are written line by line for it. */
function goesThroughBrackets(text: string, edit: FlowEdit): boolean {
  if (edit.kind === 'set' || edit.kind === 'unset' || edit.kind === 'rename') return false;
  const document = parseDocument(text);
  const ways = [...('list' in edit ? [edit.list] : []), ...('step' in edit && typeof edit.step !== 'string' ? [edit.step] : [])];
  const isOne = (node: unknown, above: unknown): boolean =>
    isCollection(node) &&
    node.items.length > 0 &&
    (node.flow === true || (isSeq(node) && isSeq(above) && !/\n/.test(text.slice(dashBefore(text, node.range?.[0]), node.range?.[0]))));
  const nodes = ways.flatMap((way) =>
    way.map((_, length) => [
      document.getIn(way.slice(0, length + 1), true),
      length === 0 ? undefined : document.getIn(way.slice(0, length), true),
    ]),
  );
  const block = edit.kind === 'unwrap' ? document.getIn(edit.step, true) : undefined;
  let isIn = nodes.some(([node, above]) => isOne(node, above));
  if (isNode(block)) visit(block, (_key, node, path) => void (isIn ||= isOne(node, path.at(-1))));
  return isIn;
}

function isOneOfFew(text: string, address: readonly (string | number)[]): boolean {
  const parent = parseDocument(text).getIn(address.slice(0, -1), true);
  return isCollection(parent) && (parent.items.length === 1 || parent.flow === true);
}

function dashBefore(text: string, offset = 0): number {
  return text.lastIndexOf('-', offset - 1);
}

function lines(text: string): string[] {
  return text.split('\n').map((line) => line.replace('\r', ''));
}

/** A list that becomes empty, or is no longer, changes the one line of its key; one behind a dash moves to the next line. */
function plain(of: readonly string[]): string[] {
  return of.map((line) => line.replace(/(:|-) +\[ ?\]/, '$1').trimEnd()).filter(Boolean);
}

function bare(line: string): string {
  return line.trim();
}

function sorted(of: readonly string[]): string {
  return plain(of).map(bare).toSorted().join('\n');
}

function withoutComments(of: readonly string[]): string[] {
  return plain(of.map((line) => line.replace(/\s*# c\d+\..*$/, '').trim()));
}

/** The stretch of lines of the text before that is another one after. */
function differing(was: readonly string[], is: readonly string[]): { from: number; to: number } {
  let [head, tail] = [0, 0];
  while (head < is.length && head < was.length && was[head] === is[head]) head += 1;
  while (tail < Math.min(is.length, was.length) - head && was.at(-1 - tail) === is.at(-1 - tail)) tail += 1;
  return { from: head, to: was.length - tail };
}

/** The lines of what is at an address, or of the nearest that is there: from its key on to where the next one begins. */
function linesOf(text: string, address: readonly (string | number)[]): { from: number; to: number } {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter });
  for (let length = address.length; length > 0; length -= 1) {
    const [path, parent] = [address.slice(0, length), document.getIn(address.slice(0, length - 1), true)];
    const own = length === 1 ? document.contents : parent;
    const pair = isMap(own) ? own.items.find(({ key }) => isScalar(key) && String(key.value) === String(path.at(-1))) : undefined;
    const [key, node] = [pair?.key, document.getIn(path, true)];
    const start = isNode(key) ? key.range?.[0] : isNode(node) ? node.range?.[0] : undefined;
    if (start === undefined) continue;
    const end = isNode(node) ? (node.range?.[2] ?? start) : start;
    const at = (offset: number): number => counter.linePos(offset).line - 1;
    // A key behind the dash leaves its place to the next one, whose line moves up. A list's own dash may be in the line above.
    const next = isMap(own) && pair ? own.items[own.items.indexOf(pair) + 1]?.key : undefined;
    const below = isNode(next) ? at(next.range?.[0] ?? 0) + 1 : 0;
    return { from: at(start) - (isNode(key) ? 0 : 1), to: Math.max(at(end) + 1, below) };
  }
  return { from: 0, to: Infinity };
}

/** Whether all lines of one text are in another one, in their order. */
function isWithin(few: readonly string[], many: readonly string[]): boolean {
  let at = 0;
  for (const line of many) if (line === few[at]) at += 1;
  return at === few.length;
}
