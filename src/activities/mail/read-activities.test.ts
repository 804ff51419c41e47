import { describe, expect, test } from 'vitest';
import { OnbehalfError } from '../../core/errors.ts';
import type { GraphRequest } from '../../core/ports.ts';
import { forEach } from './for-each.ts';
import { get } from './get.ts';
import { folders } from './list-folders.ts';
import { messageQuery } from './message-query.ts';
import { newest } from './newest.ts';
import { recordedWorld, runRecorded } from '../../../test/support/recording-graph.ts';
import { thread } from './thread.ts';

async function all(items: AsyncIterable<unknown>): Promise<unknown[]> {
  const found: unknown[] = [];
  for await (const item of items) found.push(item);
  return found;
}

describe('For Each Email', () => {
  test('counts the messages', async () => {
    const world = recordedWorld(forEach, { 'GET /me/mailFolders/{folder}/messages': [{ id: 'M1' }, { id: 'M2' }] });
    expect(await all(runRecorded(forEach, {}, world))).toMatchObject([
      { index: 0, message: { id: 'M1' } },
      { index: 1, message: { id: 'M2' } },
    ]);
  });
});

describe('Get Email By Id', () => {
  test('reads the message with its attachments', async () => {
    const world = recordedWorld(get, { 'GET /me/messages/{message}': { id: 'M1', attachments: [{ id: 'A1', name: 'a.pdf' }] } });
    expect(await runRecorded(get, { message: { id: 'M1', mailbox: null }, bodyType: 'html' }, world)).toMatchObject({
      id: 'M1',
      attachments: [{ name: 'a.pdf' }],
    });
    expect(world.calls[0]?.request).toMatchObject({
      params: { message: 'M1' },
      query: { $expand: 'attachments($select=id,name,contentType,size,isInline)' },
      headers: { Prefer: 'outlook.body-content-type="html"' },
    });
  });
});

describe('Get Newest Email', () => {
  test('asks for one message', async () => {
    const world = recordedWorld(newest, { 'GET /me/mailFolders/{folder}/messages': [{ id: 'M1' }] });
    expect(await runRecorded(newest, {}, world)).toMatchObject({ id: 'M1' });
    expect(world.calls[0]?.request.query).toMatchObject({ $top: 1, $orderby: 'receivedDateTime desc' });
  });

  test('marks it as read where that is wanted', async () => {
    const world = recordedWorld(newest, { 'GET /me/mailFolders/{folder}/messages': [{ id: 'M1' }] });
    await runRecorded(newest, { markAsRead: true }, world);
    expect(world.operations()).toEqual(['GET /me/mailFolders/{folder}/messages', 'PATCH /me/messages/{message}']);
  });

  test('fails when nothing fits, saying what was looked for', async () => {
    const run = runRecorded(
      newest,
      { unreadOnly: true, query: 'isDraft eq true', mailbox: 'invoices@contoso.example' },
      recordedWorld(newest),
    ) as Promise<unknown>;
    await expect(run).rejects.toMatchObject({
      code: 'NOT_FOUND',
      message:
        'There is no such message in Inbox of invoices@contoso.example: folders below it not included, unread, query isDraft eq true.',
    });
  });
});

describe('Get Email Thread', () => {
  const found = { 'GET /me/messages/{message}': { id: 'M1', conversationId: "C'1" }, 'GET /me/messages': [{ id: 'M1' }, { id: 'M2' }] };

  test('looks up the conversation of an id and reads its messages, oldest first', async () => {
    const world = recordedWorld(thread, found);
    expect(await all(runRecorded(thread, { message: 'M1' }, world))).toMatchObject([{ id: 'M1' }, { id: 'M2' }]);
    expect(world.calls.at(-1)?.request.query).toMatchObject({
      $filter: "receivedDateTime ge 1900-01-01T00:00:00Z and conversationId eq 'C''1'",
      $orderby: 'receivedDateTime asc',
    });
  });

  test('takes the conversation of a message that says it', async () => {
    const world = recordedWorld(thread, found);
    await all(runRecorded(thread, { message: { id: 'M1', conversationId: 'C1', mailbox: null }, includeHeaders: true }, world));
    expect(world.calls[0]?.request.query).toEqual(expect.objectContaining(messageQuery({ headers: true })));
    expect(world.operations()).toEqual(['GET /me/messages']);
  });
});

describe('Get Email Folders List', () => {
  const tree: Record<string, object[]> = {
    msgfolderroot: [
      { id: 'F1', displayName: 'Inbox', childFolderCount: 1, unreadItemCount: 2, totalItemCount: 5 },
      { id: 'F2', displayName: 'Archive', childFolderCount: 0 },
    ],
    F2: [{ id: 'F4', displayName: 'a/b', isHidden: true, childFolderCount: 0 }],
    F1: [{ id: 'F3', displayName: 'Invoices', parentFolderId: 'F1', childFolderCount: 0 }],
    inbox: [{ id: 'F3', displayName: 'Invoices', parentFolderId: 'F1', childFolderCount: 4 }],
  };
  const answers = {
    'GET /me/mailFolders/{folder}/childFolders': ({ params }: GraphRequest) => tree[params?.['folder'] ?? ''],
    'GET /me/mailFolders/{folder}': ({ params }: GraphRequest) => ({ id: params?.['folder'] === 'inbox' ? 'F1' : 'F2' }),
  };

  test('lists the whole tree with paths, asking nothing of folders without subfolders', async () => {
    const world = recordedWorld(folders, answers);
    expect(await all(runRecorded(folders, {}, world))).toMatchObject([
      { id: 'F1', path: 'Inbox', unreadCount: 2, messageCount: 5, subfolderCount: 1, isHidden: false, mailbox: null },
      { id: 'F3', path: 'Inbox/Invoices', parentId: 'F1' },
      { id: 'F2', path: 'Archive' },
    ]);
    expect(world.calls.map(({ request }) => [request.params?.['folder'], request.query?.['$select'] === 'id'])).toEqual([
      ['msgfolderroot', false],
      ['inbox', true],
      ['F1', false],
      ['archive', true],
    ]);
  });

  test('looks below folders that seem empty when hidden ones count', async () => {
    const listed = await all(runRecorded(folders, { includeHidden: true }, recordedWorld(folders, answers)));
    expect(listed).toMatchObject([
      { path: 'Inbox' },
      { path: 'Inbox/Invoices' },
      { path: 'Archive' },
      { path: 'Archive/a%2Fb', isHidden: true },
    ]);
  });

  test('prints a name of the top that means something else with / in front, and a nameless folder as its id', async () => {
    const top = ['Inbox', 'In box', 'x'.repeat(60), 'a/b', null].map((displayName, index) => ({
      id: `F${index}`,
      displayName,
      childFolderCount: 0,
    }));
    const world = recordedWorld(folders, {
      'GET /me/mailFolders/{folder}/childFolders': () => top,
      'GET /me/mailFolders/{folder}': () => ({ id: 'F1' }),
    });
    const listed = (await all(runRecorded(folders, { mailbox: 'invoices@contoso.example' }, world))) as { path: string }[];
    expect(listed.map(({ path }) => path)).toEqual(['/Inbox', 'In box', `/${'x'.repeat(60)}`, 'a%2Fb', 'F4']);
    expect(world.calls[1]?.request).toEqual({ params: { folder: 'inbox' }, query: { $select: 'id' }, mailbox: 'invoices@contoso.example' });
  });

  test('takes a default folder that is not there as another one, and any other failure as one', async () => {
    const failing = (code: 'NOT_FOUND' | 'THROTTLED') =>
      recordedWorld(folders, {
        'GET /me/mailFolders/{folder}/childFolders': () => [{ id: 'F1', displayName: 'Archive', childFolderCount: 0 }],
        'GET /me/mailFolders/{folder}': () => {
          throw new OnbehalfError(code, 'No.');
        },
      });
    expect(await all(runRecorded(folders, {}, failing('NOT_FOUND')))).toMatchObject([{ path: '/Archive' }]);
    await expect(all(runRecorded(folders, {}, failing('THROTTLED')))).rejects.toMatchObject({ code: 'THROTTLED' });
  });

  test('lists one level of a folder, with hidden ones', async () => {
    const world = recordedWorld(folders, answers);
    expect(await all(runRecorded(folders, { folder: 'Inbox', includeSubfolders: false, includeHidden: true }, world))).toMatchObject([
      { path: 'Inbox/Invoices' },
    ]);
    expect(world.calls).toMatchObject([{ request: { params: { folder: 'inbox' }, query: { includeHiddenFolders: true } } }]);
  });
});
