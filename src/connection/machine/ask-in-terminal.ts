import { OnbehalfError } from '../../core/errors.ts';
import { harmless } from '../../core/harmless.ts';

/** Where a question is asked, and how. */
export interface AskingOptions {
  /** Default: standard input. */
  readonly input?: NodeJS.ReadableStream;
  /** Default: standard error, so that results stay alone on standard output. */
  readonly output?: NodeJS.WritableStream;
  /** Nothing of the answer is shown. Default false. */
  readonly isSecret?: boolean;
}

/**
 * Asks a question in the terminal.
 *
 * @param words - The question; names in it are made harmless to print.
 * @param signal - Aborted: the answer is not wanted any more.
 * @throws OnbehalfError CANCELLED when the person presses Ctrl-C; the reason of the signal when that is aborted.
 */
export async function askInTerminal(
  words: string,
  signal: AbortSignal,
  { input = process.stdin, output = process.stderr, isSecret = false }: AskingOptions = {},
): Promise<string> {
  const [{ createInterface }, { Writable }] = await Promise.all([import('node:readline/promises'), import('node:stream')]);
  const question = harmless(words);
  // With an output of its own that shows nothing, the interface still takes corrections and Ctrl-C.
  const unseen = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface(isSecret ? { input, output: unseen, terminal: true } : { input, output });
  if (isSecret) output.write(question);
  try {
    return await terminal.question(isSecret ? '' : question, { signal });
  } catch (error) {
    if (signal.aborted || !(error instanceof Error) || error.name !== 'AbortError') throw error;
    // The next line of the terminal does not begin behind the question.
    if (!isSecret) output.write('\n');
    throw new OnbehalfError('CANCELLED', 'The question was not answered.', { cause: error });
  } finally {
    terminal.close();
    if (isSecret) output.write('\n');
  }
}
