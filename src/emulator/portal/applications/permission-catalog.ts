import { applicationPermissionTexts } from '../../entra/application-permission-texts.ts';
import { permissionTexts } from '../../entra/permission-texts.ts';

/** With a person, or without one. */
export type PermissionKind = 'delegated' | 'application';

/** A permission of Microsoft Graph as an administrator reads it. */
export interface CatalogEntry {
  readonly name: string;
  readonly title: string;
  readonly text: string;
  readonly needsAdministrator: boolean;
}

/** The kind that a form or an address names. Default delegated. */
export function readKind(text: string | null): PermissionKind {
  return text === 'application' ? 'application' : 'delegated';
}

/** A permission by its name; one that is in no table has its name only. */
export function catalogEntry(kind: PermissionKind, name: string): CatalogEntry {
  return catalog(kind).find((entry) => entry.name === name) ?? { name, title: '', text: '', needsAdministrator: kind === 'application' };
}

/** Permissions whose name or texts hold every word of the search, those with the words in their name first. */
export function searchPermissions(kind: PermissionKind, search: string): readonly CatalogEntry[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const holds = (text: string): boolean => words.every((word) => text.toLowerCase().includes(word));
  const found = catalog(kind).filter(({ name, title, text }) => holds(`${name} ${title} ${text}`));
  return [...found.filter(({ name }) => holds(name)), ...found.filter(({ name }) => !holds(name))];
}

function catalog(kind: PermissionKind): readonly CatalogEntry[] {
  if (kind === 'application') {
    return Object.entries(applicationPermissionTexts).map(([name, texts]) => ({ name, ...texts, needsAdministrator: true }));
  }
  return Object.entries(permissionTexts).map(([name, { organizationTitle, text, needsAdministrator }]) => ({
    name,
    title: organizationTitle,
    text,
    needsAdministrator,
  }));
}
