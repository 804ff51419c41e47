import { describe, expect, test } from 'vitest';
import { publishedPermissions } from '../../../../test/support/published.ts';
import { drivePermissions } from './permissions.ts';

const { permissions, isThere, reason } = publishedPermissions();

const schemes = { delegated: 'DelegatedWork', personal: 'DelegatedPersonal', application: 'Application' } as const;
type Kind = keyof typeof schemes;

/** What is published of an operation, on an address under which it is complete. */
function published(method: string, path: string, kind: Kind): string[] {
  return Object.entries(permissions)
    .filter(([, permission]) =>
      permission.schemes[schemes[kind]]?.paths.some((entry) => entry.methods.includes(method) && entry.path.toLowerCase() === path),
    )
    .map(([name]) => name)
    .toSorted();
}

const item = '/drives/{id}/items/{id}';
const cases: readonly [entry: keyof typeof drivePermissions, operations: readonly string[]][] = [
  [
    'read',
    [
      `GET /drives/{id}`,
      `GET ${item}/children`,
      `GET ${item}/content`,
      `GET ${item}/permissions`,
      `GET ${item}/versions`,
      `GET ${item}/versions/{id}/content`,
      `GET /sites/{id}/drives`,
      `GET /groups/{id}/drive`,
      `GET /drives/{id}/root/delta`,
      `GET /users/{id}/drive/recent`,
    ],
  ],
  ['readItem', [`GET ${item}`, 'GET /groups/{id}/drive/items/{id}', 'GET /sites/{id}/drive/items/{id}']],
  ['readShared', ['GET /users/{id}/drive/sharedwithme']],
  [
    'write',
    [
      `PATCH ${item}`,
      `DELETE ${item}`,
      `POST ${item}/children`,
      `PUT ${item}/content`,
      `POST ${item}/copy`,
      `POST ${item}/createlink`,
      `POST ${item}/invite`,
      `POST ${item}/checkout`,
      `POST ${item}/checkin`,
      `POST ${item}/discardcheckout`,
      `PATCH ${item}/permissions/{id}`,
      `POST ${item}/versions/{id}/restoreversion`,
    ],
  ],
  ['upload', [`POST ${item}/createuploadsession`]],
  ['readByLink', ['GET /shares/{id}', 'GET /shares/{id}/driveitem']],
  ['readSites', ['GET /sites', 'GET /sites/{id}', 'GET /sites/root']],
];

describe.skipIf(!isThere)(`the table of drives and the published permission data${reason}`, () => {
  test.each(cases)('agree on %s', (entry, operations) => {
    const wrong = operations.flatMap((operation) => {
      const [method = '', path = ''] = operation.split(' ');
      return (Object.keys(schemes) as Kind[]).flatMap((kind) => {
        const [ours, theirs] = [drivePermissions[entry][kind].toSorted().join(), published(method, path, kind).join()];
        return ours === theirs ? [] : [`${operation}, ${kind}: ${ours}, published ${theirs}`];
      });
    });
    expect(wrong).toEqual([]);
  });

  test("what belongs to somebody else is opened by what opens one's own, but for what is for the own files", () => {
    const own: readonly string[] = ['Files.Read', 'Files.ReadWrite', 'User.Read'];
    const { readSites: _, ...ofDrives } = drivePermissions;
    const others = Object.values(ofDrives).map(({ delegated }) => delegated.filter((name) => !own.includes(name)));
    expect(Object.values(ofDrives).map(({ shared }) => shared)).toEqual(others);
  });
});
