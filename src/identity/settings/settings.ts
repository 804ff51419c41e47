import { z } from 'zod';
import { authenticationTypes } from './authentication-types.ts';
import { environments, type EnvironmentName } from './environments.ts';

const text = z.string().trim();
const guid = shaped(/^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i, 'a GUID, such as 7a1b1f5e-2d0c-4c55-9d0b-3f5e6a4c2b10');
const tenant = shaped(
  /^(?:[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}|[\da-z-]+(?:\.[\da-z-]+)+|common|organizations|consumers)$/i,
  'a tenant ID or a domain, such as contoso.example',
);
const address = shaped(/^[^\s@]+@[^\s@]+$/, 'an e-mail address, such as ada@contoso.example');
const environmentNames = Object.keys(environments) as [EnvironmentName, ...EnvironmentName[]];

/** Every setting of a Microsoft 365 Scope: its values, its default, its description. */
export const settingsSchema = z.object({
  configLocation: z.enum(['PropertiesPanel']).default('PropertiesPanel').describe('Where the settings come from: these properties.'),
  displayName: text.default('Microsoft 365 Scope').describe('Name of the scope in logs and designers.'),
  authenticationType: z.enum(authenticationTypes).default('InteractiveToken').describe('How to sign in.'),
  environment: z.enum(environmentNames).default('Global').describe("Which of Microsoft's clouds the account is in."),
  oauthApplication: z.enum(['UiPath', 'Custom']).optional().describe("The public application, or one's own."),
  applicationId: guid.optional().describe("Application (client) ID of one's own application."),
  tenantId: tenant.optional().describe('Tenant ID or domain for a single-tenant application; left out for a multi-tenant one.'),
  emailAddress: address
    .optional()
    .describe('The account to use: offered to the sign-in page, and the name under which its tokens are found.'),
  acceptAnyAccount: z
    .boolean()
    .default(false)
    .describe('Go on as whoever answers the sign-in, also where another account is named. Default: the run is refused then.'),
  signInThrough: z
    .enum(['Browser', 'PastedAddress', 'DeviceCode'])
    .optional()
    .describe(
      'How the answer of the sign-in page comes back: to a port of this machine, by hand from the address bar, or with a code that is entered on any device. Default: Browser, and DeviceCode where no browser can come up.',
    ),
  useBroker: z.boolean().optional().describe('Sign in through the operating system instead of the browser.'),
  dataStoreLocation: z
    .enum(['Machine', 'Bucket', 'None'])
    .default('Machine')
    .describe('Where tokens are kept: on this machine, in a bucket that machines share, or nowhere.'),
  folder: text
    .optional()
    .describe(
      'The bucket that tokens are kept in: an absolute path, s3://bucket/folder, or the address of an Azure container. Credentials come from AWS_ variables or AZURE_STORAGE_SAS_TOKEN.',
    ),
  bucketKeys: shaped(/^(?:env|file|keystore):.+$/, 'the place of the keys: file:/path, env:NAME or keystore:NAME')
    .optional()
    .describe(
      'Where the keys are that tokens in a bucket are encrypted with, the current one first: file:/path, env:NAME or keystore:NAME. Default: env:ONBEHALF_BUCKET_KEYS.',
    ),
  username: text.optional().describe('User name, for signing in with user name and password.'),
  password: z.string().optional().describe('Password as text.'),
  securePassword: z.string().optional().describe('Password from a secret store.'),
  applicationSecret: z.string().optional().describe('Client secret as text.'),
  secureApplicationSecret: z.string().optional().describe('Client secret from a secret store.'),
  certificateAsBase64: z.string().optional().describe('Certificate with its key (PFX), in Base64.'),
  certificatePassword: z.string().optional().describe('Password of the certificate.'),
  impersonatedUserEmailAddress: address.optional().describe('The mailbox that an application without a person works on.'),
  authenticationScopes: z.array(text.min(1)).default([]).describe('The permissions to ask for, instead of the detected ones.'),
  timeoutMS: z
    .number()
    .int()
    .min(1)
    .max(86_400_000)
    .default(30_000)
    .describe('How long a sign-in and a single call may take, in milliseconds.'),
  retryTimeoutSeconds: z
    .number()
    .min(0)
    .max(86_400)
    .optional()
    .describe(
      'How long a call that a busy service refuses is tried again, in seconds from its first try. 0: it is tried once. Default: 300, five minutes.',
    ),
  continueOnError: z
    .boolean()
    .default(false)
    .describe(
      'Go on with the activities that work when some permissions were not granted. Other errors end the work as they do without it.',
    ),
});

/** The name of a setting. */
export type SettingName = keyof typeof settingsSchema.shape;

/** The settings of a Microsoft 365 Scope as they are written; everything may be left out. */
export type ScopeSettingsInput = Partial<z.input<typeof settingsSchema>>;

/** The settings of a Microsoft 365 Scope, checked and with their defaults. */
export type ScopeSettings = Omit<z.output<typeof settingsSchema>, 'oauthApplication'> & { readonly oauthApplication: 'UiPath' | 'Custom' };

function shaped(pattern: RegExp, what: string): z.ZodString {
  return text.refine((value) => pattern.test(value), `must be ${what}.`);
}
