import type { AnyActivity, Need } from '../core/activity.ts';
import { inputFor, listIn } from '../core/each.ts';
import { inputError, readInput } from '../core/input.ts';
import type { Files } from '../core/ports.ts';

/** An input together with what it needs besides. */
export interface CompleteInput {
  /** As it was given, without defaults, and with the switches that it needs. */
  readonly raw: Readonly<Record<string, unknown>>;
  /** As the activity reads it. */
  readonly read: Readonly<Record<string, unknown>>;
  readonly needs: readonly Need[];
}

/**
 * Reads an input and adds the switches that it needs, as far as that can be told before any call: the size of files needs `largeAttachments`.
 *
 * @param raw - The input as it was given.
 * @throws OnbehalfError INPUT_INVALID, also for a switch that is needed and given as false; NOT_FOUND for a file that is not there.
 */
export async function withNeeds(activity: AnyActivity, files: Files, raw: unknown): Promise<CompleteInput> {
  const given = Object(raw ?? {}) as Readonly<Record<string, unknown>>;
  const schema = inputFor(activity, given);
  const read = readInput(schema, raw ?? {}, activity.name) as Readonly<Record<string, unknown>>;
  // What is done for each of a list needs nothing besides.
  if (listIn(activity, read)) return { raw: given, read, needs: [] };
  const needs = ((await activity.needs?.(files, read)) ?? []).filter(({ field }) => read[field] !== true);
  if (needs.length === 0) return { raw: given, read, needs };
  const denied = needs.filter(({ field }) => given[field] === false);
  if (denied.length > 0) {
    throw inputError(
      activity.name,
      denied.map(({ field, because }) => ({ field, problem: `must not be false, because ${because}.` })),
    );
  }
  const complete = { ...given, ...Object.fromEntries(needs.map(({ field }) => [field, true])) };
  return { raw: complete, read: readInput(schema, complete, activity.name) as Readonly<Record<string, unknown>>, needs };
}
