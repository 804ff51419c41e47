import { describe, expect, test } from 'vitest';
import { archive } from './archive.ts';
import { deleteMessage } from './delete.ts';
import { mark } from './mark.ts';
import { move } from './move.ts';
import { recordedWorld, runRecorded } from '../../../test/support/recording-graph.ts';
import { sendDraft } from './send-draft.ts';
import { setCategories } from './set-categories.ts';

const asText = { Prefer: 'outlook.body-content-type="text"' };

describe('Move Mail', () => {
  const moved = { 'POST /me/messages/{message}/move': { id: 'M1', parentFolderId: 'F9' } };

  test('moves to a well-known folder with one call and gives the message as it is then', async () => {
    const world = recordedWorld(move, moved);
    expect(await runRecorded(move, { message: 'M1', to: 'Archive' }, world)).toMatchObject({ id: 'M1', folderId: 'F9' });
    expect(world.calls.map(({ request }) => request)).toEqual([
      { params: { message: 'M1' }, body: { destinationId: 'archive' }, headers: asText, mailbox: undefined },
    ]);
  });

  test('makes the folder first when it may', async () => {
    const world = recordedWorld(move, { ...moved, 'POST /me/mailFolders/{folder}/childFolders': { id: 'F9' } });
    await runRecorded(move, { message: 'M1', to: 'Inbox/New', createFolderIfMissing: true }, world);
    // Below the inbox, and at the top for a folder of that whole name.
    expect(world.operations()).toEqual([
      'GET /me/mailFolders/{folder}/childFolders',
      'GET /me/mailFolders/{folder}/childFolders',
      'POST /me/mailFolders/{folder}/childFolders',
      'POST /me/messages/{message}/move',
    ]);
  });

  test('moves nothing when the folder is not there', async () => {
    const world = recordedWorld(move, moved);
    await expect(runRecorded(move, { message: 'M1', to: 'Inbox/New' }, world) as Promise<unknown>).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(world.calls.map(({ request }) => request.params)).toEqual([{ folder: 'inbox' }, { folder: 'msgfolderroot' }]);
  });

  test('looks for nothing when the message is of another mailbox', async () => {
    const world = recordedWorld(move, moved);
    const message = { id: 'M1', mailbox: 'invoices@contoso.example' };
    await expect(runRecorded(move, { message, to: 'Inbox/New' }, world) as Promise<unknown>).rejects.toMatchObject({
      code: 'INPUT_INVALID',
    });
    expect(world.calls).toEqual([]);
  });
});

describe('Archive Email, Mark Email, Delete Mail, Send Draft Email', () => {
  test('archive moves to the archive of the mailbox', async () => {
    const world = recordedWorld(archive, { 'POST /me/messages/{message}/move': { id: 'M1' } });
    await runRecorded(archive, { message: 'M1', mailbox: 'invoices@contoso.example' }, world);
    expect(world.calls[0]?.request).toEqual({
      params: { message: 'M1' },
      body: { destinationId: 'archive' },
      headers: asText,
      mailbox: 'invoices@contoso.example',
    });
  });

  test.each([
    ['read', true],
    ['unread', false],
  ])('mark as %s', async (as, isRead) => {
    const world = recordedWorld(mark, { 'PATCH /me/messages/{message}': { id: 'M1', isRead } });
    expect(await runRecorded(mark, { message: 'M1', as }, world)).toMatchObject({ isRead });
    expect(world.calls[0]?.request.body).toEqual({ isRead });
  });

  test.each([
    [{}, 'DELETE /me/messages/{message}'],
    [{ permanently: true }, 'POST /me/messages/{message}/permanentDelete'],
  ])('delete %j', async (more, operation) => {
    const world = recordedWorld(deleteMessage);
    expect(await runRecorded(deleteMessage, { message: 'M1', ...more }, world)).toEqual({ id: 'M1', permanently: 'permanently' in more });
    expect(world.operations()).toEqual([operation]);
  });

  test('send a draft', async () => {
    const world = recordedWorld(sendDraft);
    expect(await runRecorded(sendDraft, { message: 'M1' }, world)).toEqual({ sent: true });
    expect(world.operations()).toEqual(['POST /me/messages/{message}/send']);
  });
});

describe('Set Mail Categories', () => {
  async function categoriesAfter(input: object): Promise<{ asked: unknown; operations: string[] }> {
    const world = recordedWorld(setCategories, {
      'GET /me/messages/{message}': { id: 'M1', categories: ['Red', 'Blue'] },
      'PATCH /me/messages/{message}': { id: 'M1' },
    });
    await runRecorded(setCategories, { message: 'M1', ...input }, world);
    return { asked: world.calls.at(-1)?.request.body, operations: world.operations() };
  }

  test('replaces them, without a look at what was there', async () => {
    expect(await categoriesAfter({ categories: ['Green'] })).toEqual({
      asked: { categories: ['Green'] },
      operations: ['PATCH /me/messages/{message}'],
    });
    expect((await categoriesAfter({ remove: 'all' })).asked).toEqual({ categories: [] });
  });

  test('adds, knowing a name in any letter case', async () => {
    expect((await categoriesAfter({ categories: ['Green', 'red'], remove: 'none' })).asked).toEqual({
      categories: ['Red', 'Blue', 'Green'],
    });
  });

  test('removes some, and adds others in the same go', async () => {
    expect((await categoriesAfter({ categories: ['Green'], remove: 'specific', categoriesToRemove: ['BLUE'] })).asked).toEqual({
      categories: ['Red', 'Green'],
    });
  });

  test.each([
    [{}, 'categories must name a category; to take categories away, give `remove` all or specific.'],
    [{ remove: 'none' }, 'categories must name a category'],
    [{ remove: 'specific' }, 'categoriesToRemove must name categories with `remove` specific, and only then.'],
    [
      { categories: ['Red'], categoriesToRemove: ['Blue'] },
      'categoriesToRemove must name categories with `remove` specific, and only then.',
    ],
  ])('refuses %j', (input, message) => {
    expect(() => runRecorded(setCategories, { message: 'M1', ...input }, recordedWorld(setCategories))).toThrow(message);
  });
});
