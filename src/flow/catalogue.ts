import { allActivities, areas, type AreaName } from '../activities/areas.ts';
import type { z } from 'zod';
import type { AnyActivity } from '../core/activity.ts';
import { parseExpression } from './expressions/expression.ts';
import { typeOfSchema } from './expressions/type-of-schema.ts';
import type { ValueType } from './expressions/value-type.ts';

/** The activities that a flow can use. */
export interface Catalogue {
  /** An activity by its name; undefined where there is none. */
  find(name: string): Promise<AnyActivity | undefined>;
  /** The names of all. */
  names(): Promise<readonly string[]>;
}

/** The activities of this package; an area is loaded when one of its activities is looked for. */
export const ownActivities: Catalogue = {
  async find(name) {
    const [area = ''] = name.split('.', 1);
    if (!Object.hasOwn(areas, area)) return undefined;
    return (await areas[area as AreaName].load()).find((activity) => activity.name === name);
  },
  names: async () => (await allActivities()).map(({ name }) => name),
};

/** What is known about a field that an activity takes. */
export interface KnownField {
  readonly name: string;
  readonly schema: z.ZodType;
  readonly isRequired: boolean;
}

/** A catalogue that works out once what many flows ask about its activities, and what they are asked with. */
export interface HeldCatalogue extends Catalogue {
  /** Reads an expression, as `parseExpression` does. */
  expression(source: string): ReturnType<typeof parseExpression>;
  /** What an activity takes, in its order. */
  fieldsOf(activity: AnyActivity): readonly KnownField[];
  /** What is known about the values of a schema. */
  typeOf(schema: z.ZodType): ValueType;
}

/** Holds what is found in a catalogue, for as long as the result is held itself. Of one that holds it already: itself. */
export function heldCatalogue(catalogue: Catalogue): HeldCatalogue {
  if ('fieldsOf' in catalogue) return catalogue as HeldCatalogue;
  const found = new Map<string, Promise<AnyActivity | undefined>>();
  const fields = new Map<z.ZodObject, readonly KnownField[]>();
  const types = new Map<z.ZodType, ValueType>();
  const expressions = new Map<string, ReturnType<typeof parseExpression>>();
  let names: Promise<readonly string[]> | undefined;
  return {
    find: (name) => kept(found, name, () => catalogue.find(name)),
    names: () => (names ??= catalogue.names()),
    expression: (source) => kept(expressions, source, () => parseExpression(source)),
    fieldsOf: ({ input }) => kept(fields, input, () => fieldsIn(input)),
    typeOf: (schema) => kept(types, schema, () => typeOfSchema(schema)),
  };
}

function fieldsIn({ shape }: z.ZodObject): readonly KnownField[] {
  return Object.entries(shape as Readonly<Record<string, z.ZodType>>).map(([name, schema]) => ({
    name,
    schema,
    isRequired: !schema.safeParse(undefined).success,
  }));
}

function kept<Key, T>(held: Map<Key, T>, key: Key, work: () => T): T {
  const known = held.get(key);
  if (known !== undefined) return known;
  const made = work();
  held.set(key, made);
  return made;
}
