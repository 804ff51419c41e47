import type { NamedThing } from '../../../core/named-thing.ts';
import type { JsonSchema } from '../protocol.ts';

/**
 * What the values of fields name, or each of their list, by the way to the field from the input, joined by dots: `{ to: 'mailFolder' }`.
 *
 * @param definitions - Those that the properties refer to.
 */
export function thingsIn(
  properties: Readonly<Record<string, JsonSchema>>,
  definitions: Readonly<Record<string, JsonSchema>>,
): Readonly<Record<string, NamedThing>> {
  const meant = (schema: JsonSchema): JsonSchema => {
    const name = typeof schema['$ref'] === 'string' ? schema['$ref'].replace('#/$defs/', '') : '';
    return { ...definitions[name], ...schema };
  };
  const look = (fields: Readonly<Record<string, JsonSchema>>, way: readonly string[]): [string, NamedThing][] =>
    Object.entries(fields).flatMap(([name, field]) => {
      const schema = meant(field);
      const here = [...way, name];
      const thing = schema['names'] ?? meant((schema['items'] ?? {}) as JsonSchema)['names'];
      // Definitions that lead back to themselves end.
      const inside = here.length < 5 ? look((schema['properties'] ?? {}) as Readonly<Record<string, JsonSchema>>, here) : [];
      return thing === undefined ? inside : [[here.join('.'), thing as NamedThing]];
    });
  return Object.fromEntries(look(properties, []));
}
