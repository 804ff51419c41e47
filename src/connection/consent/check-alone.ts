import { isGiven, type AnyActivity } from '../../core/activity.ts';
import { OnbehalfError } from '../../core/errors.ts';
import { inputError } from '../../core/input.ts';
import type { Detection } from '../../permissions/index.ts';
import { detectFor } from '../detect-for.ts';
import { givenOf, useGiven } from '../use.ts';

/**
 * Refuses what an application that signs in alone, without a person, cannot do, before any call is made: calls that no application
 * permission opens, calls that name what nobody asked to read, and calls on one's own mailbox, because an application has none.
 *
 * @param input - The input as it was given.
 * @param mailbox - The mailbox of the scope, when it names one.
 * @param detection - What the call needs. Default: detected from the input.
 * @throws OnbehalfError SETTINGS_INVALID saying what to choose instead; INPUT_INVALID naming the input that is not listed.
 */
export function checkAlone(
  activity: AnyActivity,
  input: Readonly<Record<string, unknown>>,
  mailbox: string | undefined,
  { calls, warnings }: Pick<Detection, 'calls' | 'warnings'> = detectFor([useGiven(activity, input)], { kind: 'application' }),
): void {
  const impossible = warnings.find(({ kind }) => kind === 'impossible');
  if (impossible) {
    const problem = 'must be one with a person, such as InteractiveToken, for this activity.';
    throw new OnbehalfError('SETTINGS_INVALID', impossible.message, {
      details: { activity: activity.name, ...(impossible.operation && { operation: impossible.operation }) },
      fields: [{ field: 'authenticationType', problem }],
      remedy: 'Sign in as a person for this activity: set authenticationType to InteractiveToken.',
    });
  }
  const unlisted = activity.calls.find(
    ({ names, when = '' }) => names !== undefined && isGiven(input[when]) && givenOf(activity)[when] !== true,
  )?.when;
  if (unlisted !== undefined) {
    const listing = `use(${activity.name}, { ${unlisted}: true })`;
    const problem = `is not part of the listed use, so an application was not asked to read what it names; list ${listing}.`;
    throw inputError(activity.name, [{ field: unlisted, problem }]);
  }
  if (mailbox !== undefined || isGiven(input['mailbox']) || !calls.some(({ operation }) => / \/me(?:\/|$)/.test(operation))) return;
  throw new OnbehalfError(
    'SETTINGS_INVALID',
    `${activity.name} works on a mailbox, and an application without a person has none of its own.`,
    {
      details: { activity: activity.name },
      fields: [{ field: 'impersonatedUserEmailAddress', problem: `is required for ${activity.name}.` }],
      remedy: 'Set impersonatedUserEmailAddress to the address of the mailbox to work on.',
    },
  );
}
