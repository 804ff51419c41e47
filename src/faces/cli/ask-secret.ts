import { text } from 'node:stream/consumers';
import { askInTerminal } from '../../connection/index.ts';
import type { Io } from './io.ts';

/**
 * Reads a secret: typed at the terminal, where nothing of it is shown, or all that comes in on standard input. The line end that belongs to
 * the typing or to the program before is left out.
 *
 * @param question - For the terminal.
 * @param signal - Aborted: the answer is not wanted any more.
 * @throws OnbehalfError CANCELLED when the person presses Ctrl-C.
 */
export async function askSecret({ canAsk, terminal: { stdin, stderr } }: Io, question: string, signal: AbortSignal): Promise<string> {
  if (canAsk) return await askInTerminal(question, signal, { input: stdin, output: stderr, isSecret: true });
  return (await text(stdin)).replace(/\r?\n$/, '');
}
