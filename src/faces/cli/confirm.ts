import { askInTerminal } from '../../connection/index.ts';
import type { AnyActivity } from '../../core/activity.ts';
import { OnbehalfError } from '../../core/errors.ts';
import type { CommandContext } from './command.ts';

/**
 * Asks the person before an activity deletes, where a person sits at a terminal. Scripts and `--unattended` are not asked.
 * @throws OnbehalfError CANCELLED when the answer is not yes.
 */
export async function confirm({ io, settings, signal }: CommandContext, activity: Pick<AnyActivity, 'effect' | 'title'>): Promise<void> {
  if (activity.effect !== 'deletes' || !io.canAsk || settings.unattended === true) return;
  const { stdin, stderr } = io.terminal;
  const answer = await askInTerminal(`${activity.title}: this deletes. Go on? [y/N] `, signal, { input: stdin, output: stderr });
  if (!/^y(es)?$/i.test(answer.trim())) throw new OnbehalfError('CANCELLED', 'Nothing was deleted.');
}
