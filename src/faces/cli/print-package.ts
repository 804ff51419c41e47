import type { DescribedActivity } from '../../project/packages/activities-file.ts';
import { packagePermissions } from '../../project/packages/package-permissions.ts';
import type { Io } from './io.ts';

/** What `--json` says of the activities of a package. */
export function activitiesValue(owner: string, activities: readonly DescribedActivity[]): Record<string, unknown> {
  return {
    activities: activities.map(({ name, title, effect }) => ({ name, title, effect })),
    ...packagePermissions(owner, activities),
  };
}

/** Prints the activities of a package, what they ask for, and what the package only claims. */
export function printActivities(io: Io, owner: string, activities: readonly DescribedActivity[]): void {
  if (activities.length === 0) return io.out('  It has no activities.');
  for (const { name, title, effect, summary } of activities) io.out(`  ${name}  ${title} (${effect}): ${summary}`);
  const { permissions, claimed } = packagePermissions(owner, activities);
  io.out(`  Permissions: ${permissions.join(', ') || 'none'}.`);
  for (const { activity, operation } of claimed)
    io.out(
      `  ${activity} claims to call ${operation}, which is in no table of permissions: name the one that opens it in permissions.add of the scope.`,
    );
}
