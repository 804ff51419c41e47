import { isAlias, isMap, isScalar, isSeq, parseDocument, type Document, type Node, type Scalar } from 'yaml';
import type { FlowProblem, Place } from '../problem.ts';

/** A scalar as YAML reads it. */
export type Plain = string | number | boolean | null;

/** A part of a flow's document, with its place in the text. */
export type DocumentNode =
  | { readonly kind: 'scalar'; readonly value: Plain; readonly source: string; readonly place: Place }
  | { readonly kind: 'list'; readonly items: readonly DocumentNode[]; readonly place: Place }
  | { readonly kind: 'map'; readonly entries: readonly DocumentEntry[]; readonly place: Place };

/** One key of a map. */
export interface DocumentEntry {
  readonly key: string;
  /** Where the key stands. */
  readonly place: Place;
  readonly value: DocumentNode;
}

/**
 * Reads the YAML of a flow: YAML 1.2 of which only maps, lists and scalars are taken. What could be read in two ways is a problem.
 *
 * @param document - The text, parsed without an error. Default: it is parsed.
 * @returns The document, as far as it could be read; no node where there is none.
 */
export function readDocument(
  text: string,
  document: Document.Parsed = parseDocument(text, { prettyErrors: false, uniqueKeys: true }),
): { readonly root?: DocumentNode; readonly problems: readonly FlowProblem[] } {
  const problems: FlowProblem[] = document.errors.map(({ code, message, pos }) => yamlProblem(code, message, text, pos));
  /** Of the node that is being read. */
  const address: (string | number)[] = [];
  const report = (place: Place, problem: string | undefined): void => {
    if (problem !== undefined) problems.push({ address: [...address], ...place, problem });
  };
  const readAt = (key: string | number, node: unknown, fallback: Place): DocumentNode => {
    address.push(key);
    const found = read(node, fallback);
    address.pop();
    return found;
  };
  const read = (node: unknown, fallback: Place): DocumentNode => {
    const place = placeOf(node, fallback);
    report(place, refusedIn(node));
    if (isMap(node)) {
      const entries: DocumentEntry[] = [];
      for (const { key, value } of node.items) {
        const keyPlace = placeOf(key, place);
        const name = isScalar(key) ? String(key.value ?? '') : '';
        const problem = keyProblem(key, name);
        report(keyPlace, problem);
        if (problem !== undefined) continue;
        entries.push({ key: name, place: keyPlace, value: readAt(name, value, { start: keyPlace.end, end: keyPlace.end }) });
      }
      return { kind: 'map', entries, place };
    }
    if (isSeq(node)) return { kind: 'list', items: node.items.map((item, index) => readAt(index, item, place)), place };
    if (isScalar(node)) {
      report(place, scalarProblem(node));
      return { kind: 'scalar', value: plainOf(node.value), source: node.source ?? '', place };
    }
    return { kind: 'scalar', value: null, source: '', place };
  };
  // After a mistake of YAML the rest would be read as something that nobody wrote.
  if (problems.length > 0) return { problems };
  if (document.contents === null) return { problems: [{ address: [], start: 0, end: 0, problem: 'There is no flow in this file.' }] };
  return { root: read(document.contents, { start: 0, end: 0 }), problems };
}

function placeOf(node: unknown, fallback: Place): Place {
  const range = (node as Node | null)?.range;
  return range ? { start: range[0], end: range[1] } : fallback;
}

function refusedIn(node: unknown): string | undefined {
  if (isAlias(node)) return `"*${node.source}" refers to another place of the file; write the value here.`;
  const { anchor, tag } = Object(node) as { anchor?: string; tag?: string };
  if (anchor !== undefined) return `"&${anchor}" names a place of the file for others to refer to, which a flow cannot; leave it out.`;
  if (tag !== undefined) return `"${tag}" is a tag, which a flow does not have; leave it out.`;
  return undefined;
}

function keyProblem(key: unknown, name: string): string | undefined {
  if (!isScalar(key)) return 'A key must be a name. Expressions are written `${...}`, with one brace, in quotes.';
  if (name === '<<') return '"<<" merges another place of the file, which a flow cannot; write the values here.';
  if (name === '__proto__') return '"__proto__" cannot be a name.';
  return refusedIn(key);
}

/** What YAML would read as something else than what is written. */
function scalarProblem({ value, source = '', type }: Scalar): string | undefined {
  if (typeof value === 'bigint' || (typeof value === 'number' && /^[-+]?\d+$/.test(source) && !Number.isSafeInteger(value)))
    return 'has more digits than a number keeps; put it in quotes.';
  if (typeof value === 'string' && type === 'PLAIN' && value.startsWith('${') && !value.includes('}'))
    return 'begins an expression that does not end on this line; put quotes round it: "${...}".';
  return undefined;
}

function plainOf(value: unknown): Plain {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}

function yamlProblem(code: string, message: string, text: string, [start, end]: readonly [number, number]): FlowProblem {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const line = text.slice(from, indexOrEnd(text, start));
  const expression = line.indexOf('${');
  if (expression !== -1)
    return { address: [], start: from + expression, end: from + line.length, problem: 'Put quotes round the expression: "${...}".' };
  const problem = yamlWords(code, message, line);
  return { address: [], start, end, problem };
}

function yamlWords(code: string, message: string, line: string): string {
  if (code === 'DUPLICATE_KEY') return 'This key stands twice; keep one of them.';
  if (code === 'TAB_AS_INDENT') return 'A tab stands where blanks indent; use blanks.';
  if (/^(<<<<<<<|=======|>>>>>>>)/.test(line)) return 'This is a mark of a merge conflict; keep one of both sides.';
  return `This cannot be read as YAML: ${message.replace(/\.?$/, '.')}`;
}

function indexOrEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
}
