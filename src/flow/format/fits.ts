import { z } from 'zod';

/**
 * Makes a question that is answered faster than by a strict object of a shape: each key that is there is judged by itself, and those that are not are not
 * looked at. What does not fit is for the object to tell. Only for shapes that change nothing of what they are given.
 */
export function fits(shape: z.ZodRawShape): (given: Readonly<Record<string, unknown>>) => boolean {
  const schemas = Object.entries(shape as Readonly<Record<string, z.ZodType>>);
  const judges = new Map(schemas.map(([key, schema]) => [key, judgeOf(schema)]));
  const required = schemas.filter(([, schema]) => !schema.safeParse(undefined).success).map(([key]) => key);
  return (given) => {
    for (const key of Object.keys(given)) if (judges.get(key)?.(given[key]) !== true) return false;
    return required.every((key) => Object.hasOwn(given, key));
  };
}

function judgeOf(schema: z.ZodType): (value: unknown) => boolean {
  const isStrict = schema instanceof z.ZodObject && schema.def.catchall instanceof z.ZodNever && (schema.def.checks ?? []).length === 0;
  if (!isStrict) return (value) => schema.safeParse(value).success;
  const isRight = fits(schema.shape as z.ZodRawShape);
  return (value) =>
    typeof value === 'object' && value !== null && !Array.isArray(value) && isRight(value as Readonly<Record<string, unknown>>);
}
