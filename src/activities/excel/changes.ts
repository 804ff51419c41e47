import type { ActivityContext } from '../../core/ports.ts';
import { nextArrival, type Place } from '../arrivals.ts';
import { callItem, itemCalls } from '../files/place.ts';
import { positionIn } from '../waiting.ts';
import type { Workbook } from './workbook.ts';

/** The call that `nextChange` makes, which an activity declares besides its own. */
export const changeCalls = itemCalls('GET', '');

/** So many found things are told before what is left is looked at. */
export const pageOfChanges = 100;

/** Some of what was found, and the state in which that is told. */
export interface FoundChanges<State, Item> {
  readonly state: State;
  readonly found: readonly Item[];
}

/** Something that happens in a workbook. State and items are JSON. */
export interface WorkbookChange<State, Item> {
  /** What tells it apart from others in a position: what is looked at, and where. */
  readonly name: readonly string[];
  /** What is there now. */
  begin(): Promise<State>;
  /** What happened since a state, page by page; after the last page everything is told. */
  since(state: State): AsyncGenerator<FoundChanges<State, Item>, void, void>;
}

/** What is kept: the tag of the content that the state is of. It is none while changes of a content are still being told. */
interface Since<State> {
  readonly tag: string;
  readonly state: State;
}

/**
 * The next thing that happens in a workbook. Graph tells no changes of cells, only that the content of the file is another one (`cTag`,
 * https://learn.microsoft.com/graph/api/resources/driveitem); then it is compared with what was there before.
 *
 * Assumption: what somebody does who has the workbook open changes the tag when Excel saves, which it does by itself after moments.
 *
 * @throws OnbehalfError TIMED_OUT; what Graph refuses.
 */
export async function nextChange<State, Item>(
  context: ActivityContext,
  workbook: Workbook,
  { position, timeoutSeconds }: { readonly position?: string | undefined; readonly timeoutSeconds?: number | undefined },
  { name, begin, since }: WorkbookChange<State, Item>,
): Promise<Item> {
  const { place, id } = workbook;
  const tagOf = async (): Promise<string> => {
    const { cTag, eTag } = await callItem<Tags>(context.graph, place, 'GET', '', { item: id, query: { $select: 'cTag,eTag' } });
    return cTag ?? eTag ?? '';
  };
  const now = (): string => context.now().toISOString();
  const watched: Place<Item> = {
    memory: 0,
    async begin() {
      // The tag first: what changes while it is read makes it another one.
      const tag = await tagOf();
      return { seen: [{ id: '', at: now() }], since: written<State>({ tag, state: await begin() }) };
    },
    async *changes(from) {
      const tag = await tagOf();
      const before = 'since' in from ? (JSON.parse(from.since) as Since<State>) : { tag, state: await begin() };
      if (before.tag === tag) return;
      let { state } = before;
      for await (const page of since(state)) {
        ({ state } = page);
        const at = now();
        const items = page.found.map((item, index) => ({ id: JSON.stringify([tag, at, index, item]), at }));
        yield { items, since: written<State>({ tag: '', state }) };
      }
      yield { items: [], since: written<State>({ tag, state }) };
    },
    read: async (arrival) => (JSON.parse(arrival) as [string, string, number, Item])[3],
  };
  return nextArrival(context, watched, {
    position: positionIn(position, place.mailbox, place.drive ?? '', id, ...name),
    timeoutSeconds,
  });
}

interface Tags {
  readonly cTag?: string | null;
  readonly eTag?: string | null;
}

function written<State>(since: Since<State>): string {
  return JSON.stringify(since);
}
