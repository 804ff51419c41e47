import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { pastedSteps } from '../../src/flow/edit/pasted-steps.ts';
import { stepStretches } from '../../src/faces/studio/flow/step-stretches.ts';
import { treeOf } from '../../src/faces/studio/flow/tree.ts';
import type { Address, FlowView, StepNode } from '../../src/faces/studio/protocol.ts';
import { editFlow } from '../../src/flow/edit/edit-flow.ts';
import { commentsOf } from '../../src/flow/edit/source.ts';
import { readDocument } from '../../src/flow/format/document.ts';
import { lineStarts } from '../../src/flow/line-starts.ts';
import { movesOf } from '../../studio/state/moves.ts';
import { yamlOf } from '../../studio/state/yaml-of.ts';
import { flowTexts } from '../flows/generated-texts.ts';

const texts = fc.sample(flowTexts, { numRuns: 120, seed: 12 });

/** The steps that a text shows, each with those in it. */
function treeIn(text: string): StepNode[] {
  const { root } = readDocument(text);
  return root ? treeOf(root, { activity: () => undefined, stretches: stepStretches(text, lineStarts(text)) }) : [];
}

/** Every step that a text shows. */
function stepsOf(text: string): StepNode[] {
  const all = (steps: readonly StepNode[]): StepNode[] => steps.flatMap((step) => [step, ...step.lists.flatMap((list) => all(list.steps))]);
  return all(treeIn(text));
}

test('the comment that a step is shown with is the one that an edit writes anew', () => {
  const wrong: unknown[] = [];
  let shown = 0;
  for (const text of texts.slice(0, 80))
    for (const { address, comment, values } of stepsOf(text)) {
      if (comment === undefined || Object.keys(values).length === 0) continue;
      shown += 1;
      const after = new Set(commentsOf(editFlow(text, { kind: 'comment', step: address, text: '' }).text).map((each) => each.text));
      const gone = commentsOf(text).flatMap((each) => (after.has(each.text) ? [] : [each.text.replace(/^# ?/, '')]));
      if (gone.join('\n') !== comment) wrong.push({ address, comment, gone, text });
    }

  expect(wrong.slice(0, 1)).toEqual([]);
  expect(shown).toBeGreaterThan(40);
});

test('a step that is copied and pasted means what it meant, wherever and however it is written', () => {
  const wrong: unknown[] = [];
  let copied = 0;
  for (const text of texts)
    for (const step of stepsOf(text)) {
      const state = { flow: { value: { text } as FlowView }, steps: { value: treeIn(text) } };
      const yaml = yamlOf(state as unknown as Parameters<typeof yamlOf>[0], [step]);
      const meant = step.address.reduce<unknown>((value, key) => Reflect.get(Object(value), key), parse(text));
      copied += 1;
      const [only, ...more] = pastedSteps(yaml);
      const [value] = parse(only ?? '') as unknown[];
      if (more.length > 0 || JSON.stringify(value) !== JSON.stringify(meant)) wrong.push({ yaml, meant, text });
    }

  expect(wrong.slice(0, 1)).toEqual([]);
  expect(copied).toBeGreaterThan(500);
});

test.each([
  ['several steps', '- log: a\n# why\n- log: b\n', ['- log: a\n', '# why\n- log: b\n']],
  ['a step without its dash', 'use: mail.list\nwith: { top: 5 }\n', ['- use: mail.list\n  with: { top: 5 }\n']],
  ['the steps of a whole flow', 'version: 1\nname: x\nsteps:\n    - log: a\n', ['- log: a\n']],
  ['a block that has steps', 'forEach: ${a}\nas: b\nsteps:\n  - log: c\n', ['- forEach: ${a}\n  as: b\n  steps:\n    - log: c\n']],
  ['what stands deeper', '      - log: a\n        id: b\n', ['- log: a\n  id: b\n']],
  ['a block of code', '```yaml\n- log: a\n```\n', ['- log: a\n']],
  ['steps in brackets', '[{ log: a }, { log: b }]', ['- log: a\n', '- log: b\n']],
  ['line ends of Windows', '- log: a\r\n- log: b\r\n', ['- log: a\n', '- log: b\n']],
])('%s can be pasted', (_name, text, pieces) => {
  expect(pastedSteps(text)).toEqual(pieces);
});

test.each([['plain words'], ['- a\n- b\n'], ['hello: world\n'], ['[]'], ['- log: "a\n'], ['']])('%j is told to be no step', (text) => {
  expect(() => pastedSteps(text)).toThrow(/What was copied is no step/);
});

test('moves of several steps bring them together in their order, wherever they were', () => {
  const wrong: unknown[] = [];
  const places: Address[] = [
    ['steps', 0],
    ['steps', 1],
    ['steps', 2, 'then', 0],
    ['steps', 2, 'then', 1],
    ['steps', 3],
    ['steps', 4, 'steps', 0],
  ];
  const text =
    'version: 1\nname: m\nsteps:\n  - log: a\n  - log: b\n  - if: true\n    then:\n      - log: c\n      - log: d\n  - log: e\n  - forEach: []\n    as: x\n    steps:\n      - log: f\n';
  const names = ['a', 'b', 'c', 'd', 'e', 'f'];
  const targets: readonly (readonly [Address, number])[] = [
    [['steps'], 5],
    [['steps', 2, 'then'], 2],
    [['steps', 4, 'steps'], 1],
  ];
  for (let chosen = 1; chosen < 64; chosen += 3)
    for (const [list, length] of targets)
      for (let index = 0; index <= length; index += 1) {
        const at = places.flatMap((_, place) => ((chosen >> place) % 2 === 1 ? [place] : []));
        const { edits, after } = movesOf(
          at.map((place) => places[place] ?? []),
          list,
          index,
        );
        const moved = edits.reduce((now, edit) => editFlow(now, edit).text, text);
        const found = after.map(
          (address) => (address.reduce<unknown>((value, key) => Reflect.get(Object(value), key), parse(moved)) as { log: string }).log,
        );
        const last = after.map((address) => Number(address.at(-1)));
        const isTogether = last.every((place, which) => which === 0 || place === (last[which - 1] ?? 0) + 1);
        if (found.join('') !== at.map((place) => names[place]).join('') || !isTogether) wrong.push({ chosen, list, index, found, after });
      }

  expect(wrong).toEqual([]);
});
