import { inputError } from '../../core/input.ts';

/**
 * The words of a command that takes exactly so many names.
 *
 * @param command - For the message, `connections show`.
 * @param wanted - What the words are called in the help, `['NAME']`.
 * @throws OnbehalfError INPUT_INVALID saying what is missing.
 */
export function exactWords(command: string, wanted: readonly string[], words: readonly string[]): string[] {
  if (words.length !== wanted.length) {
    const problem = wanted.length === 1 ? 'must be the name of one connection.' : 'must be two names.';
    throw inputError(`onbehalf ${command}`, [{ field: wanted.join(' '), problem }]);
  }
  return [...words];
}
