import { describe, expect, test } from 'vitest';
import { OnbehalfError } from '../../core/errors.ts';
import type { GraphRequest } from '../../core/ports.ts';
import { findFolder, findingFolders, makeFolder } from './folders.ts';
import { move } from './move.ts';
import { recordedWorld, type Answers } from '../../../test/support/recording-graph.ts';

const tree: Readonly<Record<string, readonly (readonly [id: string, displayName: string])[]>> = {
  msgfolderroot: [
    ['F-inbox', 'Posteingang'],
    ['F-projects', 'Projects'],
    ['F-conflicts', 'Conflicts'],
    ['F-orders', 'Orders 2025/26'],
    ['F-backslash', 'Orders 2025\\27'],
    ['F-percent', '50%25'],
    ['F-whole', 'a/b'],
    ['F-a', 'a'],
    ['F-inbox-of-old', 'Inbox/of old'],
  ],
  'F-orders': [['F-may', 'May']],
  'F-a': [['F-strict', 'b']],
  [`AAMk${'x'.repeat(80)}AAA=`]: [['F-urgent', 'Urgent']],
  inbox: [
    ['F-invoices', 'Invoices'],
    ['F-urgent', 'Urgent'],
    ['F-both', 'Both'],
  ],
  'F-both': [['F-both-deep', 'deep']],
  'F-inbox': [
    ['F-invoices', 'Invoices'],
    ['F-urgent', 'Urgent'],
  ],
  'F-projects': [['F-apollo', 'Apollo']],
};

function childrenOf({ params }: GraphRequest): object[] {
  return (tree[params?.['folder'] ?? ''] ?? []).map(([id, displayName]) => ({ id, displayName }));
}

function find(path: string, options: { createIfMissing?: boolean; answers?: Answers } = {}) {
  const world = recordedWorld(move, { [findingFolders.operation]: childrenOf, ...options.answers });
  return {
    world,
    found: findFolder(world.context.graph, path, { mailbox: undefined, ...(options.createIfMissing && { createIfMissing: true }) }),
  };
}

describe('a folder is found', () => {
  test.each([
    ['Inbox', 'inbox', 0],
    ['sent items', 'sentitems', 0],
    ['DeletedItems', 'deleteditems', 0],
    ['Inbox/Invoices', 'F-invoices', 1],
    ['inbox\\INVOICES', 'F-invoices', 1],
    ['/Projects/Apollo/', 'F-apollo', 2],
    ['Posteingang/Invoices', 'F-invoices', 2],
    ['Conflicts', 'F-conflicts', 1],
    ['/Inbox', 'inbox', 1],
    ['\\Posteingang', 'F-inbox', 1],
    ['/clutter', 'clutter', 1],
    [`AAMk${'x'.repeat(80)}AAA=/Urgent`, 'F-urgent', 1],
    ['Orders 2025%2f26', 'F-orders', 1],
    ['Orders 2025/26', 'F-orders', 1],
    ['Orders 2025/26/May', 'F-may', 2],
    ['orders 2025\\27', 'F-backslash', 1],
    ['50%25', 'F-percent', 1],
    ['Inbox/Both/deep', 'F-both-deep', 2],
    ['a/b', 'F-strict', 2],
    ['a%2Fb', 'F-whole', 1],
    ['Inbox/of old', 'F-inbox-of-old', 2],
    ['clutter', 'clutter', 1],
    [`AAMk${'x'.repeat(80)}AAA=`, `AAMk${'x'.repeat(80)}AAA=`, 0],
  ])('%s, with no more calls than needed', async (path, id, calls) => {
    const { world, found } = find(path);
    expect((await found).id).toBe(id);
    expect(world.calls).toHaveLength(calls);
  });

  test('in another mailbox, when one is named', async () => {
    const world = recordedWorld(move, { [findingFolders.operation]: childrenOf });
    await findFolder(world.context.graph, 'Inbox/Invoices', { mailbox: 'invoices@contoso.example' });
    expect(world.calls).toMatchObject([{ request: { mailbox: 'invoices@contoso.example', query: { includeHiddenFolders: true } } }]);
  });
});

describe('a folder that is not there', () => {
  test('is an error that names those that are, the nearest first', async () => {
    const error = await find('Inbox/Urgend').found.catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(OnbehalfError);
    expect(error).toMatchObject({
      code: 'NOT_FOUND',
      message: 'There is no folder "Urgend" in Inbox. There are: Urgent, Invoices, Both.',
      remedy: 'Did you mean "Urgent"? Otherwise make the folder first.',
      details: { folder: 'Inbox/Urgend', existing: ['Urgent', 'Invoices', 'Both'] },
    });
  });

  test('at the top and without others', async () => {
    await expect(find('Nowhere').found).rejects.toThrow(
      'There is no folder "Nowhere" at the top of the mailbox. There are: Posteingang, Projects, Conflicts, Orders 2025/26, Orders 2025\\27, 50%25, a/b, a, Inbox/of old.',
    );
    await expect(find('Projects/Apollo/Moon').found).rejects.toThrow(
      'There is no folder "Moon" in Projects/Apollo. There are no folders there.',
    );
  });

  test('is made where that is wanted, with all that is missing of the path', async () => {
    let count = 0;
    const { world, found } = find('Inbox/2026/November', {
      createIfMissing: true,
      answers: { [makeFolder]: () => ({ id: `F-new-${++count}` }) },
    });
    expect(await found).toEqual({ id: 'F-new-2', path: 'Inbox/2026/November' });
    expect(world.calls.filter(({ operation }) => operation === makeFolder).map(({ request }) => request)).toEqual([
      { params: { folder: 'inbox' }, body: { displayName: '2026' }, mailbox: undefined },
      { params: { folder: 'F-new-1' }, body: { displayName: 'November' }, mailbox: undefined },
    ]);
  });

  test.each([
    ['Orders 2025/26/June', 'F-orders', 'Orders 2025%2F26/New'],
    ['a/c', 'F-a', 'a/New'],
    ['/New', 'msgfolderroot', '/New'],
    ['New%2FOne', 'msgfolderroot', 'New%2FOne'],
  ])('%s is made below the longest way that is there', async (path, parent, printed) => {
    const { world, found } = find(path, { createIfMissing: true, answers: { [makeFolder]: () => ({ id: 'F-new' }) } });
    const { id } = await found;
    expect(id).toBe('F-new');
    expect(world.calls.at(-1)).toMatchObject({ operation: makeFolder, request: { params: { folder: parent } } });
    expect((await found).path.replace(/June|c$/, 'New')).toBe(printed);
  });

  test('is not looked for among hidden ones by the error, and no more than 20 are named', async () => {
    const many = Array.from({ length: 22 }, (_, index) => ({ id: `F${index}`, displayName: `Project ${index}` }));
    const answers = {
      [findingFolders.operation]: () => [...many, { id: 'H', displayName: 'Hidden', isHidden: true }, { id: 'N', displayName: null }],
    };
    const error = await find('Elsewhere', { answers }).found.catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      message: expect.stringMatching(/Project 18, Project 19, and 2 more\.$/),
      remedy: 'Give one of the folders named above. Otherwise make the folder first.',
      details: { folder: 'Elsewhere' },
    });
    await expect(find('/Hiden', { answers }).found).rejects.toMatchObject({ details: { folder: '/Hiden' } });
  });

  test('is the error of a conflict when it is not there after all', async () => {
    const { found } = find('Inbox/New', {
      createIfMissing: true,
      answers: {
        [makeFolder]: () => {
          throw new OnbehalfError('CONFLICT', 'A folder with the specified name already exists.');
        },
      },
    });
    await expect(found).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  test('is the error of the service when it cannot be made', async () => {
    const { world, found } = find('Inbox/New', {
      createIfMissing: true,
      answers: {
        [makeFolder]: () => {
          throw new OnbehalfError('QUOTA_EXCEEDED', 'The mailbox is full.');
        },
      },
    });
    await expect(found).rejects.toMatchObject({ code: 'QUOTA_EXCEEDED' });
    expect(world.operations()).toEqual([findingFolders.operation, findingFolders.operation, makeFolder]);
  });

  test('is taken as it is when somebody else made it at the same moment', async () => {
    let looks = 0;
    const { found } = find('Inbox/New', {
      createIfMissing: true,
      answers: {
        [findingFolders.operation]: () => (looks++ === 0 ? [] : [{ id: 'F-theirs', displayName: 'new' }]),
        [makeFolder]: () => {
          throw new OnbehalfError('CONFLICT', 'A folder with the specified name already exists.');
        },
      },
    });
    expect((await found).id).toBe('F-theirs');
  });
});

describe('a path that makes no sense', () => {
  test.each(['', '/', 'Inbox//Invoices'])('%j is refused', async (path) => {
    await expect(find(path).found).rejects.toThrow(
      'folder must be a path without empty parts, such as Inbox/Invoices; it is "' +
        path +
        '". In the name of a folder, %2F stands for / and %5C for \\.',
    );
  });

  test('a name with a space at its end is not made', async () => {
    await expect(find('Inbox/New ', { createIfMissing: true }).found).rejects.toThrow(
      'cannot be created: the part "New " begins or ends with a space.',
    );
  });
});
