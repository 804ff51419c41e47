import { allActivities } from '../../activities/areas.ts';
import { OnbehalfError } from '../../core/errors.ts';
import type { ActivityPackage } from './installed-activities.ts';

/**
 * Refuses a package whose activities would take the place of those of another one: a name means one thing.
 *
 * @param others - The packages that are there besides.
 * @throws OnbehalfError CONFLICT naming both packages.
 */
export async function refuseNameClash(
  added: Omit<ActivityPackage, 'folder'>,
  others: readonly Omit<ActivityPackage, 'folder'>[],
): Promise<void> {
  const own = { name: 'onbehalf', activities: await allActivities() };
  for (const { name: owner, activities } of [own, ...others]) {
    if (owner === added.name) continue;
    const taken = added.activities.filter(({ name }) => activities.some((one) => one.name === name)).map(({ name }) => name);
    if (taken.length > 0)
      throw new OnbehalfError('CONFLICT', `${added.name} would replace ${taken.join(', ')} of ${owner}; it was not installed.`, {
        details: { package: added.name, owner, activities: taken },
        remedy: `Use another package, or remove ${owner === 'onbehalf' ? 'the activity from it' : owner} first.`,
      });
  }
}
