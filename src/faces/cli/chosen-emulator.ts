import { OnbehalfError } from '../../core/errors.ts';
import { inputError } from '../../core/input.ts';
import type { CommandContext } from './command.ts';
import { runningEmulators, type RunningEmulator } from './running-emulators.ts';
import { embeddedName } from './settings.ts';

/** An emulator that is meant: of one that was not started from a command line here only the address is known. */
export type ChosenEmulator = Pick<RunningEmulator, 'origin'> & Partial<RunningEmulator>;

/**
 * The emulator that a command means: the one at the address that stands there or in `--emulator`, else the one that runs.
 *
 * @param command - For errors, `emulator stop`.
 * @throws OnbehalfError NOT_FOUND where none runs; INPUT_INVALID where several do and none is named, and for what is no address.
 */
export async function chosenEmulator(command: string, words: readonly string[], { settings }: CommandContext): Promise<ChosenEmulator> {
  const [word, ...more] = words;
  const address = word ?? (settings.emulator === embeddedName ? undefined : settings.emulator);
  if (more.length > 0 || (address !== undefined && !/^https?:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?\/?$/.test(address)))
    throw inputError(`onbehalf ${command}`, [{ field: 'ADDRESS', problem: 'must be one address on this machine, http://localhost:4000.' }]);
  const running = await runningEmulators();
  if (address !== undefined) {
    const { origin } = new URL(address);
    return running.find(({ emulator }) => new URL(emulator.origin).port === new URL(origin).port)?.emulator ?? { origin };
  }
  const [only, ...others] = running;
  if (!only) throw noneRuns();
  if (others.length > 0) {
    const addresses = running.map(({ emulator }) => emulator.origin).join(', ');
    throw inputError(`onbehalf ${command}`, [{ field: 'ADDRESS', problem: `must say which one is meant: ${addresses}.` }]);
  }
  return only.emulator;
}

/** No emulator was started here, or all have ended. */
export function noneRuns(): OnbehalfError {
  return new OnbehalfError('NOT_FOUND', 'No emulator runs on this machine.', { remedy: 'Start one with `onbehalf emulator start`.' });
}
