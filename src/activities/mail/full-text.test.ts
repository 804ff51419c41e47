import { describe, expect, test } from 'vitest';
import type { GraphRequest } from '../../core/ports.ts';
import { recordedWorld, runRecorded, type Answers } from '../../../test/support/recording-graph.ts';
import { list } from './list.ts';
import type { GraphMessage, Message } from './message.ts';
import { newest } from './newest.ts';

const found: GraphMessage[] = [
  { id: 'M4', receivedDateTime: '2026-11-03T00:00:00Z', isRead: false, importance: 'High', hasAttachments: true, subject: 'Invoice' },
  { id: 'M3', receivedDateTime: '2026-11-04T00:00:00Z', isRead: true, importance: 'normal', hasAttachments: true, subject: 'Invoice' },
  { id: 'M2', receivedDateTime: '2026-11-02T00:00:00Z', isRead: false, importance: 'low', hasAttachments: false, subject: 'Invoice' },
  { id: 'M1', receivedDateTime: '2026-11-01T00:00:00Z', isRead: false, importance: 'normal', hasAttachments: false, subject: 'Lunch' },
];

async function search(input: object, answers: Answers = { 'GET /me/mailFolders/{folder}/messages': found }) {
  const world = recordedWorld(list, answers);
  const ids: string[] = [];
  for await (const message of runRecorded(list, { search: 'invoice', ...input }, world)) ids.push((message as Message).id);
  return { ids, world, request: world.calls.at(-1)?.request };
}

describe('a full-text search', () => {
  test('is one query option in quotes, with no filter, order or skip beside it', async () => {
    const { ids, world, request } = await search({ search: ' subject:"open amount" from:ben ', mailbox: 'invoices@contoso.example' });
    expect(ids).toEqual(['M4', 'M3', 'M2', 'M1']);
    expect(world.calls).toHaveLength(1);
    expect(request).toMatchObject({
      params: { folder: 'inbox' },
      mailbox: 'invoices@contoso.example',
      headers: { Prefer: 'outlook.body-content-type="text"' },
      query: { $search: '"subject:\\"open amount\\" from:ben"', $top: 100 },
    });
    expect(Object.keys(request?.query ?? {}).toSorted()).toEqual(['$search', '$select', '$top']);
  });

  test.each<[object, readonly string[]]>([
    [{ unreadOnly: true }, ['M4', 'M2', 'M1']],
    [{ withAttachmentsOnly: true }, ['M4', 'M3']],
    [{ importance: 'high' }, ['M4']],
    [{ importance: 'notNormal' }, ['M4', 'M2']],
    [{ importance: 'low', unreadOnly: true, withAttachmentsOnly: true }, []],
    [{ filter: { conditions: [{ field: 'subject', operator: 'contains', value: 'invoice' }] } }, ['M4', 'M3', 'M2']],
    [{ filter: { conditions: [{ field: 'date', operator: 'newerThan', value: '2026-11-02' }] } }, ['M4', 'M3']],
    [{ top: 2 }, ['M4', 'M3']],
    [{ orderBy: 'oldestFirst' }, ['M1', 'M2', 'M4', 'M3']],
    [{ orderBy: 'oldestFirst', top: 1 }, ['M1']],
  ])('is limited here by %j', async (input, ids) => {
    const result = await search(input);
    expect(result.ids).toEqual(ids);
    expect(result.request?.query).not.toHaveProperty('$filter');
  });

  test('is made in each folder, and sorted across them by date of receipt', async () => {
    const messages: Readonly<Record<string, readonly GraphMessage[]>> = {
      inbox: [{ id: 'A', receivedDateTime: '2026-11-01T00:00:00Z' }],
      F1: [
        { id: 'C', receivedDateTime: '2026-11-03T00:00:00Z' },
        { id: 'B', receivedDateTime: '2026-11-01T00:00:00Z' },
      ],
    };
    const answers: Answers = {
      'GET /me/mailFolders/{folder}/childFolders': ({ params }: GraphRequest) => (params?.['folder'] === 'inbox' ? [{ id: 'F1' }] : []),
      'GET /me/mailFolders/{folder}/messages': ({ params }: GraphRequest) => messages[params?.['folder'] ?? ''],
    };
    expect((await search({ includeSubfolders: true }, answers)).ids).toEqual(['C', 'A', 'B']);
    expect((await search({ includeSubfolders: true, orderBy: 'oldestFirst' }, answers)).ids).toEqual(['A', 'B', 'C']);
  });

  test('does not go beside a query, before any call', async () => {
    const world = recordedWorld(list);
    const reading = runRecorded(list, { search: 'x', query: 'isRead eq true' }, world) as AsyncGenerator;
    await expect(reading.next()).rejects.toThrow('query cannot stand beside search: the service takes no OData condition with a search.');
    expect(world.calls).toEqual([]);
  });

  test.each([
    ['', 'search must not be empty.'],
    ['  ', 'search must not be empty.'],
    ['subject:"open', 'search must close every double quote.'],
  ])('%j is refused', (text, problem) => {
    expect(() => runRecorded(list, { search: text }, recordedWorld(list))).toThrow(problem);
  });

  test('is named when nothing is found', async () => {
    const world = recordedWorld(newest, { 'GET /me/mailFolders/{folder}/messages': [] });
    await expect(runRecorded(newest, { search: 'invoice' }, world) as Promise<unknown>).rejects.toThrow('search invoice');
  });
});
