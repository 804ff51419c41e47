import { expect, test } from 'vitest';
import { files } from '../../src/activities/index.ts';
import { embed } from '../../src/embedded.ts';
import { microsoft365Scope, nodeWorld } from '../../src/index.ts';
import { failureOf } from '../support/failure-of.ts';

const names = Array.from({ length: 12 }, (_, number) => `File ${number}.txt`);

/** A drive with a folder `Many` of twelve files, made in it through the emulator itself. */
async function manyFiles() {
  const cloud = await embed();
  const { accessToken } = await cloud.token({ user: cloud.account, permissions: ['Files.ReadWrite'] });
  const put = (path: string) =>
    cloud.emulator.fetch(
      new Request(`https://graph.microsoft.com/v1.0/me/drive/root:/${encodeURI(path)}:/content`, {
        method: 'PUT',
        headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'text/plain' },
        body: path,
      }),
    );
  for (const name of names) expect((await put(`Many/${name}`)).status).toBe(201);
  // What lies on the host of the drive is in the emulator too.
  const world = cloud.world({
    ...nodeWorld({ emulator: '', notify: () => undefined }),
    fetch: async (url) => Promise.reject(new Error(`${url} left the emulator.`)),
  });
  const m365 = await microsoft365Scope({ activities: [files.list, files.move, files.copy, files.delete] }, world);
  const namesIn = async (folder: string): Promise<string[]> => (await m365.files.list({ folder }).all()).map(({ name }) => name).toSorted();
  return { m365, namesIn };
}

test('a list of files is moved, copied and deleted in the place of one, with a result for each in the order of the list', async () => {
  const { m365, namesIn } = await manyFiles();
  const item = names.map((name) => `Many/${name}`).toReversed();

  const copies = await m365.files.copy({ item, to: 'Pictures' });
  const moved = await m365.files.move({ item, to: 'Documents' });
  expect([copies, moved].map((all) => all.map(({ name }) => name))).toEqual([names.toReversed(), names.toReversed()]);
  expect(await namesIn('Many')).toEqual([]);

  const deleted = await m365.files.delete({ item: moved });
  expect(deleted.map(({ id }) => id)).toEqual(moved.map(({ id }) => id));
  expect((await namesIn('Documents')).filter((name) => names.includes(name))).toEqual([]);
  expect((await namesIn('Pictures')).filter((name) => names.includes(name))).toEqual(names.toSorted());
});

test('where the name of one is taken, it alone stays where it is', async () => {
  const { m365, namesIn } = await manyFiles();
  const [taken = ''] = names;
  await m365.files.copy({ item: `Many/${taken}`, to: 'Pictures' });

  const failure = await failureOf(m365.files.move({ item: names.map((name) => `Many/${name}`), to: 'Pictures' }));
  expect(failure).toMatchObject({ code: 'CONFLICT', details: { failed: 1, of: 12 } });
  expect(failure.results.map(({ error }) => error?.code)).toEqual(['CONFLICT', ...names.slice(1).map(() => undefined)]);
  expect(await namesIn('Many')).toEqual([taken]);
});
