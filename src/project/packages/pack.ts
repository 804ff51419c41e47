import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { OnbehalfError } from '../../core/errors.ts';
import { npm } from '../npm/npm.ts';
import type { Project } from '../project.ts';
import { activitiesFileName, activitiesFileText, readActivitiesFile, type DescribedActivity } from './activities-file.ts';
import { readManifest } from './lock.ts';
import { refuseNameClash } from './name-clash.ts';
import { activitiesKeyword } from './search.ts';
import { readTarball } from './tarball.ts';

/** A packed project. */
export interface Packed {
  /** Absolute path of the npm package. */
  readonly file: string;
  readonly name: string;
  readonly version: string;
  readonly activities: readonly DescribedActivity[];
}

/**
 * Writes `activities.json` for the activities of a project, and makes its npm package.
 *
 * @param exported - What its main module exports; undefined where it has none.
 * @param into - The folder that the package is put into.
 * @throws OnbehalfError SETTINGS_INVALID naming what package.json has to say besides, CONFLICT for an activity that has the name of one of ours.
 */
export async function packProject(
  { folder }: Project,
  exported: Readonly<Record<string, unknown>> | undefined,
  into: string,
  signal: AbortSignal,
): Promise<Packed> {
  const { name = '' } = await readManifest(folder);
  const text = exported && activitiesFileText(exported);
  const activities = text === undefined ? [] : readActivitiesFile(text, name);
  if (text !== undefined) {
    await refuseNameClash({ name, activities }, []);
    await refuseIncomplete(folder);
  }
  await replaceFile(join(folder, activitiesFileName), text);
  const [packed] = (await npm(['pack', '--pack-destination', into], [], { folder, signal })) as readonly { readonly filename: string }[];
  // The names of scoped packages have come with `@` and `/` in them from some versions of npm.
  const file = join(into, (packed?.filename ?? '').replace(/^@/, '').replace('/', '-'));
  const found = await readTarball(file);
  if (found.activities !== text) {
    await rm(file, { force: true });
    throw new OnbehalfError('SETTINGS_INVALID', `${activitiesFileName} is not in the package.`, {
      remedy: `Add "${activitiesFileName}" to "files" in package.json.`,
    });
  }
  return { file, name: found.name, version: found.version, activities };
}

/** A package of activities is found by its keyword, and stands on the one copy of Onbehalf that runs it. */
async function refuseIncomplete(folder: string): Promise<void> {
  const manifest = await readManifest(folder);
  const { keywords, peerDependencies, peerDependenciesMeta } = manifest as {
    readonly keywords?: unknown;
    readonly peerDependencies?: Readonly<Record<string, unknown>>;
    readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: unknown }>>;
  };
  const missing = [
    ...(Array.isArray(keywords) && keywords.includes(activitiesKeyword)
      ? []
      : [`"keywords": ["${activitiesKeyword}"], by which it is found`]),
    ...(typeof peerDependencies?.['onbehalf'] === 'string' && peerDependenciesMeta?.['onbehalf']?.optional === true
      ? []
      : [
          '"peerDependencies": {"onbehalf": "..."} and "peerDependenciesMeta": {"onbehalf": {"optional": true}}, so that it works with the copy that runs it',
        ]),
  ];
  if (missing.length > 0)
    throw new OnbehalfError('SETTINGS_INVALID', `package.json of a package of activities needs ${missing.join('; and ')}.`, {
      remedy: 'Write that into package.json and pack it again.',
    });
}

async function replaceFile(file: string, text: string | undefined): Promise<void> {
  if (text === undefined) return await rm(file, { force: true });
  const before = await readFile(file, 'utf8').catch(() => undefined);
  if (before !== text) await writeFile(file, text);
}
