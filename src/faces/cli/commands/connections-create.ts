import { z } from 'zod';
import { saveConnection, secretSettings, settingsSchema } from '../../../connection/index.ts';
import { defineCommand } from '../command.ts';
import { exactWords } from '../exact-words.ts';
import { scopeSettings } from '../settings.ts';

/** Settings with another flag, or without a meaning for a connection. */
const left: readonly string[] = ['configLocation', 'displayName', 'emailAddress', 'timeoutMS', 'continueOnError', ...secretSettings];

/** A flag for each other setting: without its default, because what is not given is not kept. */
const settingFlags = Object.fromEntries(
  Object.entries<z.ZodType>(settingsSchema.shape)
    .filter(([name]) => !left.includes(name))
    .map(([name, field]): [string, z.ZodType] => [name, field instanceof z.ZodDefault ? (field.unwrap() as z.ZodType).optional().describe(field.description ?? '') : field]),
);

/** Keeps settings under a name. Secrets are named in the file by hand, as `env:` or `file:`; they are never flags. */
export const connectionsCreate = defineCommand({
  words: 'NAME',
  options: z.object({
    ...settingFlags,
    project: z.boolean().default(false).describe('Keep it with the project, in onbehalf.connections.json, instead of in your own configuration.'),
    replace: z.boolean().default(false).describe('Put it in the place of a connection of that name.'),
  }),
  examples: ['connections create work --application-id 7a1b1f5e-2d0c-4c55-9d0b-3f5e6a4c2b10 --tenant-id contoso.example', 'connections create home --account ada@contoso.example'],
  async run({ io, settings }, { project, replace, ...given }, words) {
    const [name = ''] = exactWords('connections create', ['NAME'], words);
    const own = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
    const kept = { ...scopeSettings({ ...settings, ...('applicationId' in own && { applicationId: String(own['applicationId']) }) }), ...own };
    const file = await saveConnection(name, kept, { owner: project ? 'project' : 'person', replace });
    if (io.json) return io.value({ name, file, settings: kept });
    io.out(`Connection ${name} is kept in ${file}. Next: onbehalf connections test ${name}`);
  },
});
