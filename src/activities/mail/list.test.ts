import { describe, expect, test } from 'vitest';
import type { GraphRequest } from '../../core/ports.ts';
import { list } from './list.ts';
import type { GraphMessage, Message } from './message.ts';
import { messageQuery } from './message-query.ts';
import { recordedWorld, runRecorded, type Answers } from '../../../test/support/recording-graph.ts';

const inbox: GraphMessage[] = [
  {
    id: 'M3',
    subject: 'Invoice 3',
    receivedDateTime: '2026-11-03T00:00:00Z',
    isRead: false,
    from: { emailAddress: { address: 'ben@contoso.example' } },
  },
  {
    id: 'M2',
    subject: 'Lunch',
    receivedDateTime: '2026-11-02T00:00:00Z',
    isRead: true,
    from: { emailAddress: { address: 'chloe@contoso.example' } },
  },
  {
    id: 'M1',
    subject: 'Invoice 1',
    receivedDateTime: '2026-11-01T00:00:00Z',
    isRead: false,
    from: { emailAddress: { address: 'diego@contoso.example' } },
  },
];

async function run(input: unknown, answers: Answers = { 'GET /me/mailFolders/{folder}/messages': inbox }) {
  const world = recordedWorld(list, answers);
  const messages: Message[] = [];
  for await (const message of runRecorded(list, input, world)) messages.push(message as Message);
  return { world, ids: messages.map(({ id }) => id), messages };
}

const queryOf = ({ calls }: Awaited<ReturnType<typeof run>>['world']): GraphRequest['query'] => calls[0]?.request.query;

describe('Get Mail', () => {
  test('reads the inbox with one call, asking for what it gives and no more', async () => {
    const { world, ids } = await run({});
    expect(ids).toEqual(['M3', 'M2', 'M1']);
    expect(world.calls).toMatchObject([
      {
        operation: 'GET /me/mailFolders/{folder}/messages',
        request: { params: { folder: 'inbox' }, headers: { Prefer: 'outlook.body-content-type="text"' } },
      },
    ]);
    expect(queryOf(world)).toMatchObject({ $top: 100, $orderby: 'receivedDateTime desc' });
    expect(String(queryOf(world)?.['$select'])).toMatch(/^id,subject,body,/);
  });

  test('combines everything that chooses messages', async () => {
    const { world } = await run({
      unreadOnly: true,
      withAttachmentsOnly: true,
      importance: 'notLow',
      query: "startswith(subject,'a') or startswith(subject,'b')",
      orderBy: 'oldestFirst',
      top: 7,
      filter: { conditions: [{ field: 'date', operator: 'olderThan', value: '2026-11-10T00:00' }] },
      timeZone: 'Europe/Paris',
    });
    expect(queryOf(world)).toMatchObject({
      $top: 7,
      $orderby: 'receivedDateTime asc',
      $filter:
        "receivedDateTime ge 1900-01-01T00:00:00Z and isRead eq false and hasAttachments eq true and importance ne 'low' and " +
        "receivedDateTime lt 2026-11-09T23:00:00.000Z and (startswith(subject,'a') or startswith(subject,'b'))",
    });
  });

  test('stops at the number that was wanted, counting only what fits', async () => {
    expect((await run({ top: 2 })).ids).toEqual(['M3', 'M2']);
    const { ids, world } = await run({ top: 1, filter: { conditions: [{ field: 'from', operator: 'contains', value: 'diego' }] } });
    expect(ids).toEqual(['M1']);
    expect(queryOf(world)).toMatchObject({ $top: 100 });
  });

  test('lists attachments where they are asked for or looked at', async () => {
    const expand = 'attachments($select=id,name,contentType,size,isInline)';
    expect(queryOf((await run({})).world)).not.toHaveProperty('$expand');
    expect(queryOf((await run({ includeAttachments: true })).world)).toMatchObject({ $expand: expand });
    expect(
      queryOf((await run({ filter: { conditions: [{ field: 'attachment', operator: 'contains', value: 'pdf' }] } })).world),
    ).toMatchObject({ $expand: expand });
  });

  test('asks for headers and size where they are wanted, and for the class where the type is looked at', async () => {
    const type = { conditions: [{ field: 'type', operator: 'is', value: 'meeting' }] };
    expect(queryOf((await run({ includeHeaders: true })).world)).toEqual(expect.objectContaining(messageQuery({ headers: true })));
    expect(queryOf((await run({ filter: type })).world)).toEqual(expect.objectContaining(messageQuery({ class: true })));
    const one = { 'GET /me/messages/{message}': inbox[0] };
    expect(queryOf((await run({ id: 'M1', includeHeaders: true, includeAttachments: true }, one)).world)).toEqual(
      messageQuery({ headers: true, attachments: true }),
    );
  });

  test('goes through the folders below, sorted across all of them', async () => {
    const folders: Record<string, GraphMessage[]> = {
      inbox: [inbox[0] ?? { id: '' }, inbox[2] ?? { id: '' }],
      F1: [inbox[1] ?? { id: '' }],
      F2: [],
    };
    const { ids } = await run(
      { includeSubfolders: true },
      {
        'GET /me/mailFolders/{folder}/childFolders': ({ params }: GraphRequest) =>
          ({
            inbox: [{ id: 'F1' }],
            F1: [{ id: 'F2' }],
          })[params?.['folder'] ?? ''] ?? [],
        'GET /me/mailFolders/{folder}/messages': ({ params }: GraphRequest) => folders[params?.['folder'] ?? ''],
      },
    );
    expect(ids).toEqual(['M3', 'M2', 'M1']);
  });

  test('marks what was unread as read', async () => {
    const { world } = await run({ markAsRead: true });
    expect(
      world.calls.filter(({ operation }) => operation === 'PATCH /me/messages/{message}').map(({ request }) => request.params),
    ).toEqual([{ message: 'M3' }, { message: 'M1' }]);
  });

  test('reads one message by its id, whatever else is given', async () => {
    const { world, ids } = await run(
      { id: 'M9', unreadOnly: true, markAsRead: true },
      { 'GET /me/messages/{message}': { id: 'M9', isRead: false } },
    );
    expect(ids).toEqual(['M9']);
    expect(world.operations()).toEqual(['GET /me/messages/{message}', 'PATCH /me/messages/{message}']);
  });

  test('says of each message which mailbox it came from', async () => {
    const { messages, world } = await run({ mailbox: ' invoices@contoso.example ' });
    expect(messages[0]?.mailbox).toBe('invoices@contoso.example');
    expect(world.calls[0]?.request.mailbox).toBe('invoices@contoso.example');
  });

  test.each([
    [{ query: "subject eq 'x" }, 'mail.list cannot be used as given. query must be OData: a text in single quotes is not closed'],
    [{ top: 1.5 }, 'top must be'],
    [{ query: 'receivedDateTime ge 2026-02-30' }, 'query must be OData with days that exist: 2026-02-30 does not.'],
    [{ id: null }, 'id must be a message, as another mail activity gave it, or its id.'],
    [{ folder: '' }, 'mail.list cannot be used as given. folder must not be empty.'],
    [{ importance: 'urgent' }, 'importance must be one of any, low, normal, high, notLow, notNormal, notHigh.'],
    [{ unreadonly: true }, 'unreadonly is not known; did you mean unreadOnly?'],
    [{ filter: { conditions: [] } }, 'filter.conditions must be at least 1 entry.'],
  ])('refuses %j before any call', async (input, message) => {
    const world = recordedWorld(list);
    expect(() => runRecorded(list, input, world)).toThrow(message);
    expect(world.calls).toEqual([]);
  });

  test.each([0, -1])('takes top %s for all', async (top) => {
    const { ids, world } = await run({ top });
    expect(ids).toEqual(['M3', 'M2', 'M1']);
    expect(queryOf(world)).toMatchObject({ $top: 100 });
  });

  test.each([{}, { id: 'M1' }])('refuses a time zone that does not exist although no date is given: %j', async (input) => {
    const world = recordedWorld(list);
    const reading = runRecorded(list, { ...input, timeZone: 'Europe/Parris' }, world) as AsyncGenerator;
    await expect(reading.next()).rejects.toThrow('"Europe/Parris" is neither.');
    expect(world.calls).toEqual([]);
  });
});
