import { describe, expect, test } from 'vitest';
import { failureOf } from '../../../test/support/failure-of.ts';
import { recordedWorld, runRecorded } from '../../../test/support/recording-graph.ts';
import { OnbehalfError } from '../../core/errors.ts';
import { toGroup } from './group.ts';
import { addMember, create, list, members, removeMember } from './index.ts';

async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const found: Item[] = [];
  for await (const item of items) found.push(item);
  return found;
}

test.each([
  [
    { groupTypes: ['Unified'], mailEnabled: true, securityEnabled: true },
    { kind: 'microsoft365', isSecurityGroup: true },
  ],
  [
    { groupTypes: [], mailEnabled: false, securityEnabled: true },
    { kind: 'security', isSecurityGroup: true },
  ],
  [{ mailEnabled: true, securityEnabled: true }, { kind: 'mailEnabledSecurity' }],
  [
    { mailEnabled: true, securityEnabled: false },
    { kind: 'distribution', isSecurityGroup: false },
  ],
  [
    { groupTypes: ['Unified', 'DynamicMembership'], membershipRule: 'x' },
    { isDynamic: true, membershipRule: 'x' },
  ],
  [{ visibility: 'Hiddenmembership' }, { visibility: 'hiddenMembership' }],
  [{ visibility: 'HiddenMembership' }, { visibility: 'hiddenMembership' }],
  [{}, { displayName: '', kind: 'security', isSecurityGroup: false, isDynamic: false, visibility: null, mail: null }],
])('%j becomes %j', (given, expected) => {
  expect(toGroup({ id: 'g', ...given })).toMatchObject(expected);
});

describe('groups.create', () => {
  const made = async (input: object) => {
    const world = recordedWorld(create, { 'POST /groups': { id: 'g' } });
    await runRecorded(create, input, world);
    return world.calls[0]?.request.body;
  };

  test('says all that Graph wants to know', async () => {
    expect(await made({ displayName: 'Audit (2026)' })).toEqual({
      displayName: 'Audit (2026)',
      mailNickname: 'audit2026',
      mailEnabled: true,
      securityEnabled: false,
      groupTypes: ['Unified'],
    });
    expect(await made({ displayName: 'Zürich', kind: 'security', visibility: 'hiddenMembership' })).toMatchObject({
      mailNickname: 'zurich',
      mailEnabled: false,
      securityEnabled: true,
      groupTypes: [],
      visibility: 'HiddenMembership',
    });
  });

  test('names people by id or by address', async () => {
    const id = '00000000-0000-4000-8000-000000000001';
    expect(await made({ displayName: 'x', owners: [{ id }], members: ['ben@contoso.example'] })).toMatchObject({
      'owners@odata.bind': [`https://graph.microsoft.com/v1.0/directoryObjects/${id}`],
      'members@odata.bind': ['https://graph.microsoft.com/v1.0/users/ben%40contoso.example'],
    });
  });

  test.each([
    [{ displayName: '日本' }, 'mailNickname'],
    [{ displayName: 'x', mailNickname: 'a b' }, 'mailNickname'],
    [{ displayName: 'x', members: Array.from({ length: 21 }, () => 'a@b.example') }, 'members'],
    [{ displayName: 'x'.repeat(257) }, 'displayName'],
  ])('%j is refused before any call', async (input, field) => {
    const world = recordedWorld(create, {});

    expect(await failureOf((async () => await runRecorded(create, input, world))())).toMatchObject({
      code: 'INPUT_INVALID',
      fields: [{ field }],
    });
    expect(world.calls).toEqual([]);
  });
});

test.each([
  [{}, undefined],
  [{ kind: 'microsoft365' }, "(groupTypes/any(t:t eq 'Unified'))"],
  [
    { kind: 'security', query: "displayName eq 'A' or displayName eq 'B'" },
    "(mailEnabled eq false and securityEnabled eq true) and (displayName eq 'A' or displayName eq 'B')",
  ],
])('groups.list with %j filters by %j', async (input, filter) => {
  const world = recordedWorld(list, { 'GET /groups': [{ id: 'g' }] });
  await all(runRecorded(list, input, world));

  expect(world.calls[0]?.request.query?.['$filter']).toBe(filter);
});

test('members are people and whatever else is in a group', async () => {
  const world = recordedWorld(members, {
    'GET /groups/{group}/members': [
      { '@odata.type': '#microsoft.graph.user', id: 'u', displayName: 'Ben', userPrincipalName: 'ben@contoso.example' },
      { '@odata.type': '#microsoft.graph.device', id: 'd', displayName: null },
    ],
  });

  expect(await all(runRecorded(members, { group: 'g' }, world))).toEqual([
    { id: 'u', kind: 'user', displayName: 'Ben', mail: null, userPrincipalName: 'ben@contoso.example' },
    { id: 'd', kind: 'device', displayName: null, mail: null, userPrincipalName: null },
  ]);
});

test('a person of whom Graph shows nothing but an id is a missing permission, not a person without a name', async () => {
  const world = recordedWorld(members, {
    'GET /groups/{group}/members': [{ '@odata.type': '#microsoft.graph.user', id: 'u', displayName: null }],
  });

  expect(await failureOf(all(runRecorded(members, { group: 'g' }, world)))).toMatchObject({
    code: 'PERMISSION_MISSING',
    remedy: expect.stringContaining('onbehalf permissions groups.members'),
  });
});

test('who is in a group already is not added again, and that is no failure', async () => {
  const refusal = (message: string) => () => {
    throw new OnbehalfError('REQUEST_REFUSED', message);
  };
  const add = (answer: unknown) => {
    const world = recordedWorld(addMember, { 'POST /groups/{group}/members/$ref': answer });
    return runRecorded(addMember, { group: 'g', member: 'ben@contoso.example' }, world);
  };

  expect(await add(undefined)).toEqual({ changed: true });
  expect(await add(refusal("One or more added object references already exist for the following modified properties: 'members'."))).toEqual(
    {
      changed: false,
    },
  );
  await expect(add(refusal('Something else.'))).rejects.toMatchObject({ code: 'REQUEST_REFUSED' });
});

test('whoever is taken out is named by id', async () => {
  const world = recordedWorld(removeMember, {});

  expect(
    await failureOf((async () => await runRecorded(removeMember, { group: 'g', member: 'ben@contoso.example' }, world))()),
  ).toMatchObject({
    code: 'INPUT_INVALID',
    message: expect.stringContaining('users.get gives the id for an address'),
  });
  expect(await runRecorded(removeMember, { group: { id: 'g' }, member: { id: 'u-1' } }, world)).toEqual({ id: 'u-1' });
  expect(world.calls.map(({ request }) => request.params)).toEqual([{ group: 'g', member: 'u-1' }]);
});
