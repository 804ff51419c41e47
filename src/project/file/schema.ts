import { validRange } from 'semver';
import { z } from 'zod';
import { projectNameProblem } from './project-name.ts';
import { watchEntry } from './watch-entry.ts';

/** What a project is. Facts: the reference, 10.1 and 10.3. */
export const kinds = ['process', 'library', 'template'] as const;

/** Which way of signing in fits the machines that a project runs on; the reference, 11.3. */
export const compatibilities = ['windows', 'windows-legacy', 'cross-platform'] as const;

/** Which machines a project is for. */
export type Compatibility = (typeof compatibilities)[number];

/** `MAJOR.MINOR.PATCH`, with a prerelease where there is one: the form that npm takes as a version, https://semver.org. */
const versionPattern = /^(?:0|[1-9]\d{0,8})\.(?:0|[1-9]\d{0,8})\.(?:0|[1-9]\d{0,8})(?:-[0-9A-Za-z.-]{1,100})?$/;

/** A file of the project, below its folder. */
const pathBelow = z
  .string()
  .min(1)
  .refine(isBelow, 'must be the path of a file in the project, with `/` between folders and without `..`.')
  .meta({ pattern: String.raw`^(?![/\\])(?!(?:.*/)?\.\.(?:/|$))[^\\:]+$` });

const feed = z
  .union(
    [
      z
        .strictObject({
          registry: z
            .string()
            .refine(isRegistry, 'must be the address of an npm registry, https://..., without a name or password in it.')
            .describe('Address of an npm registry. What it needs of credentials stands in the .npmrc of the person, never here.'),
        })
        .describe('An npm registry.'),
      z
        .strictObject({
          folder: z
            .string()
            .min(1)
            .describe('Path of a folder with packages that `onbehalf pack` or `npm pack` made, from the project on.'),
        })
        .describe('A folder of packed packages.'),
    ],
    { error: 'must be a map with either `registry` or `folder`.' },
  )
  .describe('Where packages come from.');

const forbidden = z.strictObject({
  name: z.string().min(1).describe('Name of the package; `*` stands for any characters: `@contoso/*`.'),
  versions: z
    .string()
    .refine((range) => validRange(range) !== null, 'must be versions as npm writes them, such as `1.2.3`, `>=1.2.0` or `1.x`.')
    .optional()
    .describe('Which versions: `1.2.3`, `>=1.2.0`, `1.x`. Left out: all.'),
  because: z.string().min(1).optional().describe('Why, for whoever is refused.'),
});

/** What stands in `onbehalf.yaml`. Every field says what it is for: the JSON Schema and the editors show it. */
export const projectFileSchema = z.strictObject({
  version: z.literal(1, { error: 'must be 1, the version of this format.' }).describe('Version of the format of this file: 1.'),
  name: z
    .string()
    .superRefine((name, context) => {
      const message = projectNameProblem(name);
      if (message !== undefined) context.addIssue({ code: 'custom', message });
    })
    .meta({ minLength: 1, maxLength: 128 })
    .describe('Name of the project, at most 128 characters; its folder has the same.'),
  description: z.string().max(500).default('').describe('What it is for, at most 500 characters.'),
  kind: z
    .enum(kinds)
    .default('process')
    .describe('process: it is run. library: flows and activities for other projects. template: others begin with a copy of it.'),
  compatibility: z
    .enum(compatibilities)
    .default('windows')
    .describe(
      'windows: signs in at http://localhost, and may sign in through Windows. windows-legacy: ends the sign-in at the page for native clients. cross-platform: signs in at http://localhost, never through Windows. It cannot be changed later, but from windows-legacy to windows.',
    ),
  projectVersion: z
    .string()
    .regex(versionPattern, 'must be a version, such as 1.0.0 or 1.1.0-beta.1.')
    .default('1.0.0')
    .describe('Version of the project, the same as in package.json.'),
  entryPoints: z
    .array(
      z.strictObject({
        file: pathBelow.describe('Path of a flow or of a TypeScript automation: `main.flow.yaml`.'),
        title: z.string().min(1).optional().describe('What people read in a list.'),
      }),
    )
    .default([])
    .describe('What is run from outside, the main automation first. A library has none that has to be.'),
  feeds: z
    .array(feed)
    .default([])
    .describe('Where packages are looked for, in this order. Left out: the registry that npm is set up with.'),
  forbiddenPackages: z.array(forbidden).default([]).describe('Packages that must not be installed, those that others bring included.'),
  privateNames: z
    .array(z.string().min(1))
    .default([])
    .describe('Names whose values are not logged, with `*` for any characters and without regard to case: `*password*`.'),
  blockedRecipients: z
    .array(z.string().min(1))
    .default([])
    .describe('Addresses that nothing is sent to, with `*` for any characters: `*@competitor.example`.'),
  watch: z.array(watchEntry(pathBelow)).default([]).describe('What `onbehalf watch` runs by itself, and when.'),
});

/** A project as its file says, with the defaults filled in. */
export type ProjectFile = z.output<typeof projectFileSchema>;

/** True for a path that stays in the folder that it is read from, on every system. */
export function isBelow(path: string): boolean {
  return !/^[/\\]|[\\:\p{Cc}]/u.test(path) && !path.split('/').includes('..');
}

function isRegistry(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, username, password } = new URL(address);
  return (protocol === 'https:' || protocol === 'http:') && username === '' && password === '';
}
