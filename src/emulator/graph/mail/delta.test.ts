import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createTestMail } from '../../../../test/support/test-mail.ts';
import type { Mailbox, Removed } from '../../tenant/mailbox.ts';
import { type DeltaState, nextChanges } from './delta.ts';

interface Item {
  readonly id: string;
  readonly changeNumber: number;
}

/** What happens in a folder, and when somebody reads a page of its changes. */
type Step = { readonly kind: 'put' | 'take'; readonly id: string } | { readonly kind: 'read'; readonly size: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constantFrom('put' as const, 'take' as const), id: fc.constantFrom('a', 'b', 'c', 'd', 'e') }),
  fc.record({ kind: fc.constant('read' as const), size: fc.integer({ min: 1, max: 4 }) }),
);

function createFolder() {
  const [mailbox] = createTestMail().tenant.mailboxes.values();
  if (!mailbox) throw new Error('The tenant has no mailbox.');
  const items = new Map<string, Item>();
  const removed: Removed[] = [];
  return {
    mailbox: mailbox satisfies Mailbox,
    items,
    put(id: string): void {
      items.set(id, { id, changeNumber: ++mailbox.changeNumber });
    },
    take(id: string): void {
      if (!items.delete(id)) return;
      removed.push({ id, immutableId: id, folderId: 'f', reason: 'deleted', changeNumber: ++mailbox.changeNumber });
    },
    read: (state: DeltaState | undefined, size: number) => nextChanges(mailbox, [...items.values()], removed, state, size),
  };
}

describe('changes of a folder', () => {
  test('bring a client that reads them page by page to what is there, whatever happens in between', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), fc.integer({ min: 1, max: 4 }), (steps, last) => {
        const folder = createFolder();
        const known = new Map<string, number>();
        let state: DeltaState | undefined;
        const read = (size: number): boolean => {
          const page = folder.read(state, size);
          expect(page.changes.length).toBeLessThanOrEqual(size);
          for (const change of page.changes) {
            if ('item' in change) known.set(change.item.id, change.changeNumber);
            else known.delete(change.removed.id);
          }
          ({ state } = page);
          return page.hasMore;
        };
        for (const one of steps) {
          if (one.kind === 'read') read(one.size);
          else folder[one.kind](one.id);
        }
        let pages = 0;
        while (read(last)) expect((pages += 1)).toBeLessThan(100);

        expect(Object.fromEntries(known)).toEqual(
          Object.fromEntries([...folder.items].map(([id, { changeNumber }]) => [id, changeNumber])),
        );
        expect(folder.read(state, last)).toMatchObject({ changes: [], hasMore: false });
      }),
    );
  });

  test('of a first round are what is there, without what was gone before it; of a later one what is gone too', () => {
    const folder = createFolder();
    for (const id of ['a', 'b', 'c']) folder.put(id);
    folder.take('a');
    const first = folder.read(undefined, 1);
    folder.take('c');
    const second = folder.read(first.state, 9);
    folder.put('d');
    folder.take('b');
    const third = folder.read(second.state, 9);
    const told = ({ changes }: typeof first) => changes.map((change) => ('item' in change ? change.item.id : `-${change.removed.id}`));

    expect([first, second, third].map(told)).toEqual([['b'], ['-c'], ['d', '-b']]);
    expect([first, second, third].map(({ hasMore, state }) => [hasMore, state.isFirst])).toEqual([
      [true, true],
      [false, false],
      [false, false],
    ]);
    expect(second.state.from).toBeLessThan(third.state.from);
    expect(first.state.from).toBeLessThan(second.state.from);
  });
});
