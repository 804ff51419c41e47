import { expect, test } from 'vitest';
import { mail } from '../../src/activities/index.ts';
import type { Message } from '../../src/activities/mail/index.ts';
import { embed } from '../../src/embedded.ts';
import { microsoft365Scope, use } from '../../src/index.ts';

test('a folder whose name holds the separators is found by the printed path and by its name, and no second tree is made', async () => {
  await using cloud = await embed({ account: 'ada@contoso.example' });
  const moveAndMake = use(mail.move, { createFolderIfMissing: true });
  await using m365 = await microsoft365Scope({ activities: [mail.list, moveAndMake, mail.folders] }, cloud.world());
  const [first, second] = await m365.mail.list({ top: 2 }).all();
  if (!first || !second) throw new Error('The seeded inbox has two messages.');
  const countFolders = async (): Promise<number> => (await m365.mail.folders({}).all()).length;
  const before = await countFolders();

  const moved = await m365.mail.move({ message: first, to: 'Inbox/Orders 2025%2F26', createFolderIfMissing: true });
  const made = (await m365.mail.folders({}).all()).find(({ id }) => id === moved.folderId);
  const typed = await m365.mail.move({ message: second, to: 'Inbox\\Orders 2025/26', createFolderIfMissing: true });

  expect(made).toMatchObject({ name: 'Orders 2025/26', path: 'Inbox/Orders 2025%2F26' });
  expect(typed.folderId).toBe(moved.folderId);
  expect(await countFolders()).toBe(before + 1);
  expect(await m365.mail.list({ folder: made?.path }).all()).toHaveLength(2);
});

test('every folder is found by its printed path, hidden ones as well', async () => {
  await using cloud = await embed({ account: 'ada@contoso.example' });
  await using m365 = await microsoft365Scope({ activities: [mail.folders, mail.list] }, cloud.world());

  const all = await m365.mail.folders({ includeHidden: true }).all();
  const found: Message[][] = [];
  for (const { path } of all) found.push(await m365.mail.list({ folder: path, top: 1 }).all());

  expect(all.length).toBeGreaterThan(12);
  expect(all.map(({ path }) => path)).toContain('Sync Issues/Conflicts');
  for (const [index, messages] of found.entries()) for (const { folderId } of messages) expect(folderId).toBe(all[index]?.id);
});
