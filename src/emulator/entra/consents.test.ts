import { expect, test } from 'vitest';
import { createTenant } from '../tenant/create.ts';
import { findUser } from '../tenant/tenant.ts';
import { consentedPermissions, missingPermissions, needAdministrator, recordConsent, wantedPermissions } from './consents.ts';
import { publishedPermissions } from './published-permissions.ts';
import type { RequestedScopes } from './scopes.ts';
import { graphResource } from './resources.ts';

function createWorld() {
  const tenant = createTenant();
  const [application] = tenant.applications.values();
  const ada = findUser(tenant, 'ada@contoso.example');
  const ben = findUser(tenant, 'ben@contoso.example');
  if (!application || !ada || !ben) throw new Error('the seed is incomplete');
  return { tenant, application, ada, ben };
}

function asking(...permissions: string[]): RequestedScopes {
  return { basic: ['openid'], permissions, isDefault: false, isQualified: false, resource: graphResource('') };
}

test('everything is missing at first, the permissions of the sign-in too', () => {
  const { tenant, application, ada } = createWorld();

  expect(missingPermissions(tenant, application, ada, asking('Mail.Read'))).toEqual(['Mail.Read', 'openid']);
});

test('only what is new is missing later', () => {
  const { tenant, application, ada } = createWorld();
  recordConsent(tenant, application, ada.id, ['Mail.Read']);

  expect(missingPermissions(tenant, application, ada, asking('Mail.Read', 'Mail.Send'))).toEqual(['Mail.Send']);
  expect(missingPermissions(tenant, application, ada, asking('Mail.Read'))).toEqual([]);
});

test('a consent counts for the person who gave it, one of an administrator for everybody', () => {
  const { tenant, application, ada, ben } = createWorld();
  recordConsent(tenant, application, ada.id, ['Mail.Read']);
  recordConsent(tenant, application, null, ['User.Read']);

  expect(consentedPermissions(tenant, application, ada)).toEqual(['Mail.Read', 'User.Read']);
  expect(consentedPermissions(tenant, application, ben)).toEqual(['User.Read']);
});

test('a second consent of the same person joins the first', () => {
  const { tenant, application, ada } = createWorld();
  recordConsent(tenant, application, ada.id, ['Mail.Read']);
  recordConsent(tenant, application, ada.id, ['Mail.Read', 'Mail.Send']);

  expect(tenant.consents).toMatchObject([{ clientId: application.clientId, principalId: ada.id, permissions: ['Mail.Read', 'Mail.Send'] }]);
});

test('.default wants what is registered, and any consent is enough for it', () => {
  const { tenant, application, ada } = createWorld();
  application.requiredPermissions = ['Mail.Read', 'Mail.Send'];
  const scopes: RequestedScopes = { basic: [], permissions: [], isDefault: true, isQualified: true, resource: graphResource('') };

  const before = missingPermissions(tenant, application, ada, scopes);
  recordConsent(tenant, application, ada.id, ['Mail.Read']);

  expect(wantedPermissions(application, scopes)).toEqual(['Mail.Read', 'Mail.Send']);
  expect(before).toEqual(['Mail.Read', 'Mail.Send']);
  expect(missingPermissions(tenant, application, ada, scopes)).toEqual([]);
});

test('an administrator is needed for what the directory marks so, and for everything where people may not consent', () => {
  const { tenant } = createWorld();

  const marked = needAdministrator(tenant, publishedPermissions, ['Mail.Read', 'User.Read.All']);
  tenant.userConsentAllowed = false;

  expect(marked).toEqual(['User.Read.All']);
  expect(needAdministrator(tenant, publishedPermissions, ['Mail.Read', 'User.Read.All'])).toEqual(['Mail.Read', 'User.Read.All']);
});
