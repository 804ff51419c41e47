import { expect, test } from 'vitest';
import { files } from '../../src/activities/index.ts';
import { embed } from '../../src/embedded.ts';
import { microsoft365Scope } from '../../src/index.ts';

/** More than two pages. */
const many = 410;

test.each(['name', 'newestFirst', 'smallestFirst'] as const)(
  'by %s, what is deleted as it comes leaves nothing out, and nothing comes twice',
  async (orderBy) => {
    await using cloud = await embed({ now: new Date('2026-11-02T09:00:00Z') });
    const { createFolder, forEach, delete: remove, list } = files;
    await using scope = await microsoft365Scope({ activities: [createFolder, forEach, remove, list] }, cloud.world());
    await scope.files.createFolder({ path: 'Walk' });
    const names = Array.from({ length: many }, (_, index) => `Folder ${String(index).padStart(3, '0')}`);
    for (const name of names) await scope.files.createFolder({ path: name, folder: 'Walk' });

    const came: string[] = [];
    for await (const { item } of scope.files.forEach({ folder: 'Walk', orderBy })) {
      came.push(item.name);
      await scope.files.delete({ item });
    }

    expect(came.toSorted()).toEqual(names);
    expect(await scope.files.list({ folder: 'Walk' }).all()).toEqual([]);
  },
);
