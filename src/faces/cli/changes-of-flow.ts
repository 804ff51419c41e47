import { askInTerminal } from '../../connection/index.ts';
import { OnbehalfError } from '../../core/errors.ts';
import { inputError } from '../../core/input.ts';
import type { Runner } from '../../run/flow/runner.ts';
import { askedChange } from '../../run/flow/shown-change.ts';
import type { CommandContext } from './command.ts';

/**
 * Asks a person before a step sends or deletes.
 *
 * @throws OnbehalfError INPUT_INVALID where nobody sits at a terminal.
 */
export function askingBefore({ io, settings, signal }: CommandContext): NonNullable<Runner['ask']> {
  if (!io.canAsk || settings.unattended === true)
    throw inputError('onbehalf run', [{ field: '--confirm', problem: 'asks a person at a terminal, and there is none.' }]);
  const { stdin, stderr } = io.terminal;
  return async (step, effect, input) => {
    const answer = await askInTerminal(`${askedChange(step, effect, input)}. Go on? [y/N] `, signal, { input: stdin, output: stderr });
    if (!/^y(es)?$/i.test(answer.trim()))
      throw new OnbehalfError('CANCELLED', `${step.about ?? step.verb} was not done; what came before it is.`);
  };
}
