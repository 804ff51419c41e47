import { PassThrough, Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { askInTerminal } from './ask-in-terminal.ts';

const signal = new AbortController().signal;

test.each([
  [true, String.raw`Delete \u001B]0;x\u0007? ` + '\n'],
  [false, String.raw`Delete \u001B]0;x\u0007? `],
])('a name in a question is not obeyed, and the answer comes whole (secret: %s)', async (isSecret, shown) => {
  const output = new PassThrough();

  const answer = await askInTerminal('Delete \u001B]0;x\u0007? ', signal, { input: Readable.from(['yes \n']), output, isSecret });

  expect(answer).toBe('yes ');
  expect(String(output.read())).toBe(shown);
});
