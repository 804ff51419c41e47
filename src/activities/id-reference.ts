import { z } from 'zod';

/** Something that has an id, or the id alone. */
export type IdReference = string | { readonly id: string };

/**
 * The schema of an input that says what an activity is about: the id of something, or the thing as another activity gave it.
 *
 * @param what - Its noun: `group`.
 * @param known - More that is used of a thing that is given whole. Default nothing.
 */
export function idReference<const Known extends z.ZodRawShape = Record<never, never>>(what: string, known?: Known) {
  const shape = { id: z.string().min(1), ...(known as Known) };
  const name = what.replaceAll(/(?:^| )(.)/g, (_, letter: string) => letter.toUpperCase());
  return z
    .union([z.string().trim().min(1), z.looseObject(shape)], { error: `must be a ${what}, as another activity gave it, or its id.` })
    .meta({
      named: { name: `${name}Reference`, text: `A ${what} as another activity gave it, or its id.` },
      description: `The ${what}, as another activity gave it, or its id.`,
    });
}

/** The id of what is meant. */
export function idOf(thing: IdReference): string {
  return typeof thing === 'string' ? thing : thing.id;
}
