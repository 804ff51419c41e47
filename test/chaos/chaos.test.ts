import { expect, test } from 'vitest';
import { isOnbehalfError, type OnbehalfError } from '../../src/core/errors.ts';
import { drawn } from '../support/drawn.ts';
import { chaosWorld, type ChaosWorld } from '../support/chaos-world.ts';
import { manyMessages, mailboxOf } from '../support/many-messages.ts';

// Whatever goes wrong with a fifth of the answers: each operation ends once, done or in an error that says so, nothing is lost and nothing is doubled. The
// tenant itself is the judge. ONBEHALF_CHAOS=10000 makes more operations of it.
const wanted = Number(process.env['ONBEHALF_CHAOS'] ?? 600);
const seed = Number(process.env['ONBEHALF_FUZZ_SEED'] ?? 1);

/** A message as it may be: where it lies, whether it was read, and its categories. */
type State = string;
const stateOf = (folder: string, isRead: boolean, categories: readonly string[]): State => [folder, isRead, ...categories].join('|');

interface Change {
  readonly activity: string;
  readonly input: Readonly<Record<string, unknown>>;
  /** What becomes of a message. */
  after(state: State): State;
}

const change = (activity: string, input: Change['input'], change: (parts: string[]) => string[]): Change => ({
  activity,
  input,
  after: (state) => change(state.split('|')).join('|'),
});
const into =
  (folder: string) =>
  ([, ...others]: string[]) => [folder, ...others];
const changes: readonly Change[] = [
  change('mail.move', { to: 'Archive' }, into('Archive')),
  change('mail.move', { to: 'Inbox' }, into('Inbox')),
  change('mail.move', { to: 'Junk Email' }, into('Junk Email')),
  change('mail.archive', {}, into('Archive')),
  change('mail.mark', { as: 'read' }, ([folder = '', , ...categories]) => [folder, 'true', ...categories]),
  change('mail.mark', { as: 'unread' }, ([folder = '', , ...categories]) => [folder, 'false', ...categories]),
  change('mail.setCategories', { categories: ['Finance'] }, ([folder = '', isRead = '']) => [folder, isRead, 'Finance']),
  change('mail.setCategories', { categories: ['Blue category', 'Finance'] }, ([folder = '', isRead = '']) => [
    folder,
    isRead,
    'Blue category',
    'Finance',
  ]),
  change('mail.setCategories', { remove: 'all' }, ([folder = '', isRead = '']) => [folder, isRead]),
];

/** True for a failure after which it may have been done. */
const isDoubtful = ({ message }: OnbehalfError): boolean => message.includes('may have been done');

/** Runs a change on messages that are its own: one by one, or as a list. @returns How each ended. */
async function endsOf(
  world: ChaosWorld,
  { activity, input }: Change,
  ids: readonly string[],
  asList: boolean,
): Promise<(OnbehalfError | undefined)[]> {
  try {
    const result = await world.run(activity, { ...input, message: asList ? ids : ids[0] });
    if (asList && (result as { id: string }[]).some(({ id }, place) => id !== ids[place]))
      throw new Error(`${activity} does not keep the order.`);
    return ids.map(() => undefined);
  } catch (error) {
    if (!isOnbehalfError(error)) throw error;
    // What was not tried at all is as it was.
    return error.results.length === 0
      ? ids.map(() => error)
      : ids.map((_, place) => (place < error.results.length ? error.results[place]?.error : error));
  }
}

/** Sends a message. @returns How that ended. */
async function sendingOf(world: ChaosWorld, subject: string): Promise<OnbehalfError | undefined> {
  try {
    await world.run('mail.send', { to: ['ben@contoso.example'], subject, body: 'x' });
    return undefined;
  } catch (error) {
    if (isOnbehalfError(error)) return error;
    throw error;
  }
}

test(`${wanted} mixed operations end each once, done or in a named error, with nothing lost and nothing doubled`, async () => {
  const random = drawn(seed);
  await using world = await chaosWorld(random);
  const count = Math.min(200, Math.ceil(wanted / 10));
  await manyMessages(world.cloud, count);
  const found = (await world.run('mail.list', { query: "startswith(subject,'Message ')", orderBy: 'oldestFirst' })) as {
    id: string;
    subject: string;
  }[];
  const subjectOf = new Map(found.map(({ id, subject }) => [id, subject]));
  const possible = new Map(found.map(({ id }) => [id, new Set([stateOf('Inbox', false, [])])]));
  const sent = new Map<string, OnbehalfError | undefined>();
  const ended = { done: 0, failed: 0, doubtful: 0 };
  const note = (error: OnbehalfError | undefined): void => {
    if (error === undefined) ended.done += 1;
    else if (isDoubtful(error)) ended.doubtful += 1;
    else ended.failed += 1;
  };

  world.trouble();
  while (ended.done + ended.failed + ended.doubtful < wanted) {
    const ids = [...possible.keys()];
    const work: Promise<void>[] = [];
    while (ids.length > 0) {
      const asList = random() < 0.5;
      const some = ids.splice(0, asList ? 1 + Math.floor(random() * 45) : 1);
      const one = changes[Math.floor(random() * changes.length)];
      if (one === undefined) continue;
      work.push(
        (async () => {
          const ends = await endsOf(world, one, some, asList);
          for (const [place, id] of some.entries()) {
            const before = [...(possible.get(id) ?? [])];
            const after = before.map((state) => one.after(state));
            const error = ends[place];
            note(error);
            possible.set(id, new Set(error === undefined ? after : isDoubtful(error) ? [...before, ...after] : before));
          }
        })(),
      );
    }
    for (let number = 0; number < 5; number += 1) {
      const subject = `Sent ${sent.size}`;
      sent.set(subject, undefined);
      work.push(
        (async () => {
          const error = await sendingOf(world, subject);
          note(error);
          sent.set(subject, error);
        })(),
      );
    }
    await Promise.all(work);
  }
  world.calm();

  const { messages, folders } = mailboxOf(world.cloud);
  const there = [...messages.values()];
  const isOf =
    (subject: string) =>
    (message: { readonly subject: string }): boolean =>
      message.subject === subject;
  const wrong = [...possible].flatMap(([id, states]) => {
    const copies = there.filter(isOf(subjectOf.get(id) ?? ''));
    const is = copies.map(({ parentFolderId, isRead, categories }) =>
      stateOf(folders.get(parentFolderId)?.displayName ?? '', isRead, categories),
    );
    return is.length === 1 && states.has(is[0] ?? '') ? [] : [{ subject: subjectOf.get(id), is, maybe: [...states] }];
  });
  const copiesOf = (subject: string): number => there.filter(isOf(subject)).length;
  const wronglySent = [...sent].filter(([subject, error]) => {
    const copies = copiesOf(subject);
    return error === undefined ? copies !== 1 : copies > (isDoubtful(error) ? 1 : 0);
  });

  expect(wrong).toEqual([]);
  expect(wronglySent).toEqual([]);
  expect(found).toHaveLength(count);
  // The run is worth something only where a good part went wrong, and most of it was mended.
  expect([...world.troubles.values()].reduce((sum, hits) => sum + hits, 0)).toBeGreaterThan(wanted / 20);
  expect(ended.done / wanted).toBeGreaterThan(0.6);
}, 600_000);
