import { isMap, isSeq, parseDocument, stringify, type Document } from 'yaml';
import { OnbehalfError } from '../../core/errors.ts';
import type { FlowEdit } from './flow-edit.ts';
import { columnOf, regionsOf, shifted } from './lines.ts';
import { readSource } from './source.ts';
import { dashesOf } from './steps.ts';
import { verbs } from '../verbs/verbs.ts';
import type { Address } from '../problem.ts';

/**
 * The edits, one after the other, that put steps into a flow which somebody copied: from here, another flow, a chat, a page.
 *
 * @throws OnbehalfError INPUT_INVALID where that is no step.
 */
export function pasteEdits({ list, index, text }: { readonly list: Address; readonly index: number; readonly text: string }): FlowEdit[] {
  return pastedSteps(text).map((step, at) => ({ kind: 'insert', list, index: index + at, step }));
}

/**
 * The steps of a text, each as YAML with its dash: steps below each other, one without a dash, those of a whole flow, or what stands in a block of code.
 *
 * @throws OnbehalfError INPUT_INVALID
 */
export function pastedSteps(copied: string): string[] {
  const text = `${withoutIndent(withoutFence(copied.replaceAll('\r\n', '\n'))).trimEnd()}\n`;
  const document = parseDocument(text);
  if (document.errors.length > 0) throw noStep('it cannot be read as YAML.');
  const { contents } = document;
  if (isMap(contents)) {
    if (isSeq(contents.get('steps', true)) && !isStep(document.toJS())) return piecesOf(text, document, ['steps']);
    return piecesOf(`- ${text.trimEnd().replaceAll('\n', '\n  ')}\n`, undefined, []);
  }
  if (!isSeq(contents)) throw noStep('it has neither a dash nor a key.');
  return piecesOf(text, document, []);
}

function piecesOf(text: string, read: Document | undefined, list: Address): string[] {
  const document = read ?? parseDocument(text);
  const steps: unknown = document.getIn(list);
  const values = (list.length === 0 ? document.toJS() : (document.toJS() as Record<string, unknown>)['steps']) as unknown[];
  if (values.length === 0 || !values.every(isStep)) throw noStep('something in it says nothing that a step can do.');
  const node = list.length === 0 ? document.contents : steps;
  if (isSeq(node) && node.flow === true) return values.map((value) => stringify([value]));
  const source = readSource(text);
  const dashes = dashesOf(source, list);
  return regionsOf(source, dashes).map(({ start, end }, at) => {
    const piece = text.slice(start, end).replace(/^(?:[^\S\n]*\n)+/, '');
    return shifted(piece, -columnOf(source, dashes[at] ?? 0));
  });
}

function isStep(value: unknown): boolean {
  return typeof value === 'object' && value !== null && verbs.some(({ verb }) => Object.hasOwn(value, verb));
}

/** What stands in a fenced block of Markdown. */
function withoutFence(text: string): string {
  return /^\s*```[^\n]*\n([\s\S]*?)\n?\s*```\s*$/.exec(text)?.[1] ?? text;
}

function withoutIndent(text: string): string {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const least = Math.min(...lines.map((line) => line.length - line.trimStart().length));
  return Number.isFinite(least) ? shifted(text, -least) : text;
}

function noStep(problem: string): OnbehalfError {
  return new OnbehalfError('INPUT_INVALID', `What was copied is no step: ${problem}`, {
    fields: [{ field: 'text', problem }],
    remedy: 'Copy a step here, or steps as YAML, and paste again.',
  });
}
