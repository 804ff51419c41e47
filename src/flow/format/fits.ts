import type { z } from 'zod';

/**
 * Makes a question that is answered faster than by a strict object of a shape: each key that is there is judged by itself, and those that are not are not
 * looked at. What does not fit is for the object to tell. Only for shapes that change nothing of what they are given.
 */
export function fits(shape: z.ZodRawShape): (given: Readonly<Record<string, unknown>>) => boolean {
  const schemas = new Map(Object.entries(shape as Readonly<Record<string, z.ZodType>>));
  const required = [...schemas].filter(([, schema]) => !schema.safeParse(undefined).success).map(([key]) => key);
  return (given) =>
    Object.entries(given).every(([key, value]) => schemas.get(key)?.safeParse(value).success === true) &&
    required.every((key) => Object.hasOwn(given, key));
}
