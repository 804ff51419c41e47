import { expect, test } from 'vitest';
import { failureOf } from '../../../test/support/failure-of.ts';
import { testTerminal } from '../../../test/support/test-terminal.ts';
import { fillFromStdin } from './stdin.ts';

const filled = (values: Readonly<Record<string, unknown>>) => fillFromStdin(testTerminal({ stdin: 'Hello\nAda\n' }).io, values);

test.each<[object, object]>([
  [{}, {}],
  [
    { subject: '-a', body: 'a-', top: 1 },
    { subject: '-a', body: 'a-', top: 1 },
  ],
  [
    { subject: 'Tea', body: '-' },
    { subject: 'Tea', body: 'Hello\nAda\n' },
  ],
])('%j is %j where `-` is what comes in', async (given, expected) => {
  expect(await filled({ ...given })).toEqual(expected);
});

test('two cannot both have it', async () => {
  const { fields } = await failureOf(filled({ subject: '-', body: '-', to: 'ben' }));
  expect(fields.map(({ field }) => field)).toEqual(['subject, body']);
});
