import { describe, expect, test } from 'vitest';
import { publishedPermissions } from '../../../../test/support/published.ts';
import { directoryPermissions } from './permissions.ts';

const { permissions, isThere, reason } = publishedPermissions();

/** Families that the table leaves out: they are for device management, agent identities, and synchronisation between clouds. */
const leftOut = /^(AgentIdUser|DeviceManagement\w+|User\.ReadWrite\.CrossCloud)\b/;

const cases = [
  ['/me', 'DelegatedWork', directoryPermissions.readUser.delegated],
  ['/me', 'DelegatedPersonal', directoryPermissions.readUser.personal],
  ['/users/{id}', 'Application', directoryPermissions.readUser.application],
  ['/users', 'DelegatedWork', directoryPermissions.listUsers.delegated],
  ['/users', 'DelegatedPersonal', directoryPermissions.listUsers.personal],
  ['/users', 'Application', directoryPermissions.listUsers.application],
  ['/organization', 'DelegatedWork', directoryPermissions.readOrganization.delegated],
  ['/organization', 'DelegatedPersonal', directoryPermissions.readOrganization.personal],
  ['/organization', 'Application', directoryPermissions.readOrganization.application],
] as const;

describe.skipIf(!isThere)(`the directory table and the published permission data${reason}`, () => {
  test.each(cases)('agree on GET %s for %s', (path, scheme, ours) => {
    const published = Object.entries(permissions)
      .filter(
        ([name, { schemes }]) =>
          !leftOut.test(name) && schemes[scheme]?.paths.some((entry) => entry.methods.includes('GET') && entry.path.toLowerCase() === path),
      )
      .map(([name]) => name);

    expect([...ours].sort()).toEqual(published.sort());
  });

  test("somebody else is read with what reads a user, except the permissions that are for one's own data", () => {
    const own = ['User.Read', 'User.ReadWrite'];

    expect(directoryPermissions.readUser.shared).toEqual(
      directoryPermissions.readUser.delegated.filter((name) => !own.some((each) => each === name)),
    );
  });
});
