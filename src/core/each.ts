import { z } from 'zod';
import type { AnyActivity } from './activity.ts';

/** An activity as far as it is known what may be a list of it. */
type Listing = Pick<AnyActivity, 'input' | 'each'>;

/** The things that an input names where it names several in a list, and the activity is made for one; undefined where it names one. */
export function listIn({ each }: Pick<AnyActivity, 'each'>, given: unknown): readonly unknown[] | undefined {
  const value = each === undefined ? undefined : (Object(given) as Readonly<Record<string, unknown>>)[each];
  return Array.isArray(value) ? (value as readonly unknown[]) : undefined;
}

/** The input as a schema: of one thing, or of a list where a list is given. */
export function inputFor({ input, each }: Listing, given: unknown): z.ZodObject {
  const schema = each === undefined ? undefined : (input.shape[each] as z.ZodType | undefined);
  if (each === undefined || schema === undefined || listIn({ each }, given) === undefined) return input;
  // Extended, an object would lose what is refined about it.
  return input.safeExtend({ [each]: z.array(schema) });
}

/** What tells one thing from another: where it is, and its id. */
export function identityOf(thing: unknown): string {
  const { id, mailbox, drive, list } = Object(thing) as Readonly<Record<string, unknown>>;
  return JSON.stringify(
    typeof id === 'string'
      ? [id, ...[mailbox, drive, list].map((place) => place ?? null)]
      : typeof thing === 'string'
        ? [thing, null, null, null]
        : [thing],
  );
}
