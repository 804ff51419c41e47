import fc from 'fast-check';
import { expect, test } from 'vitest';
import { OnbehalfError } from '../../src/core/errors.ts';
import { changeOfView } from '../../src/faces/studio/flow/change-of-view.ts';
import { stepStretches } from '../../src/faces/studio/flow/step-stretches.ts';
import { treeOf } from '../../src/faces/studio/flow/tree.ts';
import type { FlowChange, FlowView } from '../../src/faces/studio/protocol.ts';
import { editFlow } from '../../src/flow/edit/edit-flow.ts';
import { readDocument } from '../../src/flow/format/document.ts';
import { lineStarts } from '../../src/flow/line-starts.ts';
import { changedFlow } from '../../studio/state/changed-flow.ts';
import { flowTexts } from '../flows/generated-texts.ts';
import { anEdit } from '../flows/random-edits.ts';
import { testStudio } from '../support/studio.ts';

/** A flow as it is shown, but for what needs more than its text. */
function viewOf(text: string): FlowView {
  const { root } = readDocument(text);
  const steps = root ? treeOf(root, { activity: () => undefined, stretches: stepStretches(text, lineStarts(text)) }) : null;
  return { view: text, path: 'main.flow.yaml', text, hash: text, name: '', inputs: [], steps, problems: [], connections: [], unknown: '' };
}

test('what a tab makes of a flow and what has changed in it is the flow after random edits, one after the other', () => {
  const wrong: unknown[] = [];
  let [made, kept] = [0, 0];
  const edits = fc.array(fc.tuple(fc.nat(), fc.array(fc.nat(), { minLength: 3, maxLength: 3 })), { minLength: 3, maxLength: 3 });
  for (const [text, picks] of fc.sample(fc.tuple(flowTexts, edits), { numRuns: 150, seed: 41 })) {
    let shown = viewOf(text);
    for (const [kind, places] of picks) {
      // The last step may have been taken out.
      if ((shown.steps?.length ?? 0) === 0) break;
      const after = viewOf(edited(shown.text, kind, places));
      const change = JSON.parse(JSON.stringify(changeOfView(shown, after))) as FlowChange;
      const now = changedFlow(shown, change);
      if (JSON.stringify(now) !== JSON.stringify(after)) wrong.push({ before: shown.text, after: after.text, change });
      made += after.text === shown.text ? 0 : 1;
      kept += (change.steps?.head ?? 0) + (change.steps?.tail ?? 0);
      shown = now;
    }
  }

  expect(wrong.slice(0, 1)).toEqual([]);
  expect(made).toBeGreaterThan(300);
  expect(kept).toBeGreaterThan(300);
});

test('a text that is no YAML, and one that is again, are told like any other', () => {
  const [right, broken] = [viewOf('steps:\n- log: a\n'), viewOf('steps:\n- log: [a\n')];

  expect(changedFlow(right, changeOfView(right, broken))).toEqual(broken);
  expect(changedFlow(broken, changeOfView(broken, right))).toEqual(right);
});

test('an edit of a flow of many steps is answered with what it changed, and with the whole flow where the tab shows another one', async () => {
  const step = (at: number): string => `      - id: read${at}\n        use: mail.list\n        with: { top: 1 }\n        collect: true\n`;
  const text = `version: 1\nname: main\nsteps:\n  - microsoft365Scope:\n      steps:\n${Array.from({ length: 300 }, (_, at) => step(at)).join('')}`;
  await using studio = await testStudio({ 'main.flow.yaml': text });
  const { body: before } = await studio.ask<FlowView>('flow?path=main.flow.yaml');
  const address = ['steps', 0, 'microsoft365Scope', 'steps', 1, 'with', 'top'];
  const edit = { kind: 'set', address, value: 2 };
  const asked = { path: 'main.flow.yaml', hash: before.hash, edit };
  const { body: change } = await studio.ask<FlowChange>('flow', { ...asked, seen: before.view });
  const { body: whole } = await studio.ask<FlowView>('flow?path=main.flow.yaml');
  const { body: other } = await studio.ask<FlowView>('flow', { ...asked, hash: whole.hash, seen: 'another' });

  expect(JSON.stringify(change).length).toBeLessThan(2_000);
  expect(changedFlow(before, change)).toEqual({ ...whole, view: change.view });
  expect(other).toEqual({ ...whole, view: other.view });
});

function edited(text: string, kind: number, picks: readonly number[]): string {
  try {
    return editFlow(text, anEdit(text, kind, [...picks])).text;
  } catch (error) {
    // Not every edit can be made of every text.
    if (error instanceof OnbehalfError) return text;
    throw error;
  }
}
