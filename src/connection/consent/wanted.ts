import type { AnyActivity } from '../../core/activity.ts';
import type { ScopeSettings } from '../../identity/index.ts';
import { compare, type DetectedPermission, type Detection } from '../../permissions/index.ts';

/** What a scope had wanted consent for. */
export interface Wanted {
  readonly settings: ScopeSettings;
  readonly activities: readonly AnyActivity[];
  readonly detection: Detection;
  /** The mailbox of the scope, when it names one. */
  readonly mailbox: string | undefined;
}

/** What is to be consented to. */
export function missingOf(granted: readonly string[], detection: Detection): readonly DetectedPermission[] {
  const { missing } = compare(granted, detection);
  return detection.permissions.filter(({ name }) => missing.includes(name));
}

/** The names of permissions. */
export function namesOf(permissions: readonly DetectedPermission[]): string[] {
  return permissions.map(({ name }) => name);
}
