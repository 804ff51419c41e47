import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageFolder } from './package-folder.ts';

/** One scheme of a permission: `DelegatedWork`, `DelegatedPersonal` or `Application`. */
export interface PublishedScheme {
  readonly id?: string;
  readonly adminDisplayName: string;
  readonly adminDescription: string;
  readonly userDisplayName?: string;
  readonly userDescription?: string;
  readonly adminConsentRequired: boolean;
  readonly paths: readonly PublishedPath[];
}

/** What a permission opens. */
interface PublishedPath {
  readonly methods: readonly string[];
  readonly path: string;
  readonly leastPrivileged: boolean;
  /** Opens only for who has one of these too. */
  readonly alsoRequires?: readonly string[];
}

/** What Microsoft publishes on one permission. */
export interface PublishedPermission {
  readonly authorizationType?: string;
  readonly schemes: Readonly<Record<string, PublishedScheme>>;
}

/** Published permissions by name, and whether they are here. A suite that needs them leaves itself out with the reason in its title. */
export interface PublishedPermissions {
  readonly permissions: Readonly<Record<string, PublishedPermission>>;
  readonly isThere: boolean;
  /** Empty, or what to add to a title. */
  readonly reason: string;
}

/** Where published files may lie: where `npm run facts` puts them, or beside the checkout. */
const folders: readonly string[] = [
  ...(process.env['ONBEHALF_FACTS'] ? [process.env['ONBEHALF_FACTS']] : []),
  join(packageFolder, 'facts'),
  join(packageFolder, '../shared/data'),
];

/**
 * The folder that holds a published file.
 * @param name - `permissions.json`, ...
 * @returns Nothing, where it is in none of the places.
 */
export function publishedFolder(name: string, places = folders): string | undefined {
  return places.find((folder) => existsSync(join(folder, name)));
}

/** Reads Microsoft's published permissions where they are. */
export function publishedPermissions(places = folders): PublishedPermissions {
  const folder = publishedFolder('permissions.json', places);
  if (folder === undefined)
    return { permissions: {}, isThere: false, reason: ' (left out: what Microsoft publishes is not here; npm run facts fetches it)' };
  const { permissions } = JSON.parse(readPublished(folder, 'permissions.json')) as PublishedPermissions;
  return { permissions, isThere: true, reason: '' };
}

/**
 * What opens an operation, by name, with the permissions of which one is needed beside it (none: it opens alone).
 * @param scheme - `DelegatedWork`, `DelegatedPersonal` or `Application`.
 */
export function publishedOpeners(
  permissions: PublishedPermissions['permissions'],
  operation: string,
  scheme: string,
): Record<string, readonly string[]> {
  const [method = '', path = ''] = operation.split(' ');
  const spelling = (one: string): string => one.toLowerCase().replaceAll(/\{[^}]*\}/g, '{}');
  const openers: Record<string, readonly string[]> = {};
  for (const [name, { authorizationType, schemes }] of Object.entries(permissions)) {
    // Permissions that a team grants to an application in it are not consented to by anyone.
    if (authorizationType === 'RSC') continue;
    const found = schemes[scheme]?.paths.find((entry) => entry.methods.includes(method) && spelling(entry.path) === spelling(path));
    if (found) openers[name] = found.alsoRequires ?? [];
  }
  return openers;
}

/**
 * Reads a published file.
 * @throws Error when it is not the one that was fetched.
 */
export function readPublished(folder: string, name: string): string {
  const text = readFileSync(join(folder, name), 'utf8');
  const list = join(folder, 'SOURCES.json');
  if (!existsSync(list)) return text;
  const { sha256 } = JSON.parse(readFileSync(list, 'utf8')) as { readonly sha256: Readonly<Record<string, string>> };
  if (createHash('sha256').update(text).digest('hex') !== sha256[name])
    throw new Error(`${join(folder, name)} is not the file that was fetched. Run npm run facts.`);
  return text;
}
