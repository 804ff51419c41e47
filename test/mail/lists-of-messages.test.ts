import { expect, test } from 'vitest';
import { mail } from '../../src/activities/index.ts';
import { embed } from '../../src/embedded.ts';
import { microsoft365Scope, use } from '../../src/index.ts';
import { failureOf } from '../support/failure-of.ts';
import { manyMessages, whereMessagesLie } from '../support/many-messages.ts';

/** A tenant with so many messages in the inbox, a scope on it, and the ids of the messages in the order in which they came. */
async function inbox(count: number) {
  const cloud = await embed();
  await manyMessages(cloud, count);
  const m365 = await microsoft365Scope(
    {
      activities: [mail.list, mail.move, mail.mark, mail.setCategories, mail.archive, use(mail.delete, { permanently: true }), mail.delete],
    },
    cloud.world(),
  );
  const found = await m365.mail.list({ query: "startswith(subject,'Message ')", orderBy: 'oldestFirst' }).all();
  const ids = found.toSorted((a, b) => Number(a.subject.slice(8)) - Number(b.subject.slice(8))).map(({ id }) => id);
  cloud.emulator.requests.clear();
  return { cloud, m365, ids };
}

/** Requests by what they were for; members of batches are not requests. */
const sent = (cloud: Awaited<ReturnType<typeof embed>>): string[] =>
  cloud.emulator.requests
    .list()
    .flatMap(({ isBatchMember, method, path }) => (isBatchMember ? [] : [`${method} ${path.replace(/\?.*/, '')}`]));

test('a list of messages is moved in the place of one: in batches, with a result for each in the order of the list', async () => {
  const { cloud, m365, ids } = await inbox(45);
  const wanted = ids.toReversed();

  const moved = await m365.mail.move({ message: wanted, to: 'Inbox/Kept', createFolderIfMissing: true });

  expect(moved.map(({ id }) => id)).toEqual(wanted);
  expect(whereMessagesLie(cloud)).toEqual(new Map(ids.map((_, number) => [`Kept/Message ${number}`, 1])));
  expect(sent(cloud).filter((one) => one.endsWith('$batch'))).toHaveLength(2);
  // The first, two batches, and four that are left over; the folder is found and made for the first, and found once more for all others.
  expect(sent(cloud).length).toBeLessThanOrEqual(1 + 2 + 4 + 6);
});

test.each([
  ['marked', (m365, message) => m365.mail.mark({ message })],
  [
    'given a category besides those that it has',
    (m365, message) => m365.mail.setCategories({ message, categories: ['Finance'], remove: 'none' }),
  ],
  ['archived', (m365, message) => m365.mail.archive({ message })],
  ['deleted', (m365, message) => m365.mail.delete({ message })],
  ['deleted for good', (m365, message) => m365.mail.delete({ message, permanently: true })],
] as const satisfies [
  string,
  (m365: Awaited<ReturnType<typeof inbox>>['m365'], message: readonly string[]) => Promise<{ id: string }[]>,
][])('a list of messages is %s', async (_, change) => {
  const { cloud, m365, ids } = await inbox(25);

  expect((await change(m365, ids)).map(({ id }) => id)).toEqual(ids);
  expect(sent(cloud).length).toBeLessThanOrEqual(2 * 3);
});

test('a message that is listed twice is done once, and no messages are nothing to do', async () => {
  const { cloud, m365, ids } = await inbox(2);
  const [a = '', b = ''] = ids;

  expect((await m365.mail.delete({ message: [a, b, a] })).map(({ id }) => id)).toEqual([a, b, a]);
  expect([...whereMessagesLie(cloud).keys()].toSorted()).toEqual(['Deleted Items/Message 0', 'Deleted Items/Message 1']);
  expect(await m365.mail.delete({ message: [] })).toEqual([]);
});

test('where some fail, the others are done, and the error says how each ended', async () => {
  const { cloud, m365, ids } = await inbox(30);
  const [, gone = ''] = ids;
  await m365.mail.delete({ message: gone, permanently: true });

  const failure = await failureOf(m365.mail.move({ message: ids, to: 'Archive' }));

  expect(failure).toMatchObject({ code: 'NOT_FOUND', details: { failed: 1, of: 30 } });
  expect(failure.message).toMatch(/^mail\.move failed for 1 of 30\. The first failure: mail\.move could not do POST/);
  expect(failure.results.map(({ id, error }) => [id, error?.code])).toEqual(ids.map((id) => [id, id === gone ? 'NOT_FOUND' : undefined]));
  const told = failure.toJSON().error['results'] as unknown[];
  expect(told.slice(0, 2)).toMatchObject([{ done: true }, { id: gone, done: false, error: { code: 'NOT_FOUND' } }]);
  expect([...whereMessagesLie(cloud).keys()].filter((place) => place.startsWith('Archive/'))).toHaveLength(29);
});

test('a list with something wrong in it is refused before anything is done, naming which', async () => {
  const { cloud, m365, ids } = await inbox(3);
  const failure = await failureOf(m365.mail.archive({ message: [ids[0] ?? '', '', ids[2] ?? ''] }));

  expect(failure).toMatchObject({ code: 'INPUT_INVALID', fields: [{ field: 'message.1' }] });
  expect(sent(cloud)).toEqual([]);
});

test('what is refused to the first for the lack of a permission is not tried for the others', async () => {
  const { cloud, m365, ids } = await inbox(5);
  cloud.emulator.faults.add({ kind: 'claimsChallenge', times: 'always' });
  const failure = await failureOf(m365.mail.archive({ message: ids }));

  expect(failure.exitStatus).toBe(3);
  expect(failure.results).toHaveLength(1);
  expect([...whereMessagesLie(cloud).keys()].every((place) => place.startsWith('Inbox/'))).toBe(true);
});

test('what came in one second, as of an import, takes as many requests as it has pages', async () => {
  await using cloud = await embed({ now: new Date('2031-01-01T10:00:00Z') });
  await manyMessages(cloud, 450, 0);
  const m365 = await microsoft365Scope({ activities: [use(mail.list, { markAsRead: false })] }, cloud.world());
  await m365.signIn();
  cloud.emulator.requests.clear();
  const found = await m365.mail.list({ folder: 'Inbox', query: 'receivedDateTime ge 2031-01-01T00:00:00Z' }).all();

  expect(new Set(found.map(({ subject }) => subject)).size).toBe(450);
  expect(found).toHaveLength(450);
  // Five pages of a hundred, of which each but the first begins with the last one of the page before; the last one is asked for twice, as it came ahead.
  expect(sent(cloud).filter((one) => one.endsWith('/messages')).length).toBeLessThanOrEqual(7);
});
