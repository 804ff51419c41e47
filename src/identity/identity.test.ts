import { describe, expect, test } from 'vitest';
import { createAccounts } from './accounts/accounts.ts';
import { createIdentity, type Identity } from './identity.ts';
import { readSettings } from './settings/read-settings.ts';
import type { ScopeSettingsInput } from './settings/settings.ts';
import type { IdentityPorts } from './sign-in-method.ts';
import { createNoStorage } from './storage/none.ts';

const publicId = 'f2f43f65-16a6-4319-91b6-d2a342a88744';
const now = new Date('2026-11-23T09:00:00Z');

/** Ports where nothing answers, and nobody can be asked. */
function silentPorts(): IdentityPorts & { readonly addresses: string[] } {
  const addresses: string[] = [];
  return {
    addresses,
    fetch: async (url) => {
      addresses.push(url);
      return Response.json({ error: 'invalid_grant', error_description: 'AADSTS700082: Expired.', error_codes: [700082] }, { status: 400 });
    },
    storage: createNoStorage(),
    openBrowser: () => Promise.reject(new Error('Nobody is here.')),
    canAsk: false,
    notify: () => undefined,
    now: () => now,
  };
}

const seconds = (offset: number): string => String(now.getTime() / 1000 + offset);

/** MSAL's cache text of one account with one access token; MSAL finds entities by these keys. */
function cacheText(name: string, expiresIn: number, environment: string): string {
  const home = `${name}.tid-${environment}`;
  const shared = { home_account_id: `${name}.tid`, environment, realm: 'tid', client_id: publicId };
  const token = {
    target: 'Mail.Read',
    token_type: 'Bearer',
    cached_at: seconds(-60),
    expires_on: seconds(expiresIn),
    credential_type: 'AccessToken',
  };
  return JSON.stringify({
    Account: { [`${home}-tid`]: { ...shared, local_account_id: name, username: `${name}@contoso.example`, authority_type: 'MSSTS' } },
    IdToken: {},
    AccessToken: { [`${home}-accesstoken-${publicId}-tid-mail.read--`]: { ...shared, ...token, secret: `token of ${name}` } },
    RefreshToken: { [`${home}-refreshtoken-${publicId}--`]: { ...shared, secret: 'r', credential_type: 'RefreshToken' } },
    AppMetadata: {},
  });
}

async function storeAccount(
  { storage }: IdentityPorts,
  name: string,
  { expiresIn = 3_600, loginHost = 'login.microsoftonline.com' } = {},
): Promise<void> {
  // MSAL files the global cloud under its old name, the others under their sign-in host.
  const environment = loginHost === 'login.microsoftonline.com' ? 'login.windows.net' : loginHost;
  const accounts = createAccounts({ storage, loginHost, clientId: publicId, tenant: 'common' });
  await accounts.keep(cacheText(name, expiresIn, environment), [`${name}@contoso.example`, `${name}.alias@contoso.example`], now);
}

/** Settings of a cloud apart have no public application; here one of its own has the same ID. */
const ownApplication = { oauthApplication: 'Custom', applicationId: publicId } as const;
const identityOf = (settings: ScopeSettingsInput, ports: IdentityPorts): Identity => createIdentity(readSettings(settings), ports);

describe('a stored token', () => {
  test('is handed out without a request', async () => {
    const ports = silentPorts();
    await storeAccount(ports, 'ada');

    expect(await identityOf({}, ports).token(['Mail.Read'])).toEqual({
      accessToken: 'token of ada',
      expiresOn: new Date(now.getTime() + 3_600_000),
      permissions: ['Mail.Read'],
      account: { homeAccountId: 'ada.tid', username: 'ada@contoso.example', name: '', tenantId: 'tid', personal: false },
    });
    expect(ports.addresses).toEqual([]);
  });

  test('is found by the address that the sign-in confirmed, too', async () => {
    const ports = silentPorts();
    await storeAccount(ports, 'ada');
    await storeAccount(ports, 'chloe');

    expect((await identityOf({ emailAddress: 'Ada.Alias@contoso.example' }, ports).token(['Mail.Read'])).accessToken).toBe('token of ada');
  });

  test('is read once in a run, as long as it lasts', async () => {
    const ports = silentPorts();
    await storeAccount(ports, 'ada');
    let reads = 0;
    const storage = { ...ports.storage, read: (key: string) => ((reads += 1), ports.storage.read(key)) };
    const identity = identityOf({}, { ...ports, storage });
    for (let times = 0; times < 5; times += 1) await identity.token(['Mail.Read']);

    expect(reads, 'the index and the account').toBe(2);
  });

  test('that is about to end is renewed at the sign-in host of its cloud', async () => {
    const ports = silentPorts();
    await storeAccount(ports, 'ada', { expiresIn: 299, loginHost: 'login.microsoftonline.us' });
    const error: unknown = await identityOf({ environment: 'USGovernment', ...ownApplication }, ports)
      .token(['Mail.Read'])
      .catch((problem: unknown) => problem);

    expect(error).toMatchObject({
      code: 'SIGN_IN_UNATTENDED',
      message: expect.stringContaining('The sign-in has expired because it was not used for 90 days. (AADSTS700082)'),
    });
    expect(ports.addresses.map((address) => new URL(address).host)).toEqual(['login.microsoftonline.us']);
  });

  test('of one cloud is not used in another', async () => {
    const ports = silentPorts();
    await storeAccount(ports, 'ada');

    expect(await identityOf({ environment: 'China', ...ownApplication }, ports).current()).toBeUndefined();
  });
});

test('keys of the storage tell neither addresses nor IDs', async () => {
  const ports = silentPorts();
  await storeAccount(ports, 'ada');

  for (const key of await ports.storage.list()) expect(key).toMatch(/^[\da-f]{16}-((at-)?[\da-f]{32}|latest)$/);
  expect(await ports.storage.list()).not.toEqual([]);
});

test('an application that acts alone knows nothing of the people who signed in through it, and forgets none of them', async () => {
  const ports = silentPorts();
  const own = { applicationId: publicId, tenantId: 'contoso.example' };
  const people = createAccounts({
    storage: ports.storage,
    loginHost: 'login.microsoftonline.com',
    clientId: publicId,
    tenant: own.tenantId,
  });
  await people.keep(cacheText('ada', 3_600, 'login.windows.net'), [], now);
  const alone = identityOf({ ...own, authenticationType: 'ApplicationIdAndSecret', applicationSecret: 'x' }, ports);
  await alone.signOut();

  expect([await alone.accounts(), await alone.signIns(), await alone.granted()]).toEqual([[], [], []]);
  expect(await alone.current()).toMatchObject({ homeAccountId: `${publicId}.${own.tenantId}`, tenantId: own.tenantId });
  expect(await identityOf({ ...own, oauthApplication: 'Custom' }, ports).signIns()).toMatchObject([
    { account: { username: 'ada@contoso.example' }, granted: ['Mail.Read'], signedInAt: now.toISOString() },
  ]);
});

test.each([
  ['one account alone', ['ada'], {}, ['Mail.Read']],
  ['nobody', [], {}, []],
  ['several of which one is named', ['ada', 'chloe'], { emailAddress: 'chloe@contoso.example' }, ['Mail.Read']],
  ['another one that is named', ['ada'], { emailAddress: 'ben@contoso.example' }, []],
  ['several of which none is named', ['ada', 'chloe'], {}, ['Mail.Read']],
])('what was granted is known of %s', async (_, names, settings, granted) => {
  const ports = silentPorts();
  for (const name of names) await storeAccount(ports, name);
  expect(await identityOf(settings, ports).granted()).toEqual(granted);
});
