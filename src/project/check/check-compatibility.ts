import { isOnbehalfError } from '../../core/errors.ts';
import { projectFileName } from '../file/project-file-name.ts';
import { compatibilities, type Compatibility, type ProjectFile } from '../file/schema.ts';
import { readManifest } from '../packages/lock.ts';
import type { Found } from './found.ts';

/**
 * Whether a project still has the compatibility that it was made with, which package.json remembers under `onbehalf`: it decides about the registration of
 * the application, so that a change of it breaks the sign-in elsewhere. Only Windows - Legacy becomes Windows; the reference, 10.1.
 */
export async function checkCompatibility(folder: string, { compatibility }: ProjectFile): Promise<Found> {
  const made = await madeFor(folder);
  if (made === undefined || made === compatibility) return { problems: [], notes: [] };
  if (!(compatibilities as readonly string[]).includes(made))
    return {
      problems: [`package.json: onbehalf.compatibility must be one of ${compatibilities.join(', ')}, not "${made}".`],
      notes: [],
    };
  if (made === 'windows-legacy' && compatibility === 'windows')
    return {
      problems: [],
      notes: [
        'The project was made for windows-legacy and is for windows now: add the redirect URI http://localhost to the registration of its application, and write windows into onbehalf.compatibility of package.json.',
      ],
    };
  return {
    problems: [
      `${projectFileName}: compatibility cannot be changed from ${made} to ${compatibility}; only windows-legacy can become windows. Make a new project for ${compatibility}.`,
    ],
    notes: [],
  };
}

/** What package.json remembers; undefined where it remembers nothing. */
async function madeFor(folder: string): Promise<Compatibility | undefined> {
  try {
    const { onbehalf } = await readManifest(folder);
    return onbehalf.compatibility as Compatibility | undefined;
  } catch (error) {
    // What is wrong with package.json is told by the check of the packages.
    if (isOnbehalfError(error)) return undefined;
    throw error;
  }
}
