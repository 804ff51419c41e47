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
    const given = words.length === 0 ? 'none was given.' : `${words.length} ${words.length === 1 ? 'was' : 'were'} given.`;
    const problem = `must be ${wanted.length === 1 ? 'one name' : 'two names'}; ${given}`;
    throw inputError(`onbehalf ${command}`, [{ field: wanted.join(' '), problem }]);
  }
  return [...words];
}
