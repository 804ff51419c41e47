import { z } from 'zod';
import { isSecretReference, saveConnection, secretSettings, settingsSchema } from '../../../connection/index.ts';
import { defineCommand } from '../command.ts';
import { exactWords } from '../exact-words.ts';
import { scopeSettings } from '../settings.ts';

/** Settings with another flag, or without a meaning for a connection. */
const left: readonly string[] = [
  'configLocation',
  'displayName',
  'emailAddress',
  'folder',
  'timeoutMS',
  'continueOnError',
  ...secretSettings,
];

/** A flag for each other setting: without its default, because what is not given is not kept. */
const settingFlags = Object.fromEntries(
  Object.entries<z.ZodType>(settingsSchema.shape)
    .filter(([name]) => !left.includes(name))
    .map(([name, field]): [string, z.ZodType] => [
      name,
      field instanceof z.ZodDefault ? (field.unwrap() as z.ZodType).optional().describe(field.description ?? '') : field,
    ]),
);

/** Settings whose flag says where the secret is; the secret itself is never a flag, where process lists and histories of shells would show it. */
const referred = [
  'securePassword',
  'secureApplicationSecret',
  'certificateAsBase64',
  'certificatePassword',
] as const satisfies readonly (typeof secretSettings)[number][];

const expected = 'must say where the secret is: env:NAME, file:/path or keystore:NAME; the secret itself must not be typed here.';
const referenceFlags = Object.fromEntries(
  referred.map((name): [string, z.ZodType] => {
    const { description = '' } = settingsSchema.shape[name];
    return [
      name,
      z
        .string()
        .refine(isSecretReference, expected)
        .optional()
        .describe(`${description} Only where it is: env:NAME, file:/path or keystore:NAME.`),
    ];
  }),
);

/** Keeps settings under a name. */
export const connectionsCreate = defineCommand({
  words: 'NAME',
  options: z.object({
    ...settingFlags,
    ...referenceFlags,
    project: z
      .boolean()
      .default(false)
      .describe('Keep it with the project, in onbehalf.connections.json, instead of in your own configuration.'),
    replace: z.boolean().default(false).describe('Put it in the place of a connection of that name.'),
  }),
  examples: [
    'connections create work --application-id 7a1b1f5e-2d0c-4c55-9d0b-3f5e6a4c2b10 --tenant-id contoso.example',
    'connections create home --account ada@contoso.example',
    'connections create nightly --authentication-type ApplicationIdAndSecret --application-id c0ffee00-8a4e-4f0e-9a51-0a1b2c3d4e5f --tenant-id contoso.example --secure-application-secret env:NIGHTLY_SECRET',
  ],
  async run({ io, settings }, { project, replace, ...given }, words) {
    const [name = ''] = exactWords('connections create', ['NAME'], words);
    const own = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
    const kept = {
      ...scopeSettings({ ...settings, ...('applicationId' in own && { applicationId: String(own['applicationId']) }) }),
      ...own,
    };
    const file = await saveConnection(name, kept, { owner: project ? 'project' : 'person', replace });
    if (io.json) return io.value({ name, file, settings: kept });
    io.out(`Connection ${name} is kept in ${file}. Next: onbehalf connections test ${name}`);
  },
});
