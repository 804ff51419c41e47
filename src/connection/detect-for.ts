import type { AnyActivity } from '../core/activity.ts';
import { applicationOf, readSettings, type ScopeSettings, type ScopeSettingsInput } from '../identity/index.ts';
import {
  detect,
  publishedName,
  type DetectedPermission,
  type Detection,
  type DetectionWarning,
  type DetectOptions,
} from '../permissions/index.ts';
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
  const detection = detect(
    activities.map((activity) => useOf(activity, mailbox !== undefined)),
    { ...rest, ...(available && { available }) },
  );
  const unlisted = activities.filter(({ callsOf, calls }) => callsOf && calls.length === 0);
  return { ...detection, warnings: [...detection.warnings, ...unlisted.map(withoutCall)] };
}

function withoutCall({ name }: AnyActivity): DetectionWarning {
  const listing = `use(${name}, { method: 'GET', path: '/me/contacts/{id}' })`;
  const message = `${name} is listed without a call, so nothing is asked for, and each call of it is refused. List what it will call: ${listing}.`;
  return { kind: 'unlisted', activity: name, message };
}

/**
 * What a scope with these settings asks for: the detected permissions, preferring those consented to and those that the application is known to
 * have, or exactly `authenticationScopes` where settings name them, with a warning for every call that these do not open.
 */
export function detectIn(settings: ScopeSettings, activities: readonly AnyActivity[], edits: DetectForOptions): Detection {
  const options = { ...edits, environment: settings.environment, available: applicationOf(settings).permissions };
  const { add = [], remove = [] } = edits;
  const part = pinnedTo(settings.authenticationScopes, { activities, add, remove }, options);
  return detectFor(part.activities, { ...options, add: part.add, remove: part.remove });
}

/** What one scope brings to a detection for several. */
export interface ScopePart {
  readonly activities: readonly AnyActivity[];
  readonly add: readonly string[];
  readonly remove: readonly string[];
}

/** A scope that names the permissions to ask for, instead of those detected, asks for these and leaves out all others. */
export function pinnedTo(scopes: readonly string[], part: ScopePart, options: DetectForOptions = {}): ScopePart {
  if (scopes.length === 0) return part;
  const add = scopes.map(publishedName);
  const { permissions } = detectFor(part.activities, { ...options, add, remove: [] });
  return { ...part, add, remove: permissions.filter(({ added }) => !added).map(({ name }) => name) };
}

/**
 * What several scopes ask for together: the least for those that leave nothing out, and beside it what each of the others asks for alone. What
 * one scope leaves out says nothing about the others.
 *
 * @param detectOne - What one scope asks for, with the permissions that are asked for anyway.
 */
export function detectTogether(
  parts: readonly ScopePart[],
  detectOne: (part: ScopePart, preferred: readonly string[]) => Detection,
): Detection {
  const whole = parts.filter(({ remove }) => remove.length === 0);
  const shared = detectOne(
    { activities: whole.flatMap(({ activities }) => activities), add: whole.flatMap(({ add }) => add), remove: [] },
    [],
  );
  const preferred = shared.permissions.map(({ name }) => name);
  const all = [shared, ...parts.filter((part) => !whole.includes(part)).map((part) => detectOne(part, preferred))];
  const byName = new Map<string, DetectedPermission>();
  for (const permission of all.flatMap(({ permissions }) => permissions)) {
    const before = byName.get(permission.name);
    byName.set(permission.name, before ? both(before, permission) : permission);
  }
  return {
    permissions: [...byName.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    warnings: all.flatMap(({ warnings }) => warnings),
    calls: all.flatMap(({ calls }) => calls),
  };
}

/** One permission that is asked for on two grounds. */
function both(one: DetectedPermission, other: DetectedPermission): DetectedPermission {
  const reasons = [...one.because, ...other.because];
  const because = [...new Map(reasons.map((reason) => [`${reason.activity} ${reason.operation}`, reason])).values()];
  return { ...one, added: one.added || other.added, because };
}

/** The permissions that the application of some settings is known to have; undefined when only Entra knows. */
export function permissionsOfApplication(settings: ScopeSettingsInput): readonly string[] | undefined {
  return applicationOf(readSettings(settings)).permissions;
}
