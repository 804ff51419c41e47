import { manyMessages, mailboxOf } from '../../support/many-messages.ts';
import { absent, type Area, type Change, oneOf, type PrepareArea } from '../area.ts';

type Edit = readonly [activity: string, input: Readonly<Record<string, unknown>>, edit: (parts: string[]) => string[]];

const into =
  (folder: string) =>
  ([, ...others]: string[]): string[] => [folder, ...others];
const edits: readonly [Edit, ...Edit[]] = [
  ['mail.move', { to: 'Archive' }, into('Archive')],
  ['mail.move', { to: 'Inbox' }, into('Inbox')],
  ['mail.move', { to: 'Junk Email' }, into('Junk Email')],
  ['mail.archive', {}, into('Archive')],
  ['mail.mark', { as: 'read' }, ([folder = '', , ...categories]) => [folder, 'true', ...categories]],
  ['mail.mark', { as: 'unread' }, ([folder = '', , ...categories]) => [folder, 'false', ...categories]],
  ['mail.setCategories', { categories: ['Finance'] }, ([folder = '', isRead = '']) => [folder, isRead, 'Finance']],
  [
    'mail.setCategories',
    { categories: ['Blue category', 'Finance'] },
    ([folder = '', isRead = '']) => [folder, isRead, 'Blue category', 'Finance'],
  ],
  ['mail.setCategories', { remove: 'all' }, ([folder = '', isRead = '']) => [folder, isRead]],
];

/** Messages: where each lies, whether it was read, and its categories; and messages that are sent. */
export const prepareMail: PrepareArea = async (world): Promise<Area> => {
  await manyMessages(world.cloud, 150);
  const listed = (await world.run('mail.list', { query: "startswith(subject,'Message ')" })) as { id: string; subject: string }[];
  const ids = new Map(listed.map(({ id, subject }) => [subject, id]));
  const mailbox = mailboxOf(world.cloud);

  return {
    name: 'mail',
    things: new Map(listed.map(({ subject }) => [subject, 'Inbox|false'])),
    reads: [
      { activity: 'mail.list', input: { folder: 'Drafts' } },
      { activity: 'mail.list', input: { folder: 'Sent Items', query: "subject eq 'Budget'" } },
    ],
    next(pool, random) {
      const isKnown = (thing: string): boolean => ids.has(thing);
      const edit = (count: number): Change[] => {
        const things = pool.take(count, isKnown).map(([thing]) => thing);
        const [activity, input, change] = oneOf(random, edits);
        const message = things.map((thing) => ids.get(thing));
        if (things.length === 0) return [];
        return [
          {
            activity,
            input: { ...input, message: count === 1 ? message[0] : message },
            things,
            after: (state) => change(state.split('|')).join('|'),
          },
        ];
      };
      const lists = [edit(1 + Math.floor(random() * 45)), edit(1 + Math.floor(random() * 25))];
      const single = Array.from({ length: 8 }, () => edit(1));
      const gone = pool.take(1, isKnown).map(([thing]): Change => ({
        activity: 'mail.delete',
        input: { message: ids.get(thing), permanently: true },
        things: [thing],
        after: () => absent,
      }));
      const sent = pool.fresh(3).map((subject): Change => ({
        activity: 'mail.send',
        input: { to: ['ben@contoso.example'], subject, body: 'x' },
        things: [subject],
        after: () => 'Sent Items|true',
      }));
      return [...lists, ...single].flat().concat(random() < 0.3 ? gone : [], sent);
    },
    async found() {
      return [...mailbox.messages.values()]
        .filter(({ subject }) => /^(?:Message|mail) \d+$/.test(subject))
        .map(({ subject, parentFolderId, isRead, categories }) => [
          subject,
          [mailbox.folders.get(parentFolderId)?.displayName, isRead, ...categories].join('|'),
        ]);
    },
  };
};
