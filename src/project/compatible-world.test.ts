import { expect, test } from 'vitest';
import { applicationOf, nodeWorld, openIdentity, requireBroker } from '../connection/index.ts';
import { settingsIn } from '../connection/identity.ts';
import { failureOf } from '../../test/support/failure-of.ts';
import { compatibleWorld } from './compatible-world.ts';
import type { Compatibility } from './file/schema.ts';

const base = nodeWorld({ emulator: '', notify: () => undefined });
const redirectUri = async (compatibility: Compatibility, settings: Readonly<Record<string, unknown>> = {}): Promise<string> =>
  applicationOf(await settingsIn({ ...compatibleWorld(base, compatibility), settings: {} }, settings)).redirectUri;

const own = { oauthApplication: 'Custom', applicationId: '7a1b1f5e-2d0c-4c55-9d0b-3f5e6a4c2b10' };
const nativeClient = 'https://login.microsoftonline.com/common/oauth2/nativeclient';

test.each([
  ['windows', own, 'http://localhost'],
  ['cross-platform', own, 'http://localhost'],
  ['windows-legacy', own, nativeClient],
  ['windows-legacy', {}, nativeClient],
  ['windows-legacy', { ...own, signInThrough: 'Browser' }, 'http://localhost'],
  ['windows', { ...own, useBroker: true }, `ms-appx-web://Microsoft.AAD.BrokerPlugin/${own.applicationId}`],
  ['windows-legacy', { ...own, useBroker: true }, `ms-appx-web://Microsoft.AAD.BrokerPlugin/${own.applicationId}`],
] as const)('a project for %s ends its sign-in where the reference says', async (compatibility, settings, uri) => {
  expect(await redirectUri(compatibility, settings)).toBe(uri);
});

test('what no person signs in with is not touched', async () => {
  const settings = { ...own, authenticationType: 'ApplicationIdAndSecret', tenantId: 'contoso.example', applicationSecret: 'env:SECRET' };
  const identity = openIdentity(settings, { ...compatibleWorld(base, 'windows-legacy'), settings: {} });

  expect(await identity.catch((error: unknown) => String(error))).not.toContain('signInThrough');
});

test('a cross-platform project has no broker, and says why', async () => {
  const { findBroker = async () => ({ missing: '' }) } = compatibleWorld(base, 'cross-platform');

  expect((await failureOf(requireBroker('useBroker', findBroker))).message).toContain(
    'useBroker needs the broker of Windows, and the project is for every system.',
  );
});
