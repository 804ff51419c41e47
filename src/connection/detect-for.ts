import type { AnyActivity } from '../core/activity.ts';
import { applicationOf, readSettings, type ScopeSettings, type ScopeSettingsInput } from '../identity/index.ts';
import { detect, publishedName, type Detection, type DetectOptions } from '../permissions/index.ts';
import { useOf } from './use.ts';

/** How detection is steered: additions, removals, and the mailbox of the scope. */
export type DetectForOptions = Omit<DetectOptions, 'available'> & {
  readonly mailbox?: string | undefined;
  /** What the application is known to have. */
  readonly available?: readonly string[] | undefined;
};

/**
 * What a list of activities needs, as a scope that lists them would ask for.
 *
 * @param activities - Plain, or with `use(...)`.
 */
export function detectFor(activities: readonly AnyActivity[], options: DetectForOptions = {}): Detection {
  const { mailbox, available, ...rest } = options;
  return detect(
    activities.map((activity) => useOf(activity, mailbox !== undefined)),
    { ...rest, ...(available && { available }) },
  );
}

/**
 * What a scope with these settings asks for: the detected permissions, preferring those consented to and those that the application is known to
 * have, or exactly `authenticationScopes` where settings name them, with a warning for every call that these do not open.
 */
export function detectIn(settings: ScopeSettings, activities: readonly AnyActivity[], edits: DetectForOptions): Detection {
  const options = { ...edits, environment: settings.environment, available: applicationOf(settings).permissions };
  const pinned = settings.authenticationScopes.map(publishedName);
  if (pinned.length === 0) return detectFor(activities, options);
  const wanted = detectFor(activities, { ...options, add: pinned });
  return detectFor(activities, {
    ...options,
    add: pinned,
    remove: wanted.permissions.map(({ name }) => name).filter((name) => !pinned.includes(name)),
  });
}

/** The permissions that the application of some settings is known to have; undefined when only Entra knows. */
export function permissionsOfApplication(settings: ScopeSettingsInput): readonly string[] | undefined {
  return applicationOf(readSettings(settings)).permissions;
}
