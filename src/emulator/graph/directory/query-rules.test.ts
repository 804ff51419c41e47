import { describe, expect, test } from 'vitest';
import { createTestGraph } from '../../../../test/support/test-graph.ts';

const as = 'elin User.Read.All';
const headers = { ConsistencyLevel: 'eventual' };

describe('users', () => {
  test.each([
    ...['companyName', 'mobilePhone', 'officeLocation', 'postalCode', 'preferredLanguage', 'streetAddress'].flatMap((name) => [
      `$filter=${name} eq 'x'`,
      `$filter=startswith(${name},'x')`,
      `$filter=accountEnabled eq true and ${name} in ('x')`,
    ]),
    ...['city', 'country', 'department', 'displayName', 'givenName', 'jobTitle', 'state', 'surname'].map(
      (name) => `$filter=${name} eq null`,
    ),
    '$filter=null eq city',
    '$orderby=createdDateTime',
  ])('need an advanced query for %s', async (query) => {
    const graph = createTestGraph();
    const refused = { status: 400, body: { error: { code: 'Request_UnsupportedQuery', message: 'Unsupported Query.' } } };

    expect(await graph.json(`/v1.0/users?${query}&$count=true`, { as })).toMatchObject(refused);
    expect(await graph.json(`/v1.0/users?${query}`, { as, headers })).toMatchObject(refused);
    expect((await graph.json(`/v1.0/users?${query}&$count=true`, { as, headers })).status).toBe(200);
  });

  test.each(["$filter=city eq 'x'", "$filter=department in ('x')", '$filter=mail eq null', '$orderby=displayName'])(
    'need none for %s',
    async (query) => {
      expect((await createTestGraph().json(`/v1.0/users?${query}`, { as })).status).toBe(200);
    },
  );

  test('are no other collection: its null is compared', async () => {
    const path = '/v1.0/applications?$filter=displayName eq null';
    expect((await createTestGraph().json(path, { as: 'elin Application.Read.All' })).status).toBe(200);
  });
});
