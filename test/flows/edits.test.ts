import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { OnbehalfError } from '../../src/core/errors.ts';
import { editFlow, inverseOf } from '../../src/flow/edit/edit-flow.ts';
import { readDocument } from '../../src/flow/format/document.ts';
import type { Edited, FlowEdit } from '../../src/flow/edit/edit-flow.ts';
import { flowTexts } from './generated-texts.ts';
import { linesKept } from './lines-kept.ts';
import { anEdit, modelOf } from './random-edits.ts';

/** How many edits are tried; `npm run prove -- edit` tries 10,000. */
const numRuns = Number(process.env['ONBEHALF_EDITS'] ?? 400);
const seed = 1127 + Number(process.env['ONBEHALF_EDITS_SEED'] ?? 0);

/** Why an edit of a generated text may be refused. */
const expectedRefusals =
  /steps in .* and |is disabled|no steps in it|would have no key|there is nothing at|stands between a key|no map that a key can be put into/;

test('random edits: the structure is the one meant, every comment is there, and other lines are as they were', () => {
  const figures = { done: 0, refused: [] as string[], wrong: [] as string[] };
  const cases = fc.tuple(flowTexts, fc.nat(), fc.nat(), fc.nat(), fc.nat());
  for (const [text, kind, ...picks] of fc.sample(cases, { numRuns, seed })) {
    const edit = anEdit(text, kind, picks);
    try {
      const wrong = judge(text, edit, editFlow(text, edit));
      figures.done += 1;
      if (wrong !== undefined) figures.wrong.push(`${wrong}: ${JSON.stringify(edit)}\n${text}`);
    } catch (error) {
      if (!(error instanceof OnbehalfError)) throw error;
      if (!expectedRefusals.test(error.message)) figures.refused.push(`${error.message} ${JSON.stringify(edit)}\n${text}`);
    }
  }
  expect(figures.wrong.slice(0, 1)).toEqual([]);
  expect(figures.refused.slice(0, 1)).toEqual([]);
  expect(figures.done).toBeGreaterThan(numRuns * 0.85);
}, 600_000);

/** What is wrong with what came out, judged by the trees and lines alone. */
function judge(text: string, edit: FlowEdit, out: Edited): string | undefined {
  if (!isDeepStrictEqual(parse(out.text), modelOf(text, edit))) return 'structure';
  if (!isDeepStrictEqual(readDocument(out.text, out.source.document), readDocument(out.text))) return 'document';
  if (applied(text, out.changes) !== out.text) return 'changes';
  if (applied(out.text, inverseOf(text, out.changes)) !== text) return 'undo';
  const kept = linesKept(text, out.text, edit);
  if (kept !== undefined) return kept;
  // What is taken out takes its comments with it; that it is no more than that, its lines say.
  if (edit.kind === 'remove' || edit.kind === 'unset' || edit.kind === 'comment' || (edit.kind === 'set' && isFilled(text, edit)))
    return undefined;
  const lost = [...text.matchAll(/# c\d+\./g)].filter(([comment]) => !out.text.includes(comment));
  return lost.length > 0 ? 'comments' : undefined;
}

function isFilled(text: string, { address }: FlowEdit & { kind: 'set' }): boolean {
  const before = address.reduce<unknown>((value, key) => Reflect.get(Object(value), key), parse(text));
  return typeof before === 'object' && before !== null;
}

function applied(text: string, changes: Edited['changes']): string {
  return changes.toReversed().reduce((now, { start, end, text: piece }) => now.slice(0, start) + piece + now.slice(end), text);
}
