import type { AnyActivity } from '../core/activity.ts';
import { applicationOf, readSettings, type ScopeSettingsInput } from '../identity/index.ts';
import { detect, type Detection, type DetectOptions } from '../permissions/index.ts';
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

/** The permissions that the application of some settings is known to have; undefined when only Entra knows. */
export function permissionsOfApplication(settings: ScopeSettingsInput): readonly string[] | undefined {
  return applicationOf(readSettings(settings)).permissions;
}
