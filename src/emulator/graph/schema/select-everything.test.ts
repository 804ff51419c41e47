import { beforeAll, describe, expect, test } from 'vitest';
import { createTestGraph, type TestGraph } from '../../../../test/support/test-graph.ts';
import { seedMail } from '../../tenant/seed/mail.ts';
import { createTenant } from '../../tenant/create.ts';
import { schema } from './schema.ts';

const as = 'elin User.Read.All Mail.ReadWrite Application.Read.All Organization.Read.All Directory.Read.All';

/** A resource and a collection of each type, by its paths. */
const places = {
  user: ['/me', '/users'],
  message: ['/me/messages/{id}', '/me/messages'],
  mailFolder: ['/me/mailFolders/inbox', '/me/mailFolders'],
  application: ['/applications/{id}', '/applications'],
  servicePrincipal: ['/servicePrincipals/{id}', '/servicePrincipals'],
  organization: ['/organization'],
} as const;

let graph: TestGraph;
beforeAll(() => {
  const tenant = createTenant({ now: new Date('2026-03-02T09:00:00Z') });
  seedMail(tenant);
  graph = createTestGraph({}, tenant);
});

async function firstId(path: string): Promise<string> {
  const { body } = await graph.json(`/v1.0${path}?$top=1`, { as });
  return (body['value'] as { id: string }[])[0]?.id ?? '';
}

describe.each(Object.entries(places))('%s', (type, paths) => {
  const properties = schema.propertiesOf(type) ?? [];

  test.each(paths)('%s can select whatever Graph has, and nothing else', async (template) => {
    const path = template.includes('{id}') ? template.replace('{id}', await firstId(template.replace('/{id}', ''))) : template;
    const select = (name: string) => graph.json(`/v1.0${path}?$select=${name}`, { as });
    const wrong: unknown[] = [];
    for (const { name, isNavigation, isList } of properties) {
      const { status, body } = await select(name);
      const [item] = Array.isArray(body['value']) ? (body['value'] as Record<string, unknown>[]) : [body];
      const isRight = status === 501 || (status === 200 && (isNavigation || item === undefined || name in item));
      if (!isRight || (item !== undefined && isList && !isNavigation && item[name] === null))
        wrong.push({ name, status, error: body['error'] });
    }

    expect(properties.length).toBeGreaterThan(5);
    expect(wrong).toEqual([]);
    expect((await select('notThere')).status).toBe(400);
    expect((await select(properties[1]?.name.toUpperCase() ?? '')).status).toBe(200);
  });

  test('a condition, an order or an expansion of what is not kept is not built, of what is not there is wrong', async () => {
    const path = `/v1.0${paths.at(-1) ?? ''}`;
    const unkept = await statusOf(
      `${path}?$orderby=${{ user: 'aboutMe', message: 'conversationIndex', mailFolder: 'id,childFolderCount', application: 'oauth2RequirePostResponse', servicePrincipal: 'customSecurityAttributes', organization: 'partnerTenantType' }[type] ?? ''}`,
    );

    expect([200, 501]).toContain(unkept);
    expect(await statusOf(`${path}?$expand=extensions`)).toBe(properties.some(({ name }) => name === 'extensions') ? 501 : 400);
    expect(await statusOf(`${path}?$expand=notThere`)).toBe(400);
    expect(await statusOf(`${path}?$filter=notThere eq 1`)).toBe(400);
  });
});

async function statusOf(path: string): Promise<number> {
  return (await graph.json(path, { as })).status;
}

test('what is not kept is empty beside what is', async () => {
  const { status, body } = await graph.json('/v1.0/me?$select=displayName,aboutMe,skills,manager', { as });
  const filtered = await graph.json("/v1.0/users?$filter=aboutMe eq 'x'", { as });

  expect({ status, body }).toEqual({
    status: 200,
    body: {
      '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#users(displayName,aboutMe,skills,manager)/$entity',
      displayName: graph.tenant.users.get(String((await graph.json('/v1.0/me', { as })).body['id']))?.displayName,
      aboutMe: null,
      skills: [],
    },
  });
  expect(filtered).toMatchObject({
    status: 501,
    body: {
      error: {
        code: 'NotImplemented',
        message: 'The emulator does not keep the property aboutMe of user, so it cannot filter or sort by it.',
      },
    },
  });
});
