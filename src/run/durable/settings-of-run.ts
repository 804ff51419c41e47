import { inputError } from '../../core/input.ts';
import { toKebab } from '../../core/names.ts';
import { embeddedName, placeSettings, type RunSettings } from '../run-settings.ts';
import type { RunFile } from './run-file.ts';

/**
 * The settings that a run goes on with: those that it began with, and of those that are named now how a person is reached.
 *
 * @throws OnbehalfError INPUT_INVALID naming each that would have it work elsewhere, or as somebody else.
 */
export function settingsOfRun<Settings extends RunSettings>(file: RunFile, now: Settings): Settings {
  const then = file.settings as RunSettings;
  const problems = placeSettings
    .filter((name) => now[name] !== undefined && now[name] !== then[name])
    .map((name) => ({ field: `--${toKebab(name)}`, problem: 'must be left out, or be what the run was started with.' }));
  if (then.emulator === embeddedName) problems.push({ field: 'RUN', problem: 'worked on an emulator that ended with its process.' });
  if (problems.length > 0) throw inputError('onbehalf runs resume', problems);
  return { ...now, ...Object.fromEntries(placeSettings.map((name) => [name, then[name]])) };
}
