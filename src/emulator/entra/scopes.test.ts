import { describe, expect, test } from 'vitest';
import { createTenant } from '../tenant/create.ts';
import { EntraFailure } from './failure.ts';
import { publishedPermissions } from './published-permissions.ts';
import { readScopes } from './scopes.ts';

const graphId = '00000003-0000-0000-c000-000000000000';
const graph = { address: 'https://graph.microsoft.com', audience: 'https://graph.microsoft.com', kind: 'graph', version: 1 };

const place = {
  endpoint: 'authorize',
  permissions: publishedPermissions,
  host: 'localhost',
  tenant: createTenant(),
  application: 'Example',
} as const;

test('bare names are of Microsoft Graph, in any letter case and order, each once', () => {
  expect(readScopes('  openid mail.read MAIL.READ  profile User.Read ', place)).toEqual({
    basic: ['openid', 'profile'],
    permissions: ['Mail.Read', 'User.Read'],
    isDefault: false,
    isQualified: false,
    resource: { ...graph, audience: graphId },
  });
});

test.each([
  'https://graph.microsoft.com/Mail.Read',
  'https://Graph.Microsoft.com//Mail.Read',
  '00000003-0000-0000-c000-000000000000/Mail.Read',
])('%s names the resource', (text) => {
  expect(readScopes(text, place)).toMatchObject({ permissions: ['Mail.Read'], isQualified: true });
});

test('.default stands for what is registered', () => {
  expect(readScopes('https://graph.microsoft.com/.default openid', place)).toEqual({
    basic: ['openid'],
    permissions: [],
    isDefault: true,
    isQualified: true,
    resource: graph,
  });
});

describe('refuses', () => {
  function codeOf(text: string, endpoint: 'authorize' | 'token'): number | undefined {
    try {
      readScopes(text, { ...place, endpoint });
    } catch (failure) {
      if (failure instanceof EntraFailure) return failure.code;
    }
    return undefined;
  }

  test.each([
    ['a permission that does not exist, at the authorization endpoint', 'Mail.Reed', 'authorize', 650053],
    ['a permission that does not exist, at the token endpoint', 'Mail.Reed', 'token', 650053],
    ['.default beside a permission', '.default Mail.Read', 'authorize', 70011],
    ['an unknown resource', 'https://api.contoso.example/Read', 'authorize', 500011],
    ['two resources in one token request', 'https://graph.microsoft.com/Mail.Read https://api.contoso.example/Read', 'token', 700022],
    ['a name of the language itself', 'constructor', 'token', 650053],
  ] as const)('%s', (_, text, endpoint, code) => {
    expect(codeOf(text, endpoint)).toBe(code);
  });
});
