import path from 'node:path';
import { dataFolder, thisMachine, type Machine } from '../../identity/index.ts';

/**
 * The folder for what a person configures: `ONBEHALF_HOME` where it is set, otherwise `%APPDATA%\onbehalf` on Windows,
 * `~/Library/Application Support/onbehalf` on macOS, and `$XDG_CONFIG_HOME/onbehalf` (default `~/.config/onbehalf`) elsewhere.
 * The XDG Base Directory Specification says that a relative `XDG_CONFIG_HOME` must be ignored.
 *
 * @throws OnbehalfError SETTINGS_INVALID when `ONBEHALF_HOME` is no absolute path.
 */
export function configurationFolder(machine: Machine = thisMachine()): string {
  const { platform, env, home } = machine;
  if (env['ONBEHALF_HOME'] || platform === 'darwin') return dataFolder(machine);
  if (platform === 'win32') return path.win32.join(env['APPDATA'] || path.win32.join(home, 'AppData', 'Roaming'), 'onbehalf');
  const shared = env['XDG_CONFIG_HOME'];
  return path.posix.join(shared && path.posix.isAbsolute(shared) ? shared : path.posix.join(home, '.config'), 'onbehalf');
}
