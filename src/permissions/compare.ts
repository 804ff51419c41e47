import { cover } from './cover.ts';
import type { DetectedPermission, Detection, Reason } from './detect.ts';
import { permissionFacts } from './facts.ts';

/** How what was granted differs from what is needed. */
export interface Comparison {
  /** Needed permissions that are there, each with what was granted for its calls: itself, or others that open the same. */
  readonly held: readonly { readonly name: string; readonly by: readonly string[] }[];
  /** Permissions to ask for: some call has nothing granted that opens it, or a person added it. */
  readonly missing: readonly string[];
  /** The calls that will be refused as things are. */
  readonly refused: readonly Reason[];
  /** Granted, but the activities work without it. */
  readonly notNeeded: readonly string[];
}

// Part of every sign-in, never of an activity.
const signInPermissions = new Set(['openid', 'profile', 'email', 'offline_access', 'User.Read']);

/**
 * Compares granted permissions with what a list of activities needs. A broader permission that was granted counts for a narrower one.
 *
 * @param granted - Names, as a token answer lists them.
 */
export function compare(granted: readonly string[], detection: Detection): Comparison {
  const names = detection.permissions.map(({ name }) => name);
  const refused = detection.calls.filter(({ anyOf }) => anyOf.length > 0 && !anyOf.some((name) => granted.includes(name)));
  const used = leastOf(granted, detection);
  const openedBy = (permission: string) => detection.calls.filter(({ anyOf }) => anyOf.find((name) => names.includes(name)) === permission);
  const openers = (permission: string): readonly string[] => {
    const found = used.filter((name) => openedBy(permission).some(({ anyOf }) => anyOf.includes(name)));
    return found.length > 0 ? found : [permission];
  };
  const isMissing = ({ name, added }: DetectedPermission): boolean =>
    openedBy(name).some((call) => refused.includes(call)) || (added && openedBy(name).length === 0 && !granted.includes(name));
  const missing = detection.permissions.filter(isMissing);
  const held = detection.permissions.filter((permission) => !missing.includes(permission));
  const added = new Set(detection.permissions.filter((permission) => permission.added).map(({ name }) => name));
  return {
    held: held.map(({ name }) => ({ name, by: openers(name) })),
    missing: missing.map(({ name }) => name),
    refused: refused.map(({ activity, operation }) => ({ activity, operation })),
    notNeeded: granted.filter((name) => !used.includes(name) && !added.has(name) && !signInPermissions.has(name)).toSorted(),
  };
}

/** The fewest of the granted permissions that open every call which they open at all. */
export function leastOf(granted: readonly string[], { calls }: Pick<Detection, 'calls'>): string[] {
  return cover(
    calls.map(({ anyOf }) => anyOf.filter((name) => granted.includes(name))).filter((choices) => choices.length > 0),
    { needsAdministrator: () => false, rank: (name) => permissionFacts(name).rank },
  );
}
