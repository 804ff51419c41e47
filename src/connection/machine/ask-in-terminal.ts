import { createInterface } from 'node:readline/promises';

/**
 * Asks a question in the terminal, on standard error so that results stay alone on standard output.
 *
 * @param signal - Aborted: the answer is not wanted any more.
 */
export async function askInTerminal(question: string, signal: AbortSignal): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return await terminal.question(question, { signal });
  } finally {
    terminal.close();
  }
}
