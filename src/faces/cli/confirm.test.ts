import { expect, test } from 'vitest';
import { failureOf } from '../../../test/support/failure-of.ts';
import { testTerminal, type TestTerminalOptions } from '../../../test/support/test-terminal.ts';
import { outsideCommand } from '../../../test/support/command-context.ts';
import { confirm } from './confirm.ts';
import type { Settings } from './settings.ts';

const deletes = { effect: 'deletes', title: 'Delete Mail' } as const;

/** Asks at a terminal where this is typed; gives the question. */
async function asked(activity: Parameters<typeof confirm>[1], options: TestTerminalOptions = {}, settings: Settings = {}): Promise<string> {
  const { io, stderr } = testTerminal({ isTTY: true, ...options });
  await confirm({ ...outsideCommand, io, settings }, activity);
  return stderr();
}

test.each(['y', 'yes', 'Y', 'YES', ' y '])('after %j it is deleted', async (answer) => {
  expect(await asked(deletes, { stdin: `${answer}\n` })).toContain('Delete Mail: this deletes.');
});

test.each(['', 'n', 'no', 'yess', 'ye', 'ay', 'oh yes', 'y n'])('after %j nothing is', async (answer) => {
  expect(await failureOf(asked(deletes, { stdin: `${answer}\n` }))).toMatchObject({ code: 'CANCELLED', message: 'Nothing was deleted.' });
});

test.each<[string, Parameters<typeof asked>]>([
  ['something else is done', [{ effect: 'changes', title: 'Move Mail' }]],
  ['no person is there', [deletes, { isTTY: false }]],
  ['nobody can answer', [deletes, {}, { unattended: true }]],
])('where %s nobody is asked', async (_, args) => {
  expect(await asked(...args)).toBe('');
});

test('that somebody may be there is asked too', async () => {
  expect(await asked(deletes, { stdin: 'y\n' }, { unattended: false })).toContain('[y/N]');
});
