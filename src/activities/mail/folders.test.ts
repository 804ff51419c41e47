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
  ],
  inbox: [
    ['F-invoices', 'Invoices'],
    ['F-urgent', 'Urgent'],
  ],
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
    ['clutter', 'clutter', 1],
    [`AAMk${'x'.repeat(80)}AAA=`, `AAMk${'x'.repeat(80)}AAA=`, 0],
  ])('%s, with no more calls than needed', async (path, id, calls) => {
    const { world, found } = find(path);
    expect(await found).toBe(id);
    expect(world.calls).toHaveLength(calls);
  });

  test('in another mailbox, when one is named', async () => {
    const world = recordedWorld(move, { [findingFolders.operation]: childrenOf });
    await findFolder(world.context.graph, 'Inbox/Invoices', { mailbox: 'invoices@contoso.example' });
    expect(world.calls).toMatchObject([{ request: { mailbox: 'invoices@contoso.example' } }]);
  });
});

describe('a folder that is not there', () => {
  test('is an error that names those that are, the nearest first', async () => {
    const error = await find('Inbox/Urgend').found.catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(OnbehalfError);
    expect(error).toMatchObject({
      code: 'NOT_FOUND',
      message: 'There is no folder "Urgend" in Inbox. There are: Urgent, Invoices.',
      remedy: 'Did you mean "Urgent"? Otherwise make the folder first.',
      details: { folder: 'Inbox/Urgend', existing: ['Urgent', 'Invoices'] },
    });
  });

  test('at the top and without others', async () => {
    await expect(find('Nowhere').found).rejects.toThrow(
      'There is no folder "Nowhere" at the top of the mailbox. There are: Posteingang, Projects, Conflicts.',
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
    expect(await found).toBe('F-new-2');
    expect(world.calls.filter(({ operation }) => operation === makeFolder).map(({ request }) => request)).toEqual([
      { params: { folder: 'inbox' }, body: { displayName: '2026' }, mailbox: undefined },
      { params: { folder: 'F-new-1' }, body: { displayName: 'November' }, mailbox: undefined },
    ]);
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
    expect(await found).toBe('F-theirs');
  });
});

describe('a path that makes no sense', () => {
  test.each(['', '/', 'Inbox//Invoices'])('%j is refused', async (path) => {
    await expect(find(path).found).rejects.toThrow('folder must be a path without empty parts, such as Inbox/Invoices');
  });

  test('a name with a space at its end is not made', async () => {
    await expect(find('Inbox/New ', { createIfMissing: true }).found).rejects.toThrow(
      'cannot be created: the part "New " begins or ends with a space.',
    );
  });
});
