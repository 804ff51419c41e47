import { expect, test } from 'vitest';
import type { Application } from '../tenant/directory.ts';
import { readRedirectUri } from './redirect-uri.ts';

const application: Application = {
  clientId: '11111111-1111-4111-8111-111111111111',
  displayName: 'Example',
  publisher: 'Contoso',
  signInAudience: 'AzureADMyOrg',
  publicClientRedirectUris: [
    'http://localhost',
    'http://127.0.0.1/cli',
    'https://login.microsoftonline.com/common/oauth2/nativeclient',
    'msal11111111://auth',
  ],
  webRedirectUris: ['https://app.contoso.example/Back', 'http://localhost:3000/web'],
  spaRedirectUris: ['https://spa.contoso.example/'],
  isFallbackPublicClient: true,
  secrets: [],
  requiredPermissions: [],
  applicationPermissions: [],
};

test.each([
  ['http://localhost', 'native'],
  ['http://localhost/', 'native'],
  ['http://localhost:49152', 'native'],
  ['http://localhost:49152/', 'native'],
  ['http://127.0.0.1:8400/cli', 'native'],
  ['https://login.microsoftonline.com/common/oauth2/nativeclient', 'native'],
  ['msal11111111://auth', 'native'],
  ['https://app.contoso.example/Back', 'web'],
  ['https://APP.contoso.example/Back', 'web'],
  ['http://localhost:3000/web', 'web'],
  ['https://spa.contoso.example', 'spa'],
])('%s is registered (%s)', (uri, platform) => {
  expect(readRedirectUri(application, uri)).toEqual({ uri, platform });
});

test.each([
  'https://app.contoso.example/back',
  'https://app.contoso.example/Back/',
  'https://app.contoso.example/Back?x=1',
  'https://app.contoso.example/Back#x',
  'https://app.contoso.example:444/Back',
  'https://app.contoso.example.evil.example/Back',
  'https://app.contoso.example@evil.example/Back',
  'https://evil.example/../Back',
  'https://app.contoso.example/other/../Back',
  'http://app.contoso.example/Back',
  'http://localhost:3001/web',
  'https://localhost:49152/',
  'http://localhost:49152/path',
  'http://localhost@evil.example/',
  'http://localhost.evil.example/',
  'http://127.0.0.1:8400/',
  'http://[::1]:8400/',
  'javascript:alert(1)',
  'nonsense',
])('%s is not', (uri) => {
  const text = `The redirect URI '${uri}' is not one of those registered for the application '${application.clientId}'.`;

  expect(() => readRedirectUri(application, uri)).toThrow(text);
});

test('a request without a redirect URI is refused', () => {
  expect(() => readRedirectUri(application, undefined)).toThrow('The request names no redirect URI.');
});
