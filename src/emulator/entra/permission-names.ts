import type { PermissionText } from './permission-text.ts';
import { permissionTexts } from './permission-texts.ts';

/** Permissions of OpenID Connect: they are about the sign-in and not about data. */
export const basicPermissions: readonly string[] = ['openid', 'profile', 'email', 'offline_access'];

const canonicalNames: ReadonlyMap<string, string> = new Map(Object.keys(permissionTexts).map((name) => [name.toLowerCase(), name]));

/** The spelling that Microsoft uses for a permission name in any letter case; undefined when there is no such permission. */
export function canonicalPermission(name: string): string | undefined {
  return canonicalNames.get(name.toLowerCase());
}

/** The texts of a permission. @throws Error for a name that is not in the table: names are checked when a request is read. */
export function permissionText(name: string): PermissionText {
  const text = permissionTexts[name];
  if (text === undefined) throw new Error(`The permission ${name} has no texts. Add it to permissionTexts.`);
  return text;
}
