import { describe, expect, test } from 'vitest';
import { publishedPermissions } from '../../test/support/published.ts';
import { permissions } from '../permissions/index.ts';
import { permissionIds } from './permission-ids.ts';

test('every permission that an activity may ask for can be registered', () => {
  const onlyApplication = [
    'Mail.ReadBasic.All',
    'Calendars.ReadBasic.All',
    'Group.Create',
    'Tasks.Read.All',
    'Tasks.ReadWrite.All',
    'Chat.ReadBasic.All',
    'Chat.Read.All',
    'ChatMember.Read.All',
    'ChatMember.ReadWrite.All',
    'Presence.ReadWrite.All',
  ];

  expect([...permissions.keys()].filter((name) => !permissionIds.has(name))).toEqual(onlyApplication);
});

const { permissions: published, isThere, reason } = publishedPermissions();

describe.skipIf(!isThere)(`permission ids against the published data${reason}`, () => {
  test.each([...permissionIds])('%s', (name, id) => {
    expect(published[name]?.schemes['DelegatedWork']?.id).toBe(id);
  });
});
