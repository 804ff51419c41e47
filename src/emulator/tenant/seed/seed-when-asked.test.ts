import { describe, expect, test } from 'vitest';
import { createTenant } from '../create.ts';
import { encodePlain } from '../plain-data.ts';
import type { Tenant } from '../tenant.ts';
import { seedCalendars } from './calendars.ts';
import { seedPlanner } from './planner.ts';
import { seedWhenAsked } from './seed-when-asked.ts';

const now = new Date('2026-03-02T09:00:00Z');
const parts = ['calendars', 'planner'] as const;

function atOnce(): Tenant {
  const tenant = createTenant({ now });
  seedCalendars(tenant);
  seedPlanner(tenant);
  return tenant;
}

/** A tenant that is filled when it is asked, and how often each part was filled. */
function whenAsked(): { tenant: Tenant; filled: string[] } {
  const tenant = createTenant({ now });
  const filled: string[] = [];
  const told =
    (part: string, seed: (then: Tenant) => void) =>
    (then: Tenant): void => {
      filled.push(part);
      seed(then);
    };
  seedWhenAsked(tenant, {
    calendars: told('calendars', seedCalendars),
    planner: told('planner', seedPlanner),
  });
  return { tenant, filled };
}

describe('a part that is filled when it is asked for', () => {
  test('is filled once, and alone', () => {
    const { tenant, filled } = whenAsked();
    const first = tenant.planner;

    expect(tenant.planner).toBe(first);
    expect(filled).toEqual(['planner']);
  });

  test.each(parts)('is what would have been made at once: %s', (part) => {
    expect(whenAsked().tenant[part]).toEqual(atOnce()[part]);
  });

  test('is the same after people left, groups went and time passed', () => {
    const { tenant } = whenAsked();
    tenant.users.clear();
    tenant.groups.clear();
    tenant.clock.advance(40 * 86_400_000);

    expect(parts.map((part) => tenant[part])).toEqual(parts.map((part) => atOnce()[part]));
  });

  test('does not change which ids the tenant gives out next', () => {
    const { tenant } = whenAsked();
    const asked = parts.map((part) => tenant[part]);

    expect(asked).not.toContain(undefined);
    expect(tenant.ids.guid()).toBe(createTenant({ now }).ids.guid());
  });

  test('is saved although nobody asked for it', () => {
    expect(Object.keys(encodePlain({ ...whenAsked().tenant }) as object)).toEqual(expect.arrayContaining([...parts]));
  });

  test('is not filled where something else is put in its place', () => {
    const { tenant, filled } = whenAsked();
    tenant.calendars = new Map();

    expect(tenant.calendars.size).toBe(0);
    expect(filled).toEqual([]);
  });
});
