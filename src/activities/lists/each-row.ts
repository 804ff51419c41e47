import { failureOf, meetsAll } from '../../core/ends.ts';
import { type EachEnd, isOnbehalfError } from '../../core/errors.ts';
import type { ActivityContext } from '../../core/ports.ts';

/** Rows that are under way at the same time: several batches of them, and not so many that a cancelled run leaves much behind. */
const atOnce = 200;

/** What is given to it and what is told of it. */
export interface Rows<Row> {
  readonly rows: readonly Row[];
  /** For progress: "Adding items". */
  readonly label: string;
  /** For the message of a failure: the name of the activity. */
  readonly activity: string;
}

/**
 * Does something with each of several rows, many at a time, and gives the results in their order. Calls that wait at the same time travel together. Unlike
 * the things of a list that an activity is given in the place of one, rows that are equal are each done.
 *
 * @throws OnbehalfError of the first that failed, after all have ended, with how each ended in `results`. The first row goes ahead: what is refused to it for
 * the lack of a sign-in or a permission is not tried with the others.
 */
export async function* eachRow<Row, Result>(
  { progress }: Pick<ActivityContext, 'progress'>,
  { rows, label, activity }: Rows<Row>,
  act: (row: Row) => Promise<Result>,
): AsyncGenerator<Result, void, void> {
  const ends: EachEnd[] = [];
  const underWay = new Map<number, Promise<EachEnd>>();
  let next = 0;
  try {
    for (const [index, row] of rows.entries()) {
      const limit = index === 0 ? 1 : index + atOnce;
      for (; next < rows.length && next < limit; next += 1) underWay.set(next, endOf(rows[next] as Row, act));
      const end = (await underWay.get(index)) ?? (await endOf(row, act));
      underWay.delete(index);
      ends.push(end);
      progress({ label, done: index + 1, total: rows.length, unit: 'items' });
      if (end.error === undefined) yield end.result as Result;
      else if (rows.length === 1 || (index === 0 && meetsAll(end.error))) throw end.error;
    }
  } finally {
    // What was begun ends before anything else is said of it.
    await Promise.allSettled(underWay.values());
  }
  if (ends.some(({ error }) => error)) throw failureOf(activity, rows.length, ends);
}

async function endOf<Row, Result>(row: Row, act: (row: Row) => Promise<Result>): Promise<EachEnd> {
  const id = JSON.stringify(row);
  try {
    return { id, result: await act(row) };
  } catch (error) {
    if (isOnbehalfError(error)) return { id, error };
    throw error;
  }
}
