import { askInTerminal } from '../../connection/index.ts';
import type { AnyActivity } from '../../core/activity.ts';
import { OnbehalfError } from '../../core/errors.ts';
import type { CommandContext } from './command.ts';

/**
 * Asks the person before an activity deletes, where a person sits at a terminal. Scripts and `--unattended` are not asked.
 * @param input - As it was given. Default: nothing.
 * @throws OnbehalfError CANCELLED when the answer is not yes.
 */
export async function confirm(
  { io, settings, signal }: CommandContext,
  { effect, effectOf, title }: Pick<AnyActivity, 'effect' | 'effectOf' | 'title'>,
  input: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  if ((effectOf?.(input) ?? effect) !== 'deletes' || !io.canAsk || settings.unattended === true) return;
  const { stdin, stderr } = io.terminal;
  const answer = await askInTerminal(`${title}: this deletes. Go on? [y/N] `, signal, { input: stdin, output: stderr });
  if (!/^y(es)?$/i.test(answer.trim())) throw new OnbehalfError('CANCELLED', 'Nothing was deleted.');
}
