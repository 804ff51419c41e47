import { describe, expect, test } from 'vitest';
import { publishedPermissions } from '../../../../test/support/published.ts';
import { createTestGraph } from '../../../../test/support/test-graph.ts';
import { allRoutes } from '../../../../test/support/all-routes.ts';
import { routesOnDemand } from '../routes-on-demand.ts';
import { unknownSegment } from './unknown-segment.ts';

test.each([
  '/me',
  '/ME/Messages',
  '/users/delta',
  "/users('a')/messages('b')/microsoft.graph.move",
  '/users/{id}/memberOf/microsoft.graph.group/$count',
  "/applications(appId='x')/owners/{id}/$ref",
  '/groups/{id}/members',
  "/me/drive/root:/a/b.xlsx:/workbook/worksheets/Sheet1/range(address='A1:B2')/format",
  '/me/mailboxSettings/timeZone',
  '/me/mailboxSettings/timeZone/$value',
  '/me/mailboxSettings/automaticRepliesSetting/status',
  '/me/displayName',
  '/sites/root/lists/{id}/items/{id}/fields',
  '/external/connections/{id}/items/{id}',
  '/me/drive/items/{id}/workbook/functions/vlookup',
  "/me/drive/items/{id}/workbook/worksheets/{id}/charts/item(name='a')/axes",
  "/me/calendar/allowedCalendarSharingRoles(User='a')",
  '/security/microsoft.graph.security.runHuntingQuery',
  '/$batch',
  '/$metadata',
  '/',
])('%s is a path of Graph', (path) => {
  expect(unknownSegment(path)).toBeUndefined();
});

test.each([
  ['/nothing', 'nothing'],
  ['/$nothing', '$nothing'],
  ['/meh/messages', 'meh'],
  ['/me/mesages', 'mesages'],
  ['/users/{id}/messages/{id}/bodyText', 'bodyText'],
  ['/me/messages/{id}/subject/length', 'length'],
  ['/me/mailFolders/inbox/messages/{id}/attachments/{id}/nothing', 'nothing'],
  ['/me/businessPhones/first/second', 'second'],
  ['/applications/{id}/messages', 'messages'],
  ["/users('a')/nothing('b')", 'nothing'],
  ['/me/mailboxSettings/nothing', 'nothing'],
])('%s is none, because of %s', (path, segment) => {
  expect(unknownSegment(path)).toBe(segment);
});

test('every operation that is built is one of Graph', () => {
  const paths = new Set(allRoutes.map(({ operation }) => operation.split(' ')[1] ?? ''));
  const unknown = [...paths].filter((path) => !path.includes('{setting}') && unknownSegment(path) !== undefined);
  expect(unknown).toEqual([]);
});

const { permissions, isThere, reason } = publishedPermissions();
test.skipIf(!isThere)(`one published path of four, and all of mail and directory, is one of Graph${reason}`, () => {
  const paths = new Set(
    Object.values(permissions).flatMap(({ schemes }) => Object.values(schemes).flatMap(({ paths = [] }) => paths.map(({ path }) => path))),
  );
  expect(paths.size).toBeGreaterThan(3_000);
  const ours = /\/(?:messages|mailfolders|applications|serviceprincipals|users\/\{id\}\/\w+$)/i;
  const tried = [...paths].filter((path, index) => index % 4 === 0 || ours.test(path));
  expect(tried.filter((path) => unknownSegment(path) !== undefined)).toEqual([]);
});

/** What stands for an id, is misspelt in the published file (`(team-id)`, `itemAt(...)range`), or is the path of a file, which may be anything. */
const names = /^(?:inbox|root|current|streams|me|\(team-id\)|itemat\(index=1\)range|.+\/.+)$/i;

test.skipIf(!isThere)(`no published path is taken for one of something whose id is a name of Graph${reason}`, async () => {
  const routes = routesOnDemand();
  const published = Object.values(permissions).flatMap(({ schemes }) => Object.values(schemes).flatMap(({ paths = [] }) => paths));
  const taken = new Set<string>();
  for (const { path, methods } of published) {
    const called = path.replaceAll(/\{[^}]*\}/g, (_, at: number) => (path[at - 1] === '=' ? '1' : 'id'));
    for (const method of methods) {
      const { route, params, ownerKey = 'id' } = (await routes.find(method, called)) ?? {};
      if (!route || route.operation.includes('{setting}')) continue;
      const strange = [...Object.values(params ?? {}), ownerKey].filter((value) => value !== 'id' && value !== '1' && !names.test(value));
      if (strange.length > 0) taken.add(`${method} ${path} is taken for ${route.operation}`);
    }
  }

  expect(published.length).toBeGreaterThan(10_000);
  expect([...taken]).toEqual([]);
});

describe('a request', () => {
  const graph = createTestGraph();

  test('for a path that Graph does not have is told so, after the token', async () => {
    expect(await graph.json('/v1.0/me/mesages')).toMatchObject({
      status: 400,
      body: { error: { code: 'BadRequest', message: "Resource not found for the segment 'mesages'." } },
    });
    expect((await graph.json('/v1.0/me/mesages', { as: '' })).status).toBe(401);
  });

  test('for an operation that is not built gets 501, in beta too for what is unknown', async () => {
    expect((await graph.json('/v1.0/me/onenote')).status).toBe(501);
    expect((await graph.json('/beta/me/mesages')).status).toBe(501);
    expect((await graph.json('/v1.0/me/messages', { method: 'DELETE' })).status).toBe(501);
    expect(await graph.json('/v1.0/$metadata')).toMatchObject({
      status: 501,
      body: { error: { message: 'The emulator does not have the operation GET /$metadata.' } },
    });
  });

  // What a placeholder would take for an id.
  test.each([
    '/users/getByIds',
    '/sites/getAllSites',
    '/groups/onPremisesSyncBehavior',
    '/applications/delta',
    '/servicePrincipals/delta()',
    '/me/mailFolders/inbox/messages/$value',
    '/me/events/microsoft.graph.delta()',
    '/me/contacts/$count',
  ])('for %s is not taken for one of something with that id', async (path) => {
    const { status, body } = await graph.json(`/v1.0${path}`, {
      as: 'ada User.Read.All Mail.Read Calendars.Read Application.Read.All Sites.Read.All',
    });

    expect(status).toBe(501);
    expect(JSON.stringify(body)).toContain(`the operation GET ${path}.`);
  });

  test.each(['/me', '/ME/MessageS?$top=1', "/users('ada@contoso.example')/mailFolders", '/users?$top=1', '/nothing'])(
    'for %s may name its own organisation, in any letter case',
    async (path) => {
      const as = 'ada User.Read.All Mail.Read';
      const [plain, ...named] = await Promise.all(
        ['', '/myorganization', '/myOrganization'].map(async (own) => {
          const { status, body } = await graph.json(`/v1.0${own}${path}`, { as });
          return { status, value: status === 200 ? body : (body['error'] as { message: string }).message };
        }),
      );
      expect(named).toEqual([plain, plain]);
    },
  );

  test('for the organisation and nothing else is for a path that there is not', async () => {
    expect((await graph.json('/v1.0/myorganization')).status).toBe(400);
    expect((await graph.json('/v1.0/myorganizations/users')).status).toBe(400);
  });
});
