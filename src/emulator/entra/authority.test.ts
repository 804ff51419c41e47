import { expect, test } from 'vitest';
import { createTenant } from '../tenant/create.ts';
import type { Application, SignInAudience, User } from '../tenant/directory.ts';
import { checkAccountType, checkAudience, consumerTenantId, homeTenantId, readAuthority } from './authority.ts';
import { EntraFailure } from './failure.ts';

const tenant = createTenant();
const [application] = tenant.applications.values();
const [work] = tenant.users.values();

function withAudience(signInAudience: SignInAudience): Application {
  if (!application) throw new Error('no application');
  return { ...application, signInAudience };
}

function person(accountType: User['accountType']): User {
  if (!work) throw new Error('no person');
  return { ...work, accountType };
}

function codeOf(check: () => void): number | undefined {
  try {
    check();
  } catch (failure) {
    if (failure instanceof EntraFailure) return failure.code;
    throw failure;
  }
  return undefined;
}

test('the tenant is named by its id or its domain, in any letter case', () => {
  const segments = [tenant.id, tenant.id.toUpperCase(), 'contoso.example', 'Contoso.Example'];

  expect(segments.map((segment) => readAuthority(tenant, segment).kind)).toEqual(['tenant', 'tenant', 'tenant', 'tenant']);
});

test('the tenant of personal accounts is another name of consumers', () => {
  expect(['common', 'Organizations', 'consumers', consumerTenantId].map((segment) => readAuthority(tenant, segment).kind)).toEqual([
    'common',
    'organizations',
    'consumers',
    'consumers',
  ]);
});

test('another tenant is not found', () => {
  expect(() => readAuthority(tenant, 'fabrikam.example')).toThrow(
    "The tenant 'fabrikam.example' was not found. Check the tenant id or the domain name.",
  );
});

test.each([
  ['AzureADMyOrg', 'contoso.example', undefined],
  ['AzureADMyOrg', 'common', 50194],
  ['AzureADMyOrg', 'organizations', 50194],
  ['AzureADMyOrg', 'consumers', 9002332],
  ['AzureADMultipleOrgs', 'common', undefined],
  ['AzureADMultipleOrgs', 'consumers', 9002332],
  ['AzureADandPersonalMicrosoftAccount', 'consumers', undefined],
  ['AzureADandPersonalMicrosoftAccount', 'organizations', undefined],
  ['PersonalMicrosoftAccount', 'common', undefined],
  ['PersonalMicrosoftAccount', 'consumers', undefined],
  ['PersonalMicrosoftAccount', 'organizations', 9002331],
  ['PersonalMicrosoftAccount', 'contoso.example', 9002331],
] as const)('an application for %s on /%s: %s', (audience, segment, code) => {
  expect(codeOf(() => checkAudience(withAudience(audience), readAuthority(tenant, segment)))).toBe(code);
});

test.each([
  ['work', 'AzureADMyOrg', 'contoso.example', undefined],
  ['work', 'AzureADandPersonalMicrosoftAccount', 'consumers', 50034],
  ['work', 'PersonalMicrosoftAccount', 'common', 50034],
  ['personal', 'AzureADandPersonalMicrosoftAccount', 'common', undefined],
  ['personal', 'AzureADandPersonalMicrosoftAccount', 'organizations', 50020],
  ['personal', 'AzureADandPersonalMicrosoftAccount', 'contoso.example', 50020],
  ['personal', 'AzureADMyOrg', 'contoso.example', 500208],
] as const)('a %s account at an application for %s on /%s: %s', (accountType, audience, segment, code) => {
  expect(codeOf(() => checkAccountType(person(accountType), withAudience(audience), readAuthority(tenant, segment)))).toBe(code);
});

test('people belong to the tenant, personal accounts to that of all personal accounts', () => {
  expect([homeTenantId(tenant, person('work')), homeTenantId(tenant, person('personal'))]).toEqual([tenant.id, consumerTenantId]);
});
