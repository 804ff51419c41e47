import { z } from 'zod';
import { defaultConnection, namedConnection, settingsSchema, type SettingName } from '../../connection/index.ts';
import { inputError } from '../../core/input.ts';

const setting = (name: SettingName): string => settingsSchema.shape[name].description ?? '';

/** A setting of few values: the settings themselves check it, the help lists them. */
const oneOf = (name: 'environment' | 'dataStoreLocation' | 'signInThrough') =>
  z.string().meta({ values: settingsSchema.shape[name].unwrap().options }).optional().describe(setting(name));

/** The flags that every command which signs in understands. What a setting is, the settings themselves say. */
export const settingsOptions = z.object({
  connection: z
    .string()
    .optional()
    .describe('Named connection to use; see `onbehalf connections`. An empty one: none, not even the default.'),
  account: z.string().optional().describe(setting('emailAddress')),
  acceptAnyAccount: z.boolean().optional().describe(setting('acceptAnyAccount')),
  oauthApplication: z.enum(['UiPath', 'Custom']).optional().describe(setting('oauthApplication')),
  applicationId: z.string().optional().describe(setting('applicationId')),
  tenantId: z.string().optional().describe(setting('tenantId')),
  environment: oneOf('environment'),
  dataStoreLocation: oneOf('dataStoreLocation'),
  tokenBucket: z.string().optional().describe(setting('folder')),
  bucketKeys: z.string().optional().describe(setting('bucketKeys')),
  signInThrough: oneOf('signInThrough'),
  timeoutMs: z.number().optional().describe(setting('timeoutMS')),
  continueOnError: z.boolean().optional().describe(setting('continueOnError')),
  emulator: z.string().optional().describe('Work on an emulator: the address of a running one, or `embedded` for one in this process.'),
  unattended: z.boolean().optional().describe('Nobody can answer: never open a browser, fail at once when a sign-in is needed.'),
});

/** What a run is told about where and as whom to work. */
export type Settings = z.output<typeof settingsOptions>;

/** Name of the emulator that runs in this process. */
export const embeddedName = 'embedded';

/**
 * `--emulator` may stand alone; then the emulator runs in this process. Gives the arguments with the value filled in.
 *
 * @param args - Arguments as typed.
 */
export function fillEmulator(args: readonly string[]): string[] {
  return args.map((argument, index) => {
    const next = args[index + 1];
    return argument === '--emulator' && !(next && /^(https?:|embedded$)/.test(next)) ? `--emulator=${embeddedName}` : argument;
  });
}

/**
 * Completes the settings from environment variables: `ONBEHALF_CONNECTION`, `ONBEHALF_EMULATOR`, `ONBEHALF_ACCOUNT`, `ONBEHALF_UNATTENDED`.
 * A flag wins over a variable.
 *
 * @throws OnbehalfError INPUT_INVALID naming the flag or variable and what is allowed.
 */
export function completeSettings(given: Settings, env: Readonly<Record<string, string | undefined>>): Settings {
  const emulator = given.emulator ?? env['ONBEHALF_EMULATOR'];
  if (emulator !== undefined && emulator !== embeddedName && !isLoopback(emulator)) {
    const field = given.emulator === undefined ? 'ONBEHALF_EMULATOR' : '--emulator';
    throw inputError('The emulator', [
      { field, problem: `must be \`${embeddedName}\` or an address on this machine such as http://localhost:4000.` },
    ]);
  }
  const unattended = env['ONBEHALF_UNATTENDED'];
  if (unattended !== undefined && !['', '0', '1', 'true', 'false'].includes(unattended)) {
    throw inputError('The environment', [{ field: 'ONBEHALF_UNATTENDED', problem: 'must be 1, true, 0 or false.' }]);
  }
  return {
    ...given,
    ...(emulator !== undefined && { emulator }),
    ...(env['ONBEHALF_CONNECTION'] && given.connection === undefined && { connection: env['ONBEHALF_CONNECTION'] }),
    ...(env['ONBEHALF_ACCOUNT'] && given.account === undefined && { account: env['ONBEHALF_ACCOUNT'] }),
    ...((unattended === '1' || unattended === 'true') && given.unattended === undefined && { unattended: true }),
  };
}

function isLoopback(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return /^https?:$/.test(protocol) && ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}

/**
 * The settings of the scope that the flags name, in the scope's own words. An application ID means one's own application, and a bucket that
 * tokens are kept in it.
 */
export function scopeSettings(settings: Settings): Record<string, unknown> {
  const {
    account,
    acceptAnyAccount,
    oauthApplication,
    applicationId,
    tenantId,
    environment,
    dataStoreLocation,
    tokenBucket,
    bucketKeys,
    signInThrough,
    timeoutMs,
    continueOnError,
  } = settings;
  const named = {
    emailAddress: account,
    acceptAnyAccount,
    oauthApplication: oauthApplication ?? (applicationId === undefined ? undefined : 'Custom'),
    applicationId,
    tenantId,
    environment,
    dataStoreLocation: dataStoreLocation ?? (tokenBucket === undefined ? undefined : 'Bucket'),
    folder: tokenBucket,
    bucketKeys,
    signInThrough,
    timeoutMS: timeoutMs,
    continueOnError,
  };
  return Object.fromEntries(Object.entries(named).filter(([, value]) => value !== undefined));
}

/**
 * The settings of the named connection, with those of the flags over them. Where none is named the default one stands in, but neither on an
 * emulator nor beside flags that say which application asks.
 *
 * @throws OnbehalfError SETTINGS_INVALID for a name that is not there.
 */
export async function connectionSettings(settings: Settings): Promise<Record<string, unknown>> {
  const { connection, emulator, oauthApplication, applicationId, tenantId, environment } = settings;
  const own = scopeSettings(settings);
  if (connection) return { ...(await namedConnection(connection)).settings, ...own };
  const useDefault =
    connection === undefined && [emulator, oauthApplication, applicationId, tenantId, environment].every((value) => value === undefined);
  return useDefault ? { ...(await defaultConnection())?.settings, ...own } : own;
}
