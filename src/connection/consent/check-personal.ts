import type { AnyActivity } from '../../core/activity.ts';
import { OnbehalfError } from '../../core/errors.ts';
import { detectFor } from '../detect-for.ts';
import { useGiven } from '../use.ts';

/**
 * Refuses what no permission opens with a personal account, before any call is made.
 *
 * @param input - The input of this call: an activity works as long as this input needs nothing that personal accounts do not have.
 * @param isPersonal - Whether a personal account signs in. Asked for only where the answer matters.
 * @returns True where it depends on the account.
 * @throws OnbehalfError SETTINGS_INVALID saying what to choose instead.
 */
export async function checkPersonal(
  activity: AnyActivity,
  input: Readonly<Record<string, unknown>>,
  mailbox: string | undefined,
  isPersonal: () => Promise<boolean>,
): Promise<boolean> {
  // What is somebody else's is refused to personal accounts by Graph, in words of its own.
  if (mailbox !== undefined || 'mailbox' in input) return false;
  const { warnings } = detectFor([useGiven(activity, input)], { account: 'personal' });
  const impossible = warnings.find(({ kind }) => kind === 'impossible');
  if (!impossible) return false;
  if (!(await isPersonal())) return true;
  throw new OnbehalfError('SETTINGS_INVALID', impossible.message, {
    details: { activity: activity.name, ...(impossible.operation && { operation: impossible.operation }) },
    remedy: 'Sign in with a work or school account for this activity.',
  });
}
