import { loadPermissions } from './permissions.ts';

/**
 * Permissions of Microsoft Graph in Microsoft's spelling, in the order given.
 *
 * @param names - Names in any letter case.
 * @param kind - `scopeId` for delegated permissions, `roleId` for application permissions.
 * @param others - Names that are as good, in their spelling. Default none.
 * @throws Error naming the first that is none.
 */
export async function permissionNames(
  names: readonly string[],
  kind: 'scopeId' | 'roleId',
  others: readonly string[] = [],
): Promise<string[]> {
  const { all } = await loadPermissions();
  const spelling = new Map(
    [...others, ...all.flatMap((one) => (one[kind] === undefined ? [] : [one.name]))].map((name) => [name.toLowerCase(), name]),
  );
  return names.map((name) => {
    const known = spelling.get(name.toLowerCase());
    if (known === undefined)
      throw new Error(`'${name}' is no ${kind === 'scopeId' ? 'delegated' : 'application'} permission of Microsoft Graph.`);
    return known;
  });
}
