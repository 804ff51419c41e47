import { homedir } from 'node:os';
import path from 'node:path';
import { OnbehalfError } from '../../core/errors.ts';

/** What decides where a person's data is kept. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Home directory of the person. */
  readonly home: string;
}

/** The machine that this process runs on. */
export function thisMachine(): Machine {
  return { platform: process.platform, env: process.env, home: homedir() };
}

/**
 * The folder for Onbehalf's data of one person: `ONBEHALF_HOME` where it is set, otherwise `%LOCALAPPDATA%\onbehalf` on Windows,
 * `~/Library/Application Support/onbehalf` on macOS, and `$XDG_DATA_HOME/onbehalf` (default `~/.local/share/onbehalf`) elsewhere.
 * The XDG Base Directory Specification says that a relative `XDG_DATA_HOME` must be ignored.
 *
 * @throws OnbehalfError SETTINGS_INVALID when `ONBEHALF_HOME` is no absolute path.
 */
export function dataFolder({ platform, env, home }: Machine = thisMachine()): string {
  const paths = platform === 'win32' ? path.win32 : path.posix;
  const chosen = env['ONBEHALF_HOME'];
  if (chosen) return checkFolder(chosen, 'ONBEHALF_HOME', paths);
  if (platform === 'win32') return paths.join(env['LOCALAPPDATA'] || paths.join(home, 'AppData', 'Local'), 'onbehalf');
  if (platform === 'darwin') return paths.join(home, 'Library', 'Application Support', 'onbehalf');
  const shared = env['XDG_DATA_HOME'];
  return paths.join(shared && paths.isAbsolute(shared) ? shared : paths.join(home, '.local', 'share'), 'onbehalf');
}

/**
 * The folder for what can be found out again, and is lost without harm: `cache` below `ONBEHALF_HOME` where that is set, otherwise
 * `%LOCALAPPDATA%\onbehalf\cache` on Windows, `~/Library/Caches/onbehalf` on macOS, and `$XDG_CACHE_HOME/onbehalf` (default `~/.cache/onbehalf`)
 * elsewhere. A relative `XDG_CACHE_HOME` is ignored, as `dataFolder` says.
 *
 * @throws OnbehalfError SETTINGS_INVALID when `ONBEHALF_HOME` is no absolute path.
 */
export function cacheFolder(machine: Machine = thisMachine()): string {
  const { platform, env, home } = machine;
  if (platform === 'win32') return path.win32.join(dataFolder(machine), 'cache');
  if (env['ONBEHALF_HOME']) return path.posix.join(dataFolder(machine), 'cache');
  if (platform === 'darwin') return path.posix.join(home, 'Library', 'Caches', 'onbehalf');
  const shared = env['XDG_CACHE_HOME'];
  return path.posix.join(shared && path.posix.isAbsolute(shared) ? shared : path.posix.join(home, '.cache'), 'onbehalf');
}

function checkFolder(folder: string, name: string, paths: path.PlatformPath): string {
  if (paths.isAbsolute(folder) && !folder.includes('\0')) return paths.normalize(folder);
  const problem = `must be an absolute path such as ${paths.join(paths.sep, 'srv', 'onbehalf')}; it is ${JSON.stringify(folder)}.`;
  throw new OnbehalfError('SETTINGS_INVALID', `The data folder cannot be used. ${name} ${problem}`, { fields: [{ field: name, problem }] });
}
