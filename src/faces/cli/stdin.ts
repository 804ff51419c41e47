import { text } from 'node:stream/consumers';
import { inputError } from '../../core/input.ts';
import type { Io } from './io.ts';

/**
 * Replaces the value `-` of a flag by what comes in on standard input: `onbehalf mail send --body - < letter.txt`.
 * @throws OnbehalfError INPUT_INVALID when two flags want standard input.
 */
export async function fillFromStdin(io: Io, values: Readonly<Record<string, unknown>>): Promise<Readonly<Record<string, unknown>>> {
  const wanting = Object.keys(values).filter((field) => values[field] === '-');
  const [field] = wanting;
  if (field === undefined) return values;
  if (wanting.length > 1) {
    throw inputError('The command line', [
      { field: wanting.join(', '), problem: 'cannot all be read from standard input; one may be `-`.' },
    ]);
  }
  return { ...values, [field]: await text(io.terminal.stdin) };
}
