import type { Operation } from '../core/ports.ts';
import type { Detection } from './detect.ts';

/** Why a permission is asked for. */
export interface ExplainedPermission {
  readonly name: string;
  readonly title: string;
  readonly consentBy: 'the person' | 'an administrator';
  /** The calls that it opens, by activity. */
  readonly activities: readonly { readonly activity: string; readonly operations: readonly Operation[] }[];
}

/** What an activity needs. */
export interface ExplainedActivity {
  readonly activity: string;
  readonly permissions: readonly string[];
  /** Its calls, each with the permission that opens it; null: nothing that is asked for does. */
  readonly calls: readonly { readonly operation: Operation; readonly permission: string | null }[];
}

/** The same detection, read from both ends. */
export interface Explanation {
  readonly permissions: readonly ExplainedPermission[];
  readonly activities: readonly ExplainedActivity[];
}

/** Answers, for each permission, which activity and which call asked for it, and for each activity which permissions it needs. */
export function explain(detection: Detection): Explanation {
  const names = detection.permissions.map(({ name }) => name);
  return {
    permissions: detection.permissions.map(({ name, title, adminConsentRequired, because }) => ({
      name,
      title,
      consentBy: adminConsentRequired ? 'an administrator' : 'the person',
      activities: byActivity(because).map(([activity, reasons]) => ({ activity, operations: reasons.map(({ operation }) => operation) })),
    })),
    activities: byActivity(detection.calls).map(([activity, calls]) => {
      const opened = calls.map(({ operation, anyOf }) => ({ operation, permission: anyOf.find((name) => names.includes(name)) ?? null }));
      return { activity, calls: opened, permissions: [...new Set(opened.flatMap(({ permission }) => permission ?? []))].sort() };
    }),
  };
}

function byActivity<Item extends { readonly activity: string }>(items: readonly Item[]): [activity: string, items: Item[]][] {
  const groups = new Map<string, Item[]>();
  for (const item of items) groups.set(item.activity, [...(groups.get(item.activity) ?? []), item]);
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
}
