import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { absent, type Area, type Change, oneOf, type PrepareArea } from '../area.ts';

const folders = ['Chaos A', 'Chaos B'] as const;
/** Bytes of the files that are sent; the last one goes in ranges. */
const sizes = [10, 2000, 5_000_000] as const;

/** Files and folders: where each lies, what is noted about it, and how large it is. */
export const prepareFiles: PrepareArea = async (world): Promise<Area> => {
  const local = await temporaryFolder('chaos');
  world.atEnd(() => rm(local, { recursive: true }));
  for (const size of sizes) await writeFile(join(local, `${size}.bin`), Buffer.alloc(size, size % 251));
  for (const folder of folders) await world.run('files.createFolder', { path: folder });
  const ids = new Map<string, string>();
  for (let number = 0; number < 30; number += 1) {
    const name = `File ${number}`;
    const { id } = (await world.run('files.upload', { file: join(local, '10.bin'), folder: 'Chaos A', name })) as { id: string };
    ids.set(name, id);
  }
  const keep =
    (name: string) =>
    ([item]: readonly unknown[]): void =>
      void ids.set(name, (item as { id: string }).id);

  function upload(name: string, random: () => number): Change {
    const [folder, size] = [oneOf(random, folders), random() < 0.04 ? sizes[2] : oneOf(random, [sizes[0], sizes[1]])];
    const onConflict = oneOf(random, ['fail', 'replace', 'rename']);
    return {
      activity: 'files.upload',
      input: { file: join(local, `${size}.bin`), folder, name, onConflict },
      things: [name],
      after: () => `${folder}||${size}`,
      made: keep(name),
    };
  }

  return {
    name: 'files',
    things: new Map([...ids.keys()].map((name) => [name, 'Chaos A||10'])),
    reads: [
      { activity: 'files.list', input: { folder: 'Documents' } },
      { activity: 'files.exists', input: { item: 'Documents/Month end.txt' } },
      { activity: 'files.find', input: { text: 'Month', folder: 'Documents' } },
    ],
    next(pool, random) {
      const isFile = (_: string, state: string): boolean => !state.endsWith('|folder');
      const folder = oneOf(random, folders);
      const moved = pool.take(1 + Math.floor(random() * 12)).map(([thing]) => thing);
      const item = moved.map((thing) => ids.get(thing));
      const move: Change = {
        activity: 'files.move',
        input: { item, to: folder },
        things: moved,
        after: (state) => [folder, ...state.split('|').slice(1)].join('|'),
      };
      const noted = pool.take(2).map(([thing]): Change => {
        const description = `Note ${Math.floor(random() * 1000)}`;
        const after = (state: string): string => [state.split('|')[0], description, state.split('|')[2]].join('|');
        return { activity: 'files.update', input: { item: ids.get(thing), description }, things: [thing], after };
      });
      const replaced = pool.take(1, isFile).map(([thing, state]): Change => {
        const [where = '', description] = state.split('|');
        const size = oneOf(random, [sizes[0], sizes[1]]);
        return {
          activity: 'files.upload',
          input: { file: join(local, `${size}.bin`), folder: where, name: thing, onConflict: 'replace' },
          things: [thing],
          after: () => [where, description, size].join('|'),
        };
      });
      const gone = pool.take(Math.floor(random() * 3)).map(([thing]) => thing);
      const remove: Change = {
        activity: 'files.delete',
        input: { item: gone.map((thing) => ids.get(thing)) },
        things: gone,
        after: () => absent,
      };
      const [first = '', second = '', third = ''] = pool.fresh(3);
      const made: Change = {
        activity: 'files.createFolder',
        input: { path: second, folder, onConflict: oneOf(random, ['fail', 'rename']) },
        things: [second],
        after: () => `${folder}||folder`,
        made: keep(second),
      };
      const copied: Change = {
        activity: 'files.copy',
        input: { item: 'Documents/Month end.txt', to: folder, name: third },
        things: [third],
        after: () => `${folder}||${sizeOf('Month end.txt')}`,
        made: keep(third),
      };
      return [move, ...noted, ...replaced, remove, upload(first, random), made, copied].filter(({ things }) => things.length > 0);
    },
    found: async () =>
      [...items()]
        .filter(({ parent }) => folders.some((folder) => folder === parent))
        .map(({ name, parent, description, size }) => [name, `${parent}|${description}|${size}`]),
  };

  function* items() {
    const { drives } = world.cloud.emulator.tenant;
    for (const { items: all } of drives?.drives.values() ?? []) {
      for (const { name, parentId, description, content, deletedDateTime } of all.values()) {
        if (deletedDateTime === undefined)
          yield { name, parent: all.get(parentId ?? '')?.name, description, size: content?.size ?? 'folder' };
      }
    }
  }

  function sizeOf(wanted: string): unknown {
    return [...items()].find(({ name, parent }) => name === wanted && parent === 'Documents')?.size;
  }
};
