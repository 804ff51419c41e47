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
  const refuse = (why: string): never => {
    const problem = `\`${expression}\` is no JMESPath expression: ${why} Ones that work: '[].subject', '[?isRead].{id: id, from: from.address}', 'length(@)'.`;
    throw inputError('The command line', [{ field: '--select', problem }]);
  };
  const why = (error: unknown): string => (error instanceof Error ? error.message : String(error)).replace(/\.?$/, '.');
  const syntax = (): unknown => {
    try {
      return compile(expression);
    } catch (error) {
      return refuse(why(error));
    }
  };
  const strange = functionsIn(syntax()).find((name) => !functions.includes(name));
  if (strange !== undefined) refuse(`there is no function ${strange}(); there are ${functions.join(', ')}.`);
  return (result) => {
    try {
      // As JSON: dates are texts, and what is undefined is not there.
      return search(JSON.parse(JSON.stringify(result ?? null), withoutPrototype), expression);
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

/** https://jmespath.org/specification.html#built-in-functions, as the library has them. */
const functions: readonly string[] = [
  'abs',
  'avg',
  'ceil',
  'contains',
  'ends_with',
  'floor',
  'join',
  'keys',
  'length',
  'map',
  'max',
  'max_by',
  'merge',
  'min',
  'min_by',
  'not_null',
  'reverse',
  'sort',
  'sort_by',
  'starts_with',
  'sum',
  'to_array',
  'to_number',
  'to_string',
  'type',
  'values',
];

/** The names of the functions that an expression calls: the library itself looks at them when it runs. */
function functionsIn(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return [];
  const { type, name } = node as { readonly type?: unknown; readonly name?: unknown };
  return [...(type === 'Function' && typeof name === 'string' ? [name] : []), ...Object.values(node).flatMap(functionsIn)];
}

/** What JavaScript gives to every object (`constructor`) is no field of a result. */
function withoutPrototype(_key: string, value: unknown): unknown {
  const isPlain = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isPlain ? Object.assign(Object.create(null) as object, value) : value;
}
