import { expect, test } from 'vitest';
import { testTerminal } from '../../../test/support/test-terminal.ts';
import { askSecret } from './ask-secret.ts';

const { signal } = new AbortController();

test.each([
  ['secret', 'secret'],
  ['secret\n', 'secret'],
  ['secret\r\n', 'secret'],
  ['two\nlines\n\n', 'two\nlines\n'],
  [' blank ', ' blank '],
  ['', ''],
])('%j on standard input is the secret %j; nothing is asked', async (stdin, secret) => {
  const { io, stdout, stderr } = testTerminal({ stdin });

  expect(await askSecret(io, 'Secret: ', signal)).toBe(secret);
  expect(stdout() + stderr()).toBe('');
});

test('typed at a terminal it is not shown', async () => {
  const { io, stdout, stderr } = testTerminal({ isTTY: true, stdin: 'hunter2\n' });

  expect(await askSecret(io, 'Secret: ', signal)).toBe('hunter2');
  expect(stdout()).toBe('');
  expect(stderr()).toBe('Secret: \n');
});
