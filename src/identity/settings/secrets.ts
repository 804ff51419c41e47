import { OnbehalfError } from '../../core/errors.ts';
import type { SettingName } from './settings.ts';
import { systemKeyStore, type KeyStore } from '../storage/key-store.ts';
import { noFile, readRegularFile } from '../storage/regular-file.ts';

/** The settings whose values nobody may see. */
export const secretSettings = [
  'password',
  'securePassword',
  'applicationSecret',
  'secureApplicationSecret',
  'certificateAsBase64',
  'certificatePassword',
] as const satisfies readonly SettingName[];

/** What may stand in the place of a secret: `env:NAME`, `file:/path` or `keystore:NAME`. */
export const secretReference = /^(env|file|keystore):(.+)$/s;

/** Where secrets can be. */
export interface SecretPlaces {
  /** Default: the environment of the process. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Opens the operating system's key store. Default: that of this machine. */
  keyStore?(): Promise<KeyStore | undefined>;
}

/** True for a value that only says where a secret is: `env:NAME`, `file:/path` or `keystore:NAME`. Such a value may be shown and kept. */
export function isSecretReference(value: unknown): boolean {
  return typeof value === 'string' && secretReference.test(value);
}

/**
 * Reads a secret: the value itself, or what `env:NAME` (an environment variable), `file:/path` (the content of a file) or `keystore:NAME`
 * (an entry of the operating system's key store) refers to. It is read at each sign-in and never kept.
 *
 * @param setting - Named in errors; the value never is.
 * @returns The bytes; a text in UTF-8.
 * @throws OnbehalfError SETTINGS_INVALID when there is nothing where it refers to.
 */
export async function readSecret(
  setting: SettingName,
  value: string,
  { env = process.env, keyStore = systemKeyStore }: SecretPlaces = {},
): Promise<Buffer> {
  const [, kind, place = ''] = secretReference.exec(value) ?? [];
  if (kind === undefined) return Buffer.from(value);
  if (kind === 'env') {
    const found = env[place];
    if (found) return Buffer.from(found);
    throw unreadable(setting, `names the environment variable ${place}, which is not set.`, `Set ${place} for the process that signs in.`);
  }
  if (kind === 'keystore') return Buffer.from(await storedSecret(setting, place, keyStore));
  try {
    const content = await readRegularFile(place);
    if (content.length > 0) return content;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
    const reason = code === noFile ? 'it is a pipe or a device' : code;
    throw unreadable(
      setting,
      `names the file ${place}, which cannot be read (${reason}).`,
      `Make ${place} readable for the account that signs in.`,
    );
  }
  throw unreadable(setting, `names the file ${place}, which is empty.`, `Write the secret to ${place}.`);
}

/** Reads a secret that is a text; the line end that editors add to files does not belong to it. */
export async function readSecretText(setting: SettingName, value: string, places?: SecretPlaces): Promise<string> {
  const text = (await readSecret(setting, value, places)).toString('utf8');
  return value.startsWith('file:') ? text.replace(/\r?\n$/, '') : text;
}

async function storedSecret(setting: SettingName, name: string, open: () => Promise<KeyStore | undefined>): Promise<string> {
  const store = await open();
  if (!store)
    throw unreadable(
      setting,
      `names ${name} in the operating system's key store, which cannot be reached from here.`,
      'Run where the key store can be reached (a desktop session), or use env:NAME or file:/path.',
    );
  const secret = await store.read(name).catch(() => undefined);
  if (secret) return secret;
  throw unreadable(
    setting,
    `names ${name} in the operating system's key store, which is not there or cannot be read.`,
    `Put it there with \`onbehalf secrets set ${name}\`; unlock the key store where it is locked.`,
  );
}

function unreadable(field: SettingName, problem: string, remedy: string): OnbehalfError {
  return new OnbehalfError('SETTINGS_INVALID', `The settings of the Microsoft 365 Scope cannot be used as given. ${field} ${problem}`, {
    fields: [{ field, problem }],
    remedy,
  });
}
