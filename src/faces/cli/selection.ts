import { OnbehalfError } from '../../core/errors.ts';
import { inputError } from '../../core/input.ts';

/** Takes a part of a result. */
export type Selection = (result: unknown) => unknown;

/**
 * Reads a JMESPath expression (https://jmespath.org/specification.html), before anything is done.
 *
 * @returns What takes its part of a result. @throws OnbehalfError INPUT_INVALID from it, where the expression does not fit the result.
 * @throws OnbehalfError INPUT_INVALID for what is no expression.
 */
export async function selectionOf(expression: string): Promise<Selection> {
  const { compile, search } = await import('jmespath');
  const why = (error: unknown): string => (error instanceof Error ? error.message : String(error)).replace(/\.?$/, '.');
  try {
    compile(expression);
  } catch (error) {
    const problem = `\`${expression}\` is no JMESPath expression: ${why(error)} Ones that work: '[].subject', '[?isRead].{id: id, from: from.address}', 'length(@)'.`;
    throw inputError('The command line', [{ field: '--select', problem }]);
  }
  return (result) => {
    try {
      // As JSON: dates are texts, and what is undefined is not there.
      return search(JSON.parse(JSON.stringify(result ?? null)), expression);
    } catch (error) {
      throw new OnbehalfError(
        'INPUT_INVALID',
        `The command was carried out, but \`--select ${expression}\` does not fit its result: ${why(error)}`,
        {
          remedy: 'Look at the result with --json, and correct the expression.',
          cause: error,
        },
      );
    }
  };
}
