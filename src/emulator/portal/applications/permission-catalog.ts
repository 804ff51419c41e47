import { applicationTextsOf } from '../../entra/application-texts-of.ts';
import { loadPermissions } from '../../entra/permissions.ts';
import { textsOf } from '../../entra/texts-of.ts';

/** With a person, or without one. */
export type PermissionKind = 'delegated' | 'application';

/** A permission of Microsoft Graph as an administrator reads it. */
export interface CatalogEntry {
  readonly name: string;
  readonly title: string;
  readonly text: string;
  readonly needsAdministrator: boolean;
}

/** All permissions as an administrator reads them, by kind. */
export type PermissionCatalog = Readonly<Record<PermissionKind, readonly CatalogEntry[]>>;

/** The kind that a form or an address names. Default delegated. */
export function readKind(text: string | null): PermissionKind {
  return text === 'application' ? 'application' : 'delegated';
}

/** Makes the catalog of what Microsoft publishes. */
export async function loadCatalog(): Promise<PermissionCatalog> {
  const { all } = await loadPermissions();
  return {
    delegated: all
      .filter(({ scopeId }) => scopeId !== undefined)
      .map(({ name, needsAdministrator }) => ({
        name,
        title: textsOf(name).organizationTitle,
        text: textsOf(name).text,
        needsAdministrator,
      })),
    application: all
      .filter(({ roleId }) => roleId !== undefined)
      .map(({ name }) => ({ name, ...applicationTextsOf(name), needsAdministrator: true })),
  };
}

/** A permission by its name; one that is in no table has its name only. */
export function catalogEntry(catalog: PermissionCatalog, kind: PermissionKind, name: string): CatalogEntry {
  return catalog[kind].find((entry) => entry.name === name) ?? { name, title: '', text: '', needsAdministrator: kind === 'application' };
}

/** Permissions whose name or texts hold every word of the search, those with the words in their name first. */
export function searchPermissions(catalog: PermissionCatalog, kind: PermissionKind, search: string): readonly CatalogEntry[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const holds = (text: string): boolean => words.every((word) => text.toLowerCase().includes(word));
  const found = catalog[kind].filter(({ name, title, text }) => holds(`${name} ${title} ${text}`));
  return [...found.filter(({ name }) => holds(name)), ...found.filter(({ name }) => !holds(name))];
}
