import { expect, test } from 'vitest';
import { failureOf } from '../../../test/support/failure-of.ts';
import { nodeWorld, type World } from '../index.ts';
import { examine } from './examine.ts';

const world: World = { ...nodeWorld({ emulator: '', notify: () => undefined }), settings: {} };
const own = { applicationId: '7a1b1f5e-2d0c-4c55-9d0b-3f5e6a4c2b10', tenantId: 'contoso.example' };

test('settings lead to the public application in the global cloud where nothing else is said', async () => {
  expect(await examine({}, world)).toMatchObject({
    loginUrl: 'https://login.microsoftonline.com',
    graphUrl: 'https://graph.microsoft.com',
    tenant: 'common',
    application: { name: 'UiPathStudioO365App', clientId: 'f2f43f65-16a6-4319-91b6-d2a342a88744', redirectUri: 'http://localhost' },
    usesRedirectUri: true,
    dataStoreLocation: 'Machine',
  });
  expect(await examine({}, world)).not.toHaveProperty('broker');
});

test('they lead to a cloud, a tenant and an application; an emulator plays Graph in each', async () => {
  const found = await examine({ ...own, oauthApplication: 'Custom', environment: 'USGovernment', dataStoreLocation: 'None' }, world);
  expect(found).toMatchObject({
    loginUrl: 'https://login.microsoftonline.us',
    graphUrl: 'https://graph.microsoft.us',
    tenant: own.tenantId,
    application: { clientId: own.applicationId },
    dataStoreLocation: 'None',
  });
  expect((await examine({}, { ...world, graphUrl: 'http://localhost:4000' })).graphUrl).toBe('http://localhost:4000');
});

test.each<[object, boolean, string | undefined]>([
  [{}, true, undefined],
  [{ useBroker: true }, true, 'useBroker'],
  [{ ...own, authenticationType: 'IntegratedWindowsAuthentication' }, true, 'authenticationType'],
  [{ ...own, authenticationType: 'UsernameAndPassword', username: 'ada', password: 'x' }, false, undefined],
  [{ ...own, authenticationType: 'ApplicationIdAndSecret', applicationSecret: 'x' }, false, undefined],
])('with %j an answer comes to a redirect URI: %s; the broker is asked for by the setting %s', async (settings, uses, broker) => {
  const found = await examine({ ...settings }, world);
  expect([found.usesRedirectUri, found.broker]).toEqual([uses, broker]);
});

test('which bucket is told where tokens are kept in one, and wrong settings are refused', async () => {
  const bucket = { dataStoreLocation: 'Bucket', folder: 's3://tokens', bucketKeys: 'env:KEYS' };
  expect((await examine(bucket, world)).bucket).toMatchObject({ folder: 's3://tokens', bucketKeys: 'env:KEYS' });
  expect((await failureOf(examine({ tenantIdd: 'x' }, world))).code).toBe('SETTINGS_INVALID');
});
