import type { ConflictBehavior } from '../../tenant/drives.ts';
import { type JsonObject, memberOf, objectFrom } from '../json-input.ts';
import type { Call } from '../route.ts';
import { GraphFailure } from '../route.ts';
import { invalidRequest } from './failures.ts';
import { ctagOf, etagOf } from './item-resource.ts';
import type { DriveItem } from '../../tenant/drives.ts';
import { tagConflict } from './failures.ts';

const behaviors: readonly ConflictBehavior[] = ['fail', 'replace', 'rename'];

/**
 * What a request wants when a name is taken: it stands in the body or in the address.
 * https://learn.microsoft.com/graph/api/resources/driveitem#instance-attributes
 *
 * @throws GraphFailure 400.
 */
export function conflictBehavior(call: Call, body: JsonObject, usual: ConflictBehavior): ConflictBehavior {
  const name = '@microsoft.graph.conflictBehavior';
  const value = memberOf(body, name) ?? parameterOf(call, name) ?? usual;
  const found = behaviors.find((behavior) => behavior === String(value).toLowerCase());
  if (!found) throw invalidRequest(`The value of ${name} must be one of: ${behaviors.join(', ')}.`);
  return found;
}

function parameterOf({ url }: Call, name: string): string | undefined {
  return [...url.searchParams].find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];
}

/** Refuses a change to another state than the current one: `If-Match` may name the eTag or the cTag. @throws GraphFailure 412. */
export function checkTags(wanted: string | null, item: DriveItem): void {
  if (wanted === null || wanted.trim() === '*') return;
  const bare = (tag: string): string => tag.trim().replace(/^W\//, '').replaceAll('"', '').toLowerCase();
  const tags = [etagOf(item), ctagOf(item)].map(bare);
  // Tags have a comma, so that a list of them is cut at quotes.
  const named = wanted.match(/"[^"]*"/g) ?? [wanted];
  if (!named.some((tag) => tags.includes(bare(tag)))) throw new GraphFailure(412, tagConflict.code, tagConflict.message);
}

/** The times that a client says a file has (`fileSystemInfo`); undefined what it does not say. @throws GraphFailure 400. */
export function fileTimes(body: JsonObject): { readonly created: string | undefined; readonly modified: string | undefined } {
  const given = memberOf(body, 'fileSystemInfo');
  const info = given === undefined ? {} : objectFrom(given, "The property 'fileSystemInfo'");
  return { created: timeIn(info, 'createdDateTime'), modified: timeIn(info, 'lastModifiedDateTime') };
}

function timeIn(info: JsonObject, name: string): string | undefined {
  const value = memberOf(info, name);
  if (value === undefined) return undefined;
  const time = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(time)) throw invalidRequest(`The property '${name}' of fileSystemInfo must be a date and time.`);
  // Assumption: whole seconds, as SharePoint keeps times.
  return new Date(Math.floor(time / 1000) * 1000).toISOString().replace('.000Z', 'Z');
}
