import type { AnyActivity } from '../core/activity.ts';
import { detect, type Detection, type DetectOptions } from '../permissions/index.ts';
import { useOf } from './use.ts';

/** How detection is steered: additions, removals, and the mailbox of the scope. */
export type DetectForOptions = DetectOptions & { readonly mailbox?: string | undefined };

/**
 * What a list of activities needs, as a scope that lists them would ask for.
 *
 * @param activities - Plain, or with `use(...)`.
 */
export function detectFor(activities: readonly AnyActivity[], options: DetectForOptions = {}): Detection {
  const { mailbox, ...rest } = options;
  return detect(
    activities.map((activity) => useOf(activity, mailbox !== undefined)),
    rest,
  );
}
