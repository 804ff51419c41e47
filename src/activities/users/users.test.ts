import { expect, test } from 'vitest';
import { recordedWorld, runRecorded } from '../../../test/support/recording-graph.ts';
import { toPerson, type Person } from '../person.ts';
import { get, list, me, search } from './index.ts';

const ben = { id: 'b-1', displayName: 'Ben Okafor', mail: 'ben@contoso.example', userPrincipalName: 'ben@contoso.example' };

async function all(items: AsyncIterable<Person>): Promise<Person[]> {
  const found: Person[] = [];
  for await (const item of items) found.push(item);
  return found;
}

test('what Graph leaves out is null or empty, and there is no profile where none was asked for', () => {
  const basics = { id: 'b-1', displayName: '', givenName: null, surname: null, mail: null, userPrincipalName: '' };
  const nothing = { jobTitle: null, department: null, companyName: null, officeLocation: null, city: null, country: null };

  expect(toPerson({ id: 'b-1', jobTitle: 'Clerk' }, false)).toEqual({ ...basics, profile: null });
  expect(toPerson({ id: 'b-1' }, true)).toEqual({
    ...basics,
    profile: { ...nothing, mobilePhone: null, businessPhones: [], preferredLanguage: null, employeeId: null },
  });
});

test('of oneself the whole profile is asked for, of others only what everybody may see', async () => {
  const own = recordedWorld(me, { 'GET /me': { ...ben, jobTitle: 'Sales Manager' } });
  const other = recordedWorld(get, { 'GET /users/{user}': { ...ben, jobTitle: 'Sales Manager' } });

  expect(await runRecorded(me, {}, own)).toMatchObject({ displayName: 'Ben Okafor', profile: { jobTitle: 'Sales Manager' } });
  expect(await runRecorded(get, { user: { id: 'b-1' } }, other)).toMatchObject({ id: 'b-1', profile: null });
  expect(other.calls.map(({ request }) => [request.params, request.query?.['$select']])).toEqual([
    [{ user: 'b-1' }, 'id,displayName,givenName,surname,mail,userPrincipalName'],
  ]);
});

test.each([
  [{}, { $top: 999 }],
  [{ top: 0 }, { $top: 999 }],
  [{ top: 5 }, { $top: 5 }],
  [{ top: 5000 }, { $top: 999 }],
  [{ query: "startswith(displayName,'A')" }, { $filter: "startswith(displayName,'A')" }],
  [{ search: 'ada' }, { $search: '"displayName:ada" OR "mail:ada" OR "userPrincipalName:ada"' }],
  [{ search: 'a "b" \\c' }, { $search: expect.stringContaining('"displayName:a \\"b\\" \\\\c" OR ') }],
])('%j is an advanced query', async (input, query) => {
  const world = recordedWorld(list, { 'GET /users': [ben] });
  await all(runRecorded(list, input, world));

  expect(world.calls.map(({ request }) => request)).toMatchObject([
    { query: { ...query, $count: true, $orderby: 'displayName' }, headers: { ConsistencyLevel: 'eventual' } },
  ]);
});

test('no more are given than were asked for', async () => {
  const world = recordedWorld(list, { 'GET /users': [ben, { id: 'c-1' }, { id: 'd-1' }] });

  expect((await all(runRecorded(list, { top: 2 }, world))).map(({ id }) => id)).toEqual(['b-1', 'c-1']);
});

test('whoever is the likeliest comes first', async () => {
  const found = [
    { id: '1', displayName: 'Ada-Ben Zola', surname: 'Zola' },
    { id: '2', displayName: 'Benedict Young', givenName: 'Benedict' },
    { id: '3', displayName: 'Ben', givenName: 'Ben' },
  ];
  const world = recordedWorld(search, { 'GET /users': found });

  expect((await all(runRecorded(search, { words: 'Ben' }, world))).map(({ id }) => id)).toEqual(['3', '2', '1']);
  expect((await all(runRecorded(search, { words: 'ben', top: 1 }, world))).map(({ id }) => id)).toEqual(['3']);
});
