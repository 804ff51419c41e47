import { z } from 'zod';

const what = { plan: 'a plan', bucket: 'a bucket', task: 'a task', group: 'a group' } as const;

/** A thing by its id, or as another activity gave it. */
function reference<const Kind extends keyof typeof what>(kind: Kind) {
  const text = `${what[kind].replace(/^a/, 'A')} as another activity gave it, or its id.`;
  return z
    .union([z.string().trim().min(1), z.looseObject({ id: z.string().min(1) })], {
      error: `must be ${what[kind]}, as another activity gave it, or its id.`,
    })
    .meta({ named: { name: `${kind.charAt(0).toUpperCase()}${kind.slice(1)}Reference`, text }, description: text });
}

/** A group that contains plans. */
export const groupReference = reference('group');
/** A plan. */
export const planReference = reference('plan');
/** A bucket of a plan. */
export const bucketReference = reference('bucket');
/** A task of a plan. */
export const taskReference = reference('task');

/** Something, or its id. */
export type Reference = string | { readonly id: string };

/** The id of what is meant. */
export function idOf(thing: Reference): string {
  return typeof thing === 'string' ? thing : thing.id;
}
