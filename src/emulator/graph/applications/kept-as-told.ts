import type { JsonObject } from '../json-input.ts';
import { invalidValue } from './problems.ts';

/** What is kept of a body as it came: properties that say something of an object and change nothing else in the emulator. */
export type Told = Readonly<Record<string, unknown>>;

/** https://learn.microsoft.com/graph/api/resources/application */
export const toldOfApplications = [
  'addIns',
  'description',
  'info',
  'notes',
  'parentalControlSettings',
  'samlMetadataUrl',
  'serviceManagementReference',
] as const;

/** https://learn.microsoft.com/graph/api/resources/serviceprincipal */
export const toldOfServicePrincipals = [
  'addIns',
  'alternativeNames',
  'description',
  'homepage',
  'info',
  'loginUrl',
  'logoutUrl',
  'notes',
  'notificationEmailAddresses',
  'preferredSingleSignOnMode',
  'samlSingleSignOnSettings',
  'tags',
] as const;

/** So long may a text be. https://learn.microsoft.com/graph/api/resources/serviceprincipal. Assumption: of applications too. */
const longest: Readonly<Record<string, number>> = { description: 1024, notes: 1024 };

/** An object whose properties are told. */
export interface Telling {
  /** Of the properties that are kept. */
  readonly names: readonly string[];
  /** What it shows as long as nobody has told. */
  readonly untold: Told;
  /** What was told before. */
  readonly before: Told | undefined;
  /** For the refusal: `Application`. */
  readonly resource: string;
}

/**
 * What is told after a body came: null takes a property away, of an object the members that the body does not name stay
 * (https://docs.oasis-open.org/odata/odata/v4.01/odata-v4.01-part1-protocol.html, 11.4.3), a list comes whole.
 *
 * @throws GraphFailure 400 for a text that is too long.
 */
export function readTold(body: JsonObject, { names, untold, before = {}, resource }: Telling): Told {
  const told: Record<string, unknown> = { ...before };
  for (const [key, value] of Object.entries(body)) {
    const name = named(key, names);
    if (name === undefined) continue;
    if (typeof value === 'string' && value.length > (longest[name] ?? Infinity)) throw invalidValue(name, resource);
    if (value === null) delete told[name];
    else told[name] = isObject(value) ? { ...objectIn(before[name] ?? untold[name]), ...value } : value;
  }
  return told;
}

function named(key: string, names: readonly string[]): string | undefined {
  return names.find((name) => name.toLowerCase() === key.toLowerCase());
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function objectIn(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}
