import type { Tenant } from '../tenant.ts';

/** What of a tenant is filled when it is first asked for. */
export type SeededPart = 'calendars' | 'planner';

/**
 * Leaves parts of a tenant unmade until somebody looks at them, or saves the tenant. They come out as if they had been made now: from the people and groups
 * of this moment, around its time.
 *
 * @param seeds - How each part is filled. It gets a tenant of this moment and puts the part into it.
 */
export function seedWhenAsked(tenant: Tenant, seeds: Readonly<Record<SeededPart, (then: Tenant) => void>>): void {
  const now = tenant.clock.now();
  const then: Tenant = {
    ...tenant,
    clock: { ...tenant.clock, now: () => new Date(now) },
    users: new Map(tenant.users),
    groups: new Map(tenant.groups),
  };
  for (const part of ['calendars', 'planner'] as const) {
    Object.defineProperty(tenant, part, {
      configurable: true,
      enumerable: true,
      get() {
        seeds[part](then);
        put(then[part]);
        return then[part];
      },
      set: put,
    });
    function put(value: unknown): void {
      Object.defineProperty(tenant, part, { value, configurable: true, enumerable: true, writable: true });
    }
  }
}
