import type { Mailbox, Removed } from '../../tenant/mailbox.ts';

/** Where a client stands in the changes of a folder; it travels in the token. */
export interface DeltaState {
  /** The last change number that was told. */
  readonly after: number;
  /** The last change number when this round began. */
  readonly from: number;
  /** True in the first round, which tells all that is there. */
  readonly isFirst: boolean;
}

/** A thing that changed or is gone, in the order of change numbers. */
export type Change<Item> = { readonly changeNumber: number } & ({ readonly item: Item } | { readonly removed: Removed });

/** A page of changes, and where the client stands after it. */
export interface ChangePage<Item> {
  readonly changes: readonly Change<Item>[];
  readonly state: DeltaState;
  /** False: that was all for now. */
  readonly hasMore: boolean;
}

/**
 * The next page of changes. Things appear in the order in which they changed last, so that one that changes while a client reads the pages
 * appears again later, and the last word about a thing is the right one.
 *
 * @param items - What is there now, with the number of its last change.
 * @param removed - What is gone from there.
 * @param state - Undefined at the start of the first round.
 */
export function nextChanges<Item extends { readonly changeNumber: number }>(
  mailbox: Mailbox,
  items: readonly Item[],
  removed: readonly Removed[],
  state: DeltaState | undefined,
  pageSize: number,
): ChangePage<Item> {
  const { after, from, isFirst } = state ?? { after: 0, from: mailbox.changeNumber, isFirst: true };
  // What was gone before the first round began was never told, so it need not be taken back.
  const goneSince = isFirst ? Math.max(after, from) : after;
  const changes: Change<Item>[] = [
    ...items.filter(({ changeNumber }) => changeNumber > after).map((item) => ({ changeNumber: item.changeNumber, item })),
    ...removed.filter(({ changeNumber }) => changeNumber > goneSince).map((gone) => ({ changeNumber: gone.changeNumber, removed: gone })),
  ].sort((a, b) => a.changeNumber - b.changeNumber);
  const page = changes.slice(0, pageSize);
  const hasMore = changes.length > page.length;
  const last = page.at(-1)?.changeNumber ?? after;
  return {
    changes: page,
    hasMore,
    state: hasMore ? { after: last, from, isFirst } : { after: mailbox.changeNumber, from: mailbox.changeNumber, isFirst: false },
  };
}

/** The state in a token, undefined at the start. */
export function deltaStateFrom(state: unknown): DeltaState | undefined {
  return state as DeltaState | undefined;
}
