import { GraphFailure } from '../route.ts';

/** The name of a resource type and, where known, its properties; they make the error texts and refuse what is not there. */
export interface EntityType {
  /** Without namespace: `message`. */
  readonly name: string;
  /** When given, any other property in `$select`, `$filter`, `$orderby` is refused with 400, and letter case is put right. */
  readonly properties?: readonly string[];
  /** By navigation property: names that what it leads to has besides those of its published type, such as those of people among `directoryObject`s. */
  readonly related?: Readonly<Record<string, readonly string[]>>;
  /** Collections that `$filter` may look into with `any` and `all` although they cannot be selected. */
  readonly searched?: Readonly<Record<string, SearchedCollection>>;
}

/** How a collection wants the texts that its members are compared with. @throws GraphFailure for a text that cannot be. */
export type SearchedCollection = (member: string, text: string) => string;

/** A 400 with the general code `BadRequest`. */
export function badRequest(message: string): GraphFailure {
  return new GraphFailure(400, 'BadRequest', message);
}

/** The 400 of a `$filter` that cannot be. */
export function badFilter(message: string): GraphFailure {
  return badRequest(`Invalid filter clause: ${message}`);
}

/** The 400 of an unknown property, in the words that Graph uses for messages. */
export function unknownProperty(property: string, type: EntityType): GraphFailure {
  // Assumption: other types answer with the same code and words. Some of the service's answers have the code `BadRequest` and put
  // "Parsing OData Select and Expand failed: " before.
  return new GraphFailure(
    400,
    'RequestBroker--ParseUri',
    `Could not find a property named '${property}' on type 'microsoft.graph.${type.name}'.`,
  );
}

/** Finds a property of the type, ignoring letter case as Graph does, and returns its proper spelling. @throws GraphFailure 400. */
export function knownProperty(property: string, type: EntityType | undefined): string {
  if (!type?.properties) return property;
  const found = type.properties.includes(property)
    ? property
    : type.properties.find((candidate) => candidate.toLowerCase() === property.toLowerCase());
  if (found === undefined) throw unknownProperty(property, type);
  return found;
}
