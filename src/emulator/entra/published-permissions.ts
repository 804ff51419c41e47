import { permissionTable } from './permission-table.generated.ts';

/** A permission of Microsoft Graph; the ids are the same in every tenant. */
export interface Permission {
  readonly name: string;
  /** Id of the delegated permission (`oauth2PermissionScopes`); undefined where there is none. */
  readonly scopeId: string | undefined;
  /** Id of the application permission (`appRoles`); undefined where there is none. */
  readonly roleId: string | undefined;
  /** Only an administrator can consent to the delegated permission. */
  readonly needsAdministrator: boolean;
  /** People with a personal account can consent to the delegated permission. */
  readonly personal: boolean;
}

/** The permissions that Microsoft publishes. */
export interface Permissions {
  /** All of them, in the order of their names. */
  readonly all: readonly Permission[];
  /** The permission of a name in Microsoft's spelling, or of another resource by its address. @throws Error for another one: names are checked when a request is read. */
  named(name: string): Permission;
  /** The delegated permission of a name in any letter case; undefined when there is no such permission. */
  delegated(name: string): Permission | undefined;
  /** The permission with an id; undefined when there is none of that kind. */
  withId(kind: 'scopeId' | 'roleId', id: string): Permission | undefined;
}

/**
 * Names, ids, and who may consent, of every permission that can be consented to.
 * Facts of https://learn.microsoft.com/graph/permissions-reference, as Microsoft publishes them for programs.
 */
export const publishedPermissions: Permissions = readTable(permissionTable);

function readTable(table: string): Permissions {
  const all = table.trim().split('\n').map(readLine);
  const byName = new Map(all.map((permission) => [permission.name, permission]));
  const delegated = new Map(
    all.filter(({ scopeId }) => scopeId !== undefined).map((permission) => [permission.name.toLowerCase(), permission]),
  );
  return {
    all,
    named(name) {
      // Those of other resources come with an address in front; nothing is known of them but that people may consent.
      if (name.includes('/')) return { name, scopeId: undefined, roleId: undefined, needsAdministrator: false, personal: false };
      const permission = byName.get(name);
      if (permission === undefined) throw new Error(`Microsoft Graph has no permission ${name}.`);
      return permission;
    },
    delegated: (name) => delegated.get(name.toLowerCase()),
    withId: (kind, id) => all.find((permission) => permission[kind] === id),
  };
}

function readLine(line: string): Permission {
  const [name = '', scopeId, roleId, letters = ''] = line.split(' ');
  const id = (text: string | undefined): string | undefined => (text === '-' ? undefined : text);
  return { name, scopeId: id(scopeId), roleId: id(roleId), needsAdministrator: letters.includes('a'), personal: letters.includes('p') };
}
