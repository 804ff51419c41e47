import type { z } from 'zod';
import { isOnbehalfError, OnbehalfError } from '../../core/errors.ts';

/** What has a version: Planner takes a change or a removal only with the ETag of the version that it was made for. */
export interface Versioned {
  readonly etag: string;
}

/** Fields of something, by name; parts of a list by name and key (`assignedTo/ID`). */
export type Fields = Readonly<Record<string, unknown>>;

/** A change to something that has versions. */
export interface VersionedChange<Item extends Versioned> {
  /** What is changed, `the task "Print"`, for the message. */
  what(item: Item): string;
  /** As whoever wants the change knows it; undefined: it is read first. */
  readonly known?: Item | undefined;
  read(): Promise<Item>;
  /** Makes the change to the version of an ETag. */
  write(etag: string): Promise<Item>;
  /** What the change may be about, as it is in a version. */
  fieldsOf(item: Item): Fields;
  /** The fields that the change sets. */
  readonly wanted: Fields;
}

/** A thing whole, where another activity gave it; undefined for an id alone, or for less than an activity gives. */
export function knownAs<Schema extends z.ZodType>(output: Schema, thing: unknown): z.output<Schema> | undefined {
  return output.safeParse(thing).data;
}

/**
 * Makes a change once. Where the version that it was made for is no longer the newest one, the newest is read: the change is made to that, unless somebody
 * else has changed the same fields since. https://learn.microsoft.com/graph/api/resources/planner-overview#planner-resource-versioning
 *
 * @throws OnbehalfError CONFLICT naming the fields; whatever reading and writing throw.
 */
export async function changeVersioned<Item extends Versioned>(change: VersionedChange<Item>): Promise<Item> {
  const known = change.known ?? (await change.read());
  try {
    return await change.write(known.etag);
  } catch (error) {
    if (!isStale(error)) throw error;
    const newest = await change.read();
    const [before, now] = [change.fieldsOf(known), change.fieldsOf(newest)];
    const others = changedMeanwhile(before, now, change.wanted);
    if (others.length > 0) throw conflict(change.what(newest), others, now, error);
    // Where an answer was lost, the change is made already.
    return isThere(now, change.wanted) ? newest : await change.write(newest.etag);
  }
}

/** Removes what has versions: the version that is known, or else the newest one. */
export async function removeVersioned(
  etag: string | undefined,
  read: () => Promise<Versioned>,
  remove: (etag: string) => Promise<unknown>,
): Promise<void> {
  const first = etag ?? (await read()).etag;
  try {
    await remove(first);
  } catch (error) {
    if (!isStale(error)) throw error;
    await remove((await read()).etag);
  }
}

/** The fields that somebody else changed to something other than what is wanted. */
export function changedMeanwhile(known: Fields, newest: Fields, wanted: Fields): string[] {
  return Object.keys(wanted).filter((field) => !isSame(known[field], newest[field]) && !isSame(newest[field], wanted[field]));
}

function isThere(newest: Fields, wanted: Fields): boolean {
  return Object.entries(wanted).every(([field, value]) => isSame(newest[field], value));
}

/** No value is one value, whichever way it is written. */
function isSame(a: unknown, b: unknown): boolean {
  return (a ?? null) === (b ?? null);
}

/** Planner answers 409 to a change that conflicts with a newer one, 412 to a version that it no longer knows. */
function isStale(error: unknown): boolean {
  return isOnbehalfError(error) && error.code === 'CONFLICT' && [409, 412].includes(Number(error.details['status']));
}

function conflict(what: string, fields: readonly string[], now: Fields, cause: unknown): OnbehalfError {
  const names = fields.map((field) => field.replace('/', ' of '));
  const values = fields.filter((field) => !field.includes('/')).map((field) => `${field} is now ${JSON.stringify(now[field] ?? null)}.`);
  const message =
    `Somebody else changed ${names.join(', ')} of ${what} in the meantime, so this change was not made. ${values.join(' ')}`.trim();
  const details = isOnbehalfError(cause) ? cause.details : {};
  return new OnbehalfError('CONFLICT', message, {
    details: { ...details, fields: [...fields] },
    remedy: 'Read it again, and repeat the change where it is still wanted.',
    cause,
  });
}
