import { expect, test } from 'vitest';
import { whatItAllows } from '../../permissions/index.ts';
import { applicationOf, publicApplication } from './applications.ts';

test('the public application is as documented: ID, name and 28 permissions', () => {
  expect(applicationOf({ oauthApplication: 'UiPath' })).toEqual(publicApplication);
  expect(publicApplication).toMatchObject({
    clientId: 'f2f43f65-16a6-4319-91b6-d2a342a88744',
    name: 'UiPathStudioO365App',
    publisher: 'UiPath',
    redirectUri: 'http://localhost',
  });
  expect(new Set(publicApplication.permissions).size).toBe(28);
});

test('each of its permissions is one of Microsoft Graph, but for that of Exchange and those of OpenID Connect', () => {
  // https://openid.net/specs/openid-connect-core-1_0.html#ScopeClaims
  const others = new Set(['EWS.AccessAsUser.All', 'email', 'offline_access', 'openid', 'profile']);

  for (const name of publicApplication.permissions.filter((one) => !others.has(one))) {
    expect(whatItAllows(name)).toBeDefined();
  }
});

test('an own application has no publisher, and an ID in lower case', () => {
  expect(applicationOf({ oauthApplication: 'Custom', applicationId: '7A1B1F5E-2D0C-4C55-9D0B-3F5E6A4C2B10' })).toEqual({
    clientId: '7a1b1f5e-2d0c-4c55-9d0b-3f5e6a4c2b10',
    name: 'application 7a1b1f5e-2d0c-4c55-9d0b-3f5e6a4c2b10',
    redirectUri: 'http://localhost',
  });
});

test('an application that every tenant has is called by its name, chosen by its ID', () => {
  expect(applicationOf({ oauthApplication: 'Custom', applicationId: '14D82EEC-204b-4c2f-b7e8-296a70dab67e' })).toEqual({
    clientId: '14d82eec-204b-4c2f-b7e8-296a70dab67e',
    name: 'Microsoft Graph Command Line Tools',
    publisher: 'Microsoft',
    redirectUri: 'http://localhost',
  });
});
