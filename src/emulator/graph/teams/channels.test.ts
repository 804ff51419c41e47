import { describe, expect, test } from 'vitest';
import { everyTeamsPermission, testTeams } from '../../../../test/support/test-teams.ts';

const as = `ada ${everyTeamsPermission}`;

async function open() {
  const graph = testTeams();
  const [team] = await graph.rows('/me/joinedTeams');
  return { graph, team: `/teams/${String(team?.['id'])}` };
}

describe('teams', () => {
  test('are those that one is a member of; a list shows the basics', async () => {
    const { graph, team } = await open();

    expect(await graph.rows('/me/joinedTeams')).toMatchObject([{ displayName: 'Apollo', isArchived: false, webUrl: null }]);
    expect((await graph.json(`/v1.0${team}`, { as })).body).toMatchObject({ displayName: 'Apollo', visibility: 'private' });
    expect(await graph.rows('/me/joinedTeams', 'chloe Team.ReadBasic.All')).toEqual([]);
    expect((await graph.json(`/v1.0${team}`, { as: 'chloe Team.ReadBasic.All' })).status).toBe(403);
  });

  test('of the whole organisation are listed, and found by name', async () => {
    const { graph } = await open();
    const chloe = 'chloe Team.ReadBasic.All';

    expect(await graph.rows("/teams?$filter=displayName eq 'Apollo'&$select=id,displayName", chloe)).toMatchObject([
      { displayName: 'Apollo' },
    ]);
    expect(await graph.rows('/teams', chloe)).toMatchObject([{ visibility: 'private', webUrl: null }]);
    expect((await graph.json('/v1.0/teams', { as: 'chloe Group.Read.All' })).status).toBe(403);
  });

  test('have members, owners among them', async () => {
    const { graph, team } = await open();
    const members = await graph.rows(`${team}/members`);
    const found = await graph.rows(`${team}/members?$filter=microsoft.graph.aadUserConversationMember/email eq 'elin@contoso.example'`);

    expect(members.map(({ displayName, roles }) => [displayName, roles])).toEqual([
      ['Ben Okafor', ['owner']],
      ['Ada Martin', []],
      ['Diego Ruiz', []],
      ['Elin Sand', []],
    ]);
    expect(found.map(({ displayName }) => displayName)).toEqual(['Elin Sand']);
    expect((await graph.json(`/v1.0${team}/members/${String(members[1]?.['id'])}`, { as })).body).toMatchObject({
      displayName: 'Ada Martin',
    });
  });

  test.each([
    ['/teams/none', 400],
    ['/teams/00000000-0000-4000-8000-000000000000', 404],
    ['/teams/00000000-0000-4000-8000-000000000000/channels', 404],
    ['/me/joinedTeams?$top=1', 400],
    ['/teams?$orderby=displayName', 400],
    ['/teams?$skip=1', 400],
    ['/teams?$top=1', 200],
  ])('%s: %i', async (path, status) => {
    const { graph } = await open();

    expect((await graph.json(`/v1.0${path}`, { as })).status).toBe(status);
  });
});

describe('channels', () => {
  test('are listed, the primary one first', async () => {
    const { graph, team } = await open();
    const names = (await graph.rows(`${team}/channels`)).map(({ displayName }) => displayName);

    expect(names).toEqual(['General', 'Imports']);
    expect((await graph.json(`/v1.0${team}/primaryChannel`, { as })).body['displayName']).toBe('General');
    expect(await graph.rows(`${team}/channels?$filter=displayName eq 'Imports'`)).toHaveLength(1);
  });

  test('are made, renamed and deleted; General stays', async () => {
    const { graph, team } = await open();
    const call = (path: string, method: string, body?: unknown) =>
      graph.json(`/v1.0${team}/channels${path}`, { as, method, ...(body !== undefined && { body }) });
    const made = await call('', 'POST', { displayName: 'Tests', description: 'What was tried' });
    const id = String(made.body['id']);

    expect(made).toMatchObject({ status: 201, body: { displayName: 'Tests', description: 'What was tried', membershipType: 'standard' } });
    expect((await call('', 'POST', { displayName: 'tests' })).status).toBe(400);
    expect((await call('', 'POST', { displayName: 'x'.repeat(51) })).status).toBe(400);
    expect((await call('', 'POST', { displayName: 'Secret', membershipType: 'private' })).status).toBe(501);
    expect((await call(`/${id}`, 'PATCH', { displayName: 'Trials' })).status).toBe(204);
    expect((await call(`/${id}`, 'GET')).body).toMatchObject({ displayName: 'Trials', description: 'What was tried' });
    expect((await call(`/${id}`, 'DELETE')).status).toBe(204);
    expect((await call(`/${id}`, 'GET')).status).toBe(404);
    expect((await call(`/${String((await graph.rows(`${team}/channels`))[0]?.['id'])}`, 'DELETE')).status).toBe(400);
  });
});
