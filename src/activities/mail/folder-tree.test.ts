import fc from 'fast-check';
import { expect, test } from 'vitest';
import { OnbehalfError } from '../../core/errors.ts';
import type { GraphRequest } from '../../core/ports.ts';
import { recordedWorld, runRecorded } from '../../../test/support/recording-graph.ts';
import { isFolderId, wellKnownName } from './folder-path.ts';
import { findFolder, findingFolders, makeFolder } from './folders.ts';
import { folders } from './list-folders.ts';
import { move } from './move.ts';

interface Tree {
  readonly name: string;
  readonly below: readonly Tree[];
}

interface Row {
  readonly id: string;
  readonly displayName: string;
  readonly parent: string;
  /** Names from the top down to it. */
  readonly names: readonly string[];
  readonly wellKnown?: string;
}

const defaults = { en: { inbox: 'Inbox', sentitems: 'Sent Items' }, de: { inbox: 'Posteingang', sentitems: 'Gesendete Elemente' } };

const someName = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.string({ unit: fc.constantFrom('a', 'A', '/', '\\', ' ', '%', '2', '5', 'f', 'F', 'C'), minLength: 1, maxLength: 4 }),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      'Inbox',
      'inbox',
      'In Box',
      'SENT ITEMS',
      'Posteingang',
      'Conflicts',
      'clutter',
      'Orders 2025/26',
      'Orders 2025',
      '26',
    ),
  },
  { weight: 1, arbitrary: fc.oneof(fc.string({ minLength: 1 }), fc.constantFrom('é', 'é', 'x'.repeat(60), '..', "a'b")) },
);

const forest = forestOf(3);

function forestOf(depth: number): fc.Arbitrary<readonly Tree[]> {
  const below = depth > 1 ? forestOf(depth - 1) : fc.constant([]);
  return fc.uniqueArray(fc.record({ name: someName, below }), { selector: ({ name }) => name, maxLength: 3 });
}

/** A mailbox with default folders and these ones: below the top and below the inbox. */
function mailboxOf(language: keyof typeof defaults, own: readonly Tree[], inInbox: readonly Tree[]) {
  const rows: Row[] = [];
  const add = (trees: readonly Tree[], parent: string, above: readonly string[]): void => {
    for (const { name, below } of trees) {
      const row = { id: `F${rows.length}`, displayName: name, parent, names: [...above, name] };
      rows.push(row);
      add(below, row.id, row.names);
    }
  };
  for (const [wellKnown, displayName] of Object.entries(defaults[language])) {
    rows.push({ id: `F${rows.length}`, displayName, parent: 'msgfolderroot', names: [displayName], wellKnown });
  }
  const taken = new Set<string>(Object.values(defaults[language]));
  add(
    own.filter(({ name }) => !taken.has(name)),
    'msgfolderroot',
    [],
  );
  add(inInbox, 'F0', [defaults[language].inbox]);
  const idOf = (name: string): string => rows.find(({ wellKnown }) => wellKnown === name)?.id ?? name;
  const made: GraphRequest[] = [];
  const world = recordedWorld(move, {
    [findingFolders.operation]: ({ params }: GraphRequest) => childrenOf(params?.['folder'] ?? ''),
    [makeFolder]: (request: GraphRequest) => {
      made.push(request);
      return { id: 'F-new' };
    },
  });
  const listing = recordedWorld(folders, {
    [findingFolders.operation]: ({ params }: GraphRequest) => childrenOf(params?.['folder'] ?? ''),
    'GET /me/mailFolders/{folder}': ({ params }: GraphRequest) => {
      const id = idOf(params?.['folder'] ?? '');
      if (!rows.some((row) => row.id === id)) throw new OnbehalfError('NOT_FOUND', 'There is no such folder.');
      return { id };
    },
  });
  const childrenOf = (parent: string): object[] =>
    rows.filter((row) => row.parent === idOf(parent)).map(({ id, displayName }) => ({ id, displayName }));
  return {
    rows,
    made,
    find: async (path: string) => idOf((await findFolder(world.context.graph, path, { mailbox: undefined, createIfMissing: true })).id),
    async list(folder?: string) {
      const paths = new Map<string, string>();
      const input = { ...(folder !== undefined && { folder }) };
      for await (const { id, path } of runRecorded(folders, input, listing) as AsyncIterable<{ id: string; path: string }>)
        paths.set(id, path);
      return paths;
    },
  };
}

const mailbox = fc.record({ language: fc.constantFrom('en', 'de'), own: forest, inInbox: forest });

test('every printed path finds exactly its folder, whatever the names are, and makes nothing', async () => {
  await fc.assert(
    fc.asyncProperty(mailbox, async ({ language, own, inInbox }) => {
      const { rows, made, list, find } = mailboxOf(language as 'en' | 'de', own, inInbox);

      const paths = await list();

      expect(paths.size).toBe(rows.length);
      expect(new Set(paths.values()).size).toBe(rows.length);
      for (const [id, path] of paths) expect([path, await find(path)]).toEqual([path, id]);
      expect(made).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test('so does every path that is printed below a folder, by whatever way that one was named', async () => {
  await fc.assert(
    fc.asyncProperty(mailbox, fc.nat(), async ({ language, own, inInbox }, pick) => {
      const { rows, list, find } = mailboxOf(language as 'en' | 'de', own, inInbox);
      const start = rows[pick % rows.length];
      const path = (await list()).get(start?.id ?? '') ?? '';

      for (const [id, below] of await list(path)) {
        expect([below, await find(below)]).toEqual([below, id]);
      }
    }),
    { numRuns: 150 },
  );
});

test('names that are typed as they are read make no second tree', async () => {
  await fc.assert(
    fc.asyncProperty(mailbox, async ({ language, own, inInbox }) => {
      const { rows, made, find } = mailboxOf(language as 'en' | 'de', own, inInbox);
      for (const { names } of rows) {
        const typed = names.join('/');
        const [first = ''] = typed.split(/[\\/]/);
        // A well-known name or an id in front stands for that folder, and a path has no empty part.
        if (/^[\\/]|[\\/]$|[\\/][\\/]/.test(typed) || wellKnownName(first) !== undefined || isFolderId(first)) continue;
        await find(typed);
        expect([typed, made]).toEqual([typed, []]);
      }
    }),
    { numRuns: 300 },
  );
});
