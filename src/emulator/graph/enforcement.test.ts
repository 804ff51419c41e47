import { describe, expect, test } from 'vitest';
import { createTestGraph } from '../../../test/support/test-graph.ts';
import { loadPermissions } from '../entra/permissions.ts';
import type { Access } from '../tenant/access.ts';
import type { User } from '../tenant/directory.ts';
import { allRoutes } from '../../../test/support/all-routes.ts';
import { authorize, type Ownership } from './authorize.ts';
import type { OperationPermissions, Route } from './route.ts';

// Folders in folders are the same operations again, and workbooks of another drive.
const routes = allRoutes.filter(({ operation }) => !operation.includes('{ancestor-') && !/ \/drives\/\S+\/workbook\//.test(operation));
const pairedRoutes = routes.filter(({ permissions }) => permissions.alsoRequires !== undefined);
const { tenant } = createTestGraph();
const [application] = tenant.applications.values();
const people = [...tenant.users.values()];
const ada = people.find(({ userPrincipalName }) => userPrincipalName.startsWith('ada'));
if (!application || !ada) throw new Error('The seeded tenant lacks somebody.');
const personal: User = { ...ada, accountType: 'personal' };

/** Ways of coming, each with the list that says who may. */
const ways: readonly [
  name: string,
  user: User | undefined,
  ownership: Ownership,
  list: Exclude<keyof OperationPermissions, 'alsoRequires'> | undefined,
][] = [
  ["one's own", ada, 'own', 'delegated'],
  ["somebody else's", ada, 'other', 'shared'],
  ['what belongs to the organisation', ada, 'tenant', 'delegated'],
  ["a personal account's own", personal, 'own', 'personal'],
  ["a personal account, somebody else's", personal, 'other', undefined],
  ['an application alone', undefined, 'other', 'application'],
];

/** Held in the other way: opens nothing, alone or beside another. */
const elsewhere = ['Mail.ReadWrite', 'User.Read.All', 'Application.Read.All', 'AppRoleAssignment.ReadWrite.All'];

function isOpened(route: Route, held: readonly string[], user: User | undefined, ownership: Ownership): boolean {
  const access: Access = {
    application: application as NonNullable<typeof application>,
    user,
    permissions: user ? held : elsewhere.filter((name) => !held.includes(name)),
    roles: user ? elsewhere : held,
    tokenId: 't',
    issuedAt: 0,
    canAnswerClaims: true,
  };
  try {
    const used = authorize(access, route, ownership);
    return used.length > 0 && used.every((name) => held.includes(name));
  } catch {
    return false;
  }
}

describe('every operation is opened by the permissions of its list and by no other', () => {
  test.each(ways)('%s', async (_, user, ownership, list) => {
    const names = (await loadPermissions()).all.map(({ name }) => name);
    expect(names.length).toBeGreaterThan(800);
    const wrong: string[] = [];
    for (const route of routes)
      for (const name of names) {
        const opensAlone = list !== undefined && route.permissions[list].includes(name) && !route.permissions.alsoRequires?.[name];
        if (isOpened(route, [name], user, ownership) !== opensAlone) wrong.push(`${route.operation} with ${name}`);
      }
    expect(wrong).toEqual([]);
  });

  test.each(ways)('%s, where two are needed: by the pairs of its list and by no other', async (_, user, ownership, list) => {
    const names = (await loadPermissions()).all.map(({ name }) => name);
    const wrong: string[] = [];
    for (const route of pairedRoutes) {
      const { alsoRequires = {} } = route.permissions;
      for (const [one, beside] of Object.entries(alsoRequires))
        for (const other of names) {
          const isPair = list !== undefined && route.permissions[list].includes(one) && beside.includes(other);
          if (isOpened(route, [one, other], user, ownership) !== isPair) wrong.push(`${route.operation} with ${one} and ${other}`);
        }
    }
    expect(wrong).toEqual([]);
  });

  test('two are needed to assign roles, and nowhere else', () => {
    expect(pairedRoutes.map(({ operation }) => operation)).toEqual([
      'POST /servicePrincipals/{servicePrincipal}/appRoleAssignedTo',
      'POST /servicePrincipals/{servicePrincipal}/appRoleAssignments',
    ]);
    for (const { permissions } of pairedRoutes)
      expect(Object.keys(permissions.alsoRequires ?? {}).toSorted()).toEqual(permissions.delegated.toSorted());
  });
});

describe('through the door', () => {
  const named = (operation: string): [method: string, path: string] => {
    const [method = '', template = ''] = operation.split(' ');
    return [method, template.replaceAll(/\{[^}]+\}/g, 'AAMkAdGhlcmU=')];
  };
  const reads = routes.filter(({ operation }) => operation.startsWith('GET /me'));

  test.each(reads.map(({ operation }) => operation))('%s refuses what is not in its list, and nothing that is', async (operation) => {
    const graph = createTestGraph();
    const route = reads.find((one) => one.operation === operation);
    const [method, path] = named(operation);
    const statusWith = async (permission: string, owner = 'me'): Promise<number> =>
      (await graph.call(`/v1.0${path.replace('/me', owner === 'me' ? '/me' : `/users/${owner}`)}`, { as: `ada ${permission}`, method }))
        .status;

    expect(await statusWith('Notes.Read')).toBe(403);
    const refused: string[] = [];
    for (const permission of route?.permissions.delegated ?? []) if ((await statusWith(permission)) === 403) refused.push(permission);
    expect(refused).toEqual([]);
    const other = people.find(({ userPrincipalName }) => userPrincipalName.startsWith('ben'))?.id;
    expect(await statusWith('Notes.Read', other)).toBe(403);
  });
});
