import { Writable } from 'node:stream';
import { createInterface } from 'node:readline/promises';
import { text } from 'node:stream/consumers';
import type { Io } from './io.ts';

/**
 * Reads a secret: typed at the terminal, where nothing of it is shown, or all that comes in on standard input. The line end that belongs to
 * the typing or to the program before is left out.
 *
 * @param question - For the terminal.
 * @param signal - Aborted: the answer is not wanted any more.
 */
export async function askSecret(io: Io, question: string, signal: AbortSignal): Promise<string> {
  const { stdin, stderr } = io.terminal;
  if (!io.canAsk) return (await text(stdin)).replace(/\r?\n$/, '');
  stderr.write(question);
  // With an output of its own that shows nothing, the interface still takes corrections and Ctrl-C.
  const unseen = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input: stdin, output: unseen, terminal: true });
  try {
    return await terminal.question('', { signal });
  } finally {
    terminal.close();
    stderr.write('\n');
  }
}
