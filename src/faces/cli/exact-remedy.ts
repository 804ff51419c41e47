import { shellWord } from '../../core/command-line.ts';
import { isOnbehalfError, OnbehalfError } from '../../core/errors.ts';
import { toKebab } from '../../core/names.ts';
import { placeSettings } from '../../run/run-settings.ts';
import { embeddedName, type Settings } from './settings.ts';

/** What a command needs of a sign-in. */
export interface Needs {
  /** Files, as `onbehalf signin` and `onbehalf permissions` take them. */
  readonly files?: readonly string[];
  /** The one activity that it runs. */
  readonly activity?: string;
  /** What it sets beside its flags. */
  readonly settings?: Partial<Settings>;
}

/** A command that was run, for remedies that name the next one. */
export interface Ran {
  /** Its words, `mail list`. */
  readonly name: string;
  readonly settings: Settings;
  readonly needs: Needs;
}

/** Settings that say as whom, where and how to sign in; the others are about one run. */
const carried = [...placeSettings, 'signInThrough'] as const;

/** The flags that say as whom and where to sign in, as they have to be typed again: `--application-id 7a1b... --emulator http://localhost:4000`. */
export function signInFlags(settings: Settings): string[] {
  return carried.flatMap((field) => {
    const value = settings[field];
    // A sign-in on an emulator of one command's own ends with the command.
    if (value === undefined || value === false || value === embeddedName) return [];
    return value === true ? [`--${toKebab(field)}`] : [`--${toKebab(field)} ${shellWord(value)}`];
  });
}

/**
 * The command line that signs in so that a command finds what it needs: `onbehalf signin tidy.ts --connection work`.
 *
 * @param permissions - What was asked for, for a command of one activity: its input may need less than the activity as such.
 */
export function signInLine({ settings, needs }: Pick<Ran, 'settings' | 'needs'>, permissions: readonly string[] = []): string {
  const { files = [], activity } = needs;
  const all = { ...settings, ...needs.settings };
  const flags = signInFlags(all);
  const asked = permissions.filter((name) => /^[A-Z]/.test(name)).map((name) => `--permission ${name}`);
  const what = files.length > 0 ? files.map(shellWord) : asked.length > 0 ? asked : activity === undefined ? [] : [activity];
  return ['onbehalf signin', ...what, ...flags].join(' ');
}

/**
 * A remedy that names commands as they have to be typed after this one: the sign-in with everything that it needs, the permissions of what was run. After
 * `signin` itself it does not send people round in a circle.
 *
 * @param permissions - What was asked for when it failed.
 */
export function exactRemedy(remedy: string, ran: Ran, permissions?: readonly string[]): string {
  const { files = [], activity } = ran.needs;
  const signIn =
    ran.name === 'signin'
      ? remedy.replaceAll(
          /\b([Rr]un) `onbehalf signin`/g,
          `$1 it again${ran.settings.unattended === true ? ' without `--unattended` (ONBEHALF_UNATTENDED)' : ''}`,
        )
      : remedy.replaceAll('`onbehalf signin`', `\`${signInLine(ran, permissions)}\``);
  const words = [...files, ...(activity === undefined ? [] : [activity])].map(shellWord);
  return words.length === 0 ? signIn : signIn.replaceAll('`onbehalf permissions FILE`', `\`onbehalf permissions ${words.join(' ')}\``);
}

/** A failure whose remedy is exact for what was run; anything else as it is. */
export function withExactRemedy(error: unknown, ran: () => Ran): unknown {
  if (!isOnbehalfError(error) || !error.remedy.includes('`onbehalf ')) return error;
  const { code, message, details } = error;
  const asked = Array.isArray(details['permissions']) ? details['permissions'].filter((name) => typeof name === 'string') : undefined;
  return new OnbehalfError(code, message, { details, remedy: exactRemedy(error.remedy, ran(), asked), cause: error });
}
