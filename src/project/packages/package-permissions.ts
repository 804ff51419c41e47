import { detectFor } from '../../connection/index.ts';
import type { DescribedActivity } from './activities-file.ts';
import { packageActivity } from './package-activity.ts';

/** What the activities of a package ask for. */
export interface PackagePermissions {
  /** By our own tables. */
  readonly permissions: readonly string[];
  /** Calls that no table knows: the package claims to make them, and whoever uses it names the permission in `permissions.add`. */
  readonly claimed: readonly { readonly activity: string; readonly operation: string }[];
}

/** What the activities of a package ask for together, of an application that asks for the least. Nothing of the package runs. */
export function packagePermissions(owner: string, described: readonly DescribedActivity[]): PackagePermissions {
  const activities = described.map((one) => packageActivity(owner, one, () => Promise.reject(new Error('Nothing runs here.'))));
  const { permissions, warnings } = detectFor(activities, { available: undefined });
  return {
    permissions: permissions.map(({ name }) => name),
    claimed: warnings.flatMap(({ kind, activity, operation }) =>
      kind === 'claimed' && operation !== undefined ? [{ activity, operation }] : [],
    ),
  };
}
