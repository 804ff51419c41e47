import { expect, test } from 'vitest';
import { testTerminal } from '../../../test/support/test-terminal.ts';
import type { StepRun } from '../../run/flow/events.ts';
import { fitting } from './live-area.ts';
import { createLiveTree } from './live-tree.ts';

const file = 'a.flow.yaml';
const plan = [
  {
    file,
    steps: [
      { address: 'steps.0', verb: 'forEach', name: 'filing', line: 4, column: 5 },
      { address: 'steps.0.steps.0', verb: 'use', name: 'mail.move', line: 6, column: 9 },
    ],
  },
];
const step = (address: StepRun['address'], turns: readonly number[] = []): StepRun => ({
  file,
  address,
  verb: 'use',
  turns,
  private: false,
});
const inLoop = ['steps', 0, 'steps', 0] as const;

function treeWith(rows: number) {
  const shown: (readonly string[])[] = [];
  let moment = 0;
  const tree = createLiveTree(plan, { show: (lines) => shown.push(lines), rows: () => rows, now: () => (moment += 1_000) });
  return { shown, ...tree };
}

test('loops are counted, the last three failures stand below, and at its end nothing is left', () => {
  const { shown, tell, clear } = treeWith(24);
  tell({ type: 'stepStarted', step: step(['steps', 0]) });
  for (let turn = 0; turn < 9; turn += 1) {
    tell({ type: 'stepStarted', step: step(inLoop, [turn]) });
    const failed = { type: 'stepFailed', milliseconds: 1, code: 'NOT_FOUND', message: `row ${turn}`, goesOn: true } as const;
    const inTurn = { ...step(inLoop, [turn]), private: turn === 7 };
    tell(turn > 4 ? { ...failed, step: inTurn } : { type: 'stepDone', step: inTurn, milliseconds: 1 });
  }
  expect(shown.at(-1)).toEqual([
    '> filing',
    '  x [5 done, 4 failed] mail.move',
    'x mail.move, turn 7: row 6',
    'x mail.move, turn 8: (private)',
    'x mail.move, turn 9: row 8',
  ]);
  clear();
  expect(shown.at(-1)).toEqual([]);
});

test('while a person is asked nothing is drawn', async () => {
  const { shown, tell, without } = treeWith(24);
  await without(async () => tell({ type: 'stepStarted', step: step(inLoop, [0]) }));
  expect(shown).toEqual([[]]);
  tell({ type: 'stepDone', step: step(inLoop, [0]), milliseconds: 1 });
  expect(shown.at(-1)).toEqual(['- filing', '  + mail.move']);
});

test('of more steps than fit those around the last are shown', () => {
  const { shown, tell } = treeWith(10);
  tell({ type: 'stepStarted', step: step(inLoop, [0]) });
  expect(shown.at(-1)).toEqual(['  > mail.move']);
});

test('what is printed comes above, and the lines are taken away as they were drawn', () => {
  const { io, stderr } = testTerminal({ isTTY: true, columns: 20 });
  io.live.show(['one', 'a title that is far too long \u001B[2J']);
  io.say('hello');
  io.live.show([]);
  io.say('end');

  const [lines, erase] = ['one\na title that is fa…\n', '\r\u001B[2A\u001B[J'];
  expect(stderr()).toBe(`${lines}${erase}hello\n${lines}${erase}end\n`);
});

test('where nobody looks nothing is drawn', () => {
  const { io, stderr } = testTerminal();
  io.live.show(['one']);
  io.say('hello');
  expect(stderr()).toBe('hello\n');
});

test.each([
  ['short', 10, 'short'],
  ['\u001B[2J', 10, '\\u001B[2J'],
  ['日本語の件名', 12, '日本語の件名'],
  ['日本語の件名', 11, '日本語の件…'],
  ['ends here', 5, 'ends…'],
])('%j fits into %d columns as %j', (text, columns, expected) => {
  expect(fitting(text, columns)).toBe(expected);
});
