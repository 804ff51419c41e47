import { z } from 'zod';
import { settingsSchema, type SettingName } from '../../connection/index.ts';
import { inputError } from '../../core/input.ts';
import { embeddedName } from '../../run/run-settings.ts';

export { connectionSettings, embeddedName, scopeSettings } from '../../run/run-settings.ts';

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
