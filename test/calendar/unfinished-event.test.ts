import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { calendar } from '../../src/activities/index.ts';
import { embed } from '../../src/embedded.ts';
import { microsoft365Scope, use } from '../../src/index.ts';
import { failureOf } from '../support/failure-of.ts';

const activities = [use(calendar.create, { largeAttachments: false }), calendar.list] as const;
const attaching = 'POST /me/events/{event-id}/attachments';
const inviting = 'PATCH /me/events/{event-id}';
/** Seconds: longer than anybody waits, so that a call is not tried again. */
const anHour = 3600;
const always = { times: 'always', retryAfter: anHour } as const;

/** Ada's scope in a tenant, files to attach, and what is to be made of them. */
async function withFiles<Result>(work: (here: Awaited<ReturnType<typeof open>>) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'onbehalf-event-'));
  try {
    const files = ['plan.txt', 'list.txt'].map((name) => join(folder, name));
    for (const file of files) await writeFile(file, file);
    await using cloud = await embed({ now: new Date('2026-11-02T09:00:00Z') });
    return await work(await open(cloud, files));
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function open(cloud: Awaited<ReturnType<typeof embed>>, attachments: readonly string[]) {
  const scope = await microsoft365Scope({ activities }, cloud.world());
  const wish = {
    subject: 'Handover',
    start: '2026-12-04T09:00Z',
    end: '2026-12-04T10:00Z',
    attachments: [...attachments],
    requiredAttendees: ['chloe@contoso.example'],
    transactionId: 'handover',
  };
  const ownerId = [...cloud.emulator.tenant.users.values()].find(({ mail }) => mail === 'ada@contoso.example')?.id ?? '';
  const chloe = [...cloud.emulator.tenant.users.values()].find(({ mail }) => mail === 'chloe@contoso.example')?.id ?? '';
  return {
    cloud,
    create: () => scope.calendar.create(wish),
    /** What there is of it in Ada's calendar, and how many invitations came to Chloe. */
    seen: () => ({
      events: [...(cloud.emulator.tenant.calendars?.get(ownerId)?.events.values() ?? [])]
        .filter(({ subject }) => subject === 'Handover')
        .map(({ attachments: of }) => of.map(({ name }) => name)),
      invitations: [...(cloud.emulator.tenant.mailboxes.get(chloe)?.messages.values() ?? [])].filter(
        ({ subject }) => subject === 'Handover',
      ).length,
    }),
  };
}

describe('an event with files', () => {
  test.each([
    ['after its first file', attaching, 1],
    ['before people were invited', inviting, 0],
  ])('whose making was killed %s is finished under the same name, and made once', async (_, operation, after) => {
    await withFiles(async ({ cloud, create, seen }) => {
      // A process that is killed takes nothing back: neither is the step done, nor is the event deleted.
      cloud.emulator.faults.add({ kind: 'unavailable', match: { operation }, after, ...always });
      cloud.emulator.faults.add({ kind: 'unavailable', match: { operation: 'DELETE /me/events/{event-id}' }, ...always });
      await failureOf(create());
      const left = seen();
      cloud.emulator.faults.clear();
      const event = await create();

      expect(left).toEqual({ events: [after === 1 ? ['plan.txt'] : ['plan.txt', 'list.txt']], invitations: 0 });
      expect(event).toMatchObject({ hasAttachments: true, attendees: [{ address: 'chloe@contoso.example' }] });
      expect(seen()).toEqual({ events: [['plan.txt', 'list.txt']], invitations: 1 });
      await create();
      expect(seen()).toEqual({ events: [['plan.txt', 'list.txt']], invitations: 1 });
    });
  });

  test('of which a file is refused is taken back, and nobody is invited', async () => {
    await withFiles(async ({ cloud, create, seen }) => {
      cloud.emulator.faults.add({ kind: 'timeout', match: { operation: attaching }, ...always });

      expect(await failureOf(create())).toMatchObject({
        message: expect.stringContaining('The event was deleted again; nobody was invited.'),
        details: { event: expect.any(String) },
      });
      expect(seen()).toEqual({ events: [], invitations: 0 });
    });
  });

  test('is left alone where nobody knows whether people were invited', async () => {
    await withFiles(async ({ cloud, create, seen }) => {
      cloud.emulator.faults.add({ kind: 'lostAnswer', match: { operation: inviting }, status: 503, ...always });
      cloud.emulator.faults.add({ kind: 'unavailable', match: { operation: 'GET /me/events/{event-id}' }, ...always });

      expect((await failureOf(create())).message).toMatch(/It is not known whether the attendees were invited; look into the calendar\.$/);
      expect(seen()).toEqual({ events: [['plan.txt', 'list.txt']], invitations: 1 });
    });
  });

  test('is whole where the answer was lost, and the event says that people were invited', async () => {
    await withFiles(async ({ cloud, create, seen }) => {
      cloud.emulator.faults.add({ kind: 'lostAnswer', match: { operation: inviting } });

      expect((await create()).attendees).toMatchObject([{ address: 'chloe@contoso.example' }]);
      expect(seen()).toEqual({ events: [['plan.txt', 'list.txt']], invitations: 1 });
    });
  });
});
