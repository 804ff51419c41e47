import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, visit, type Document, type Node } from 'yaml';
import type { z } from 'zod';
import type { FieldProblem } from '../../core/errors.ts';
import { fieldProblems } from '../../core/input.ts';
import { nearest } from '../../core/nearest.ts';
import type { PlacedProblem } from './problem.ts';
import { projectFileSchema, type ProjectFile } from './schema.ts';
import { triggerKeys, watchEntryKeys } from './watch-entry.ts';

/** A file of a million characters is no project file; reading it would take seconds. */
const longest = 1_000_000;

/** What was read of a project file; the file is there only where there is no problem. */
export interface ReadProjectFile {
  readonly file?: ProjectFile;
  /** In the order of the text. */
  readonly problems: readonly PlacedProblem[];
}

/** Something wrong at an offset of the text. */
interface Found {
  readonly at: number;
  readonly field: string;
  readonly problem: string;
}

/**
 * Reads the text of `onbehalf.yaml`, and tells all that is wrong with it at once. What makes a text mean something else than it shows (anchors, aliases,
 * tags, keys that come twice) is refused.
 */
export function readProjectFile(text: string): ReadProjectFile {
  if (text.length > longest)
    return { problems: [{ line: 1, column: 1, field: '', problem: 'The file is longer than a million characters.' }] };
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, version: '1.2', prettyErrors: false, uniqueKeys: true });
  const placed = (found: readonly Found[]): PlacedProblem[] =>
    found
      .toSorted((a, b) => a.at - b.at)
      .map(({ at, ...rest }) => {
        const { line, col } = lines.linePos(Math.min(at, text.length));
        return { line: Math.max(1, line), column: Math.max(1, col), ...rest };
      });
  const broken = document.errors.map(({ pos: [at], code, message }) => ({ at, field: '', problem: syntaxProblem(code, message) }));
  if (broken.length > 0) return { problems: placed(broken) };
  const hidden = hiddenMeanings(document);
  if (hidden.length > 0) return { problems: placed(hidden) };
  if (!isMap(document.contents))
    return { problems: placed([{ at: 0, field: '', problem: 'The file must be a map, which begins with `version: 1`.' }]) };
  const result = projectFileSchema.safeParse(document.toJS());
  if (result.success) return { file: result.data, problems: [] };
  return { problems: placed(problemsIn(document, result.error)) };
}

/**
 * Problems that were found in a file that can be read, each at the place of its field, in the order of the text.
 *
 * @param text - The file.
 * @param problems - Fields as `watch.0.run`.
 */
export function placedInProjectFile(text: string, problems: readonly FieldProblem[]): PlacedProblem[] {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, version: '1.2', prettyErrors: false });
  return problems
    .map(({ field, problem }) => ({ at: offsetOf(document, field.split('.'), problem), field, problem }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ at, ...rest }) => {
      const { line, col } = lines.linePos(at);
      return { line, column: col, ...rest };
    });
}

function problemsIn(document: Document, error: z.ZodError): Found[] {
  const known = Object.keys(projectFileSchema.shape);
  return fieldProblems(error, known).map(({ field, problem }) => {
    const path = field.split('.');
    const last = path.at(-1) ?? '';
    const allowed = isUnknown(problem) ? keysAt(path) : undefined;
    const close = allowed && nearest(last, allowed);
    const hint = close ? `is not known; did you mean ${close}?` : allowed ? `is not known; known are ${allowed.join(', ')}.` : problem;
    return { at: offsetOf(document, path, problem), field, problem: withNearestValue(document, path, hint) };
  });
}

function isUnknown(problem: string): boolean {
  return /^is (?:not known|no input)\b/.test(problem);
}

/** The keys that may stand where a path ends. */
function keysAt(path: readonly string[]): readonly string[] {
  const inside: Readonly<Record<string, readonly string[]>> = {
    entryPoints: ['file', 'title'],
    feeds: ['registry', 'folder'],
    forbiddenPackages: ['name', 'versions', 'because'],
    watch: watchEntryKeys,
  };
  const [first = '', , third] = path;
  if (first === 'watch' && third === 'on' && path.length > 3) return triggerKeys;
  return path.length > 1 && Object.hasOwn(inside, first) ? (inside[first] ?? []) : Object.keys(projectFileSchema.shape);
}

/** For a value that is one of a few: the one that was most likely meant. */
function withNearestValue(document: Document, path: readonly string[], problem: string): string {
  const [, allowed] = /^must be one of (.+)\.$/.exec(problem) ?? [];
  const node = document.getIn(path.map(indexOrKey), true);
  if (allowed === undefined || !isScalar(node)) return problem;
  const close = nearest(String(node.value), allowed.split(', '));
  return `must be one of ${allowed}, not ${JSON.stringify(node.value)}${close ? `; did you mean ${close}?` : '.'}`;
}

function indexOrKey(part: string): string | number {
  return /^\d+$/.test(part) ? Number(part) : part;
}

/** Where the value that a path leads to begins; for what is not there, or not known, its key or what is around it. */
function offsetOf(document: Document, path: readonly string[], problem: string): number {
  let node: unknown = document.contents;
  let at = startOf(node);
  for (const [index, part] of path.entries()) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === part);
      if (!pair) return at;
      const isOfKey = index === path.length - 1 && isUnknown(problem);
      at = !isOfKey && pair.value !== null ? startOf(pair.value, startOf(pair.key)) : startOf(pair.key);
      node = pair.value;
    } else if (isSeq(node)) {
      const item = node.items[Number(part)];
      if (item === undefined) return at;
      at = startOf(item, at);
      node = item;
    } else return at;
  }
  return at;
}

function startOf(node: unknown, otherwise = 0): number {
  return (node as Node | null | undefined)?.range?.[0] ?? otherwise;
}

/** Anchors, aliases, tags and merge keys. */
function hiddenMeanings(document: Document): Found[] {
  const found: Found[] = [];
  visit(document, {
    Node(_key, node) {
      const at = startOf(node);
      if (isAlias(node)) found.push({ at, field: '', problem: 'Aliases (`*name`) are not read here: write the value again.' });
      else if (node.anchor !== undefined) found.push({ at, field: '', problem: 'Anchors (`&name`) are not read here: leave it out.' });
      else if (node.tag?.startsWith('!') === true)
        found.push({ at, field: '', problem: 'Tags (`!name`) are not read here: leave it out.' });
    },
  });
  return found;
}

function syntaxProblem(code: string, message: string): string {
  switch (code) {
    case 'DUPLICATE_KEY':
      return 'The key comes twice in the same map.';
    case 'TAB_AS_INDENT':
      return 'Lines are indented with blanks, not with tabs.';
    case 'MULTIPLE_DOCS':
      return 'The file must hold one document; take out the line `---` in the middle.';
    default:
      return `This is not YAML: ${message.replace(/\s+/g, ' ')}${message.endsWith('.') ? '' : '.'}`;
  }
}
