import { beforeAll, describe, expect, test } from 'vitest';
import type { OnbehalfError } from '../../src/core/errors.ts';
import { createSigningKey, type SigningKey } from '../../src/emulator/entra/signing-key.ts';
import type { ScopeSettingsInput } from '../../src/identity/index.ts';
import { createWorld as worldWith, ownApplication, shortLived, type World } from './world.ts';

let signingKey: SigningKey;
beforeAll(async () => {
  signingKey = await createSigningKey();
});

/** A world where nobody can be asked; ada consented to reading mail. */
function createWorld(settings = {}): World {
  const world = worldWith({ signingKey, settings });
  consent(world, 'Mail.Read');
  return world;
}

function consent({ tenant }: World, ...permissions: string[]): void {
  tenant.consents.push({
    id: String(tenant.consents.length),
    clientId: ownApplication,
    principalId: null,
    permissions: [...permissions, 'openid', 'profile', 'offline_access'],
  });
}

const settingsOf = ({ tenant }: World, more: ScopeSettingsInput = {}): ScopeSettingsInput => ({
  authenticationType: 'UsernameAndPassword',
  applicationId: ownApplication,
  tenantId: tenant.id,
  username: 'ada@contoso.example',
  password: 'Contoso-ada-1',
  ...more,
});
const open = (world: World, more: ScopeSettingsInput = {}) => world.identity(settingsOf(world, more), { canAsk: false });
const grants = ({ requests }: World): (string | null)[] => requests.map(({ form }) => form.get('grant_type'));

async function refusalOf(world: World, more: ScopeSettingsInput = {}, permissions = ['Mail.Read']): Promise<OnbehalfError> {
  return await open(world, more)
    .token(permissions)
    .then(
      () => expect.unreachable('It signed in.'),
      (error: OnbehalfError) => error,
    );
}

describe('a user name and a password', () => {
  test('sign in without asking anybody', async () => {
    const world = createWorld();
    const signedIn = await open(world).token(['Mail.Read']);

    expect(signedIn).toMatchObject({ permissions: ['Mail.Read'], account: { username: 'ada@contoso.example', tenantId: world.tenant.id } });
    expect(world.told('opening')).toEqual([]);
    expect(world.told('signedIn')).toHaveLength(1);
  });

  test('are told of each time they are sent, with what to use instead', async () => {
    const world = createWorld(shortLived);
    await open(world).token(['Mail.Read']);
    await open(world).token(['Mail.Read']);

    expect(world.told('passwordSent')).toEqual([
      {
        type: 'passwordSent',
        username: 'ada@contoso.example',
        message:
          'The password of ada@contoso.example is sent to sign in. OAuth rules this way out (RFC 9700, 2.4), and Microsoft advises against it: ' +
          'with InteractiveToken a person signs in once, and later runs need nobody.',
      },
    ]);
  });

  test('are not sent again while something stored can be renewed', async () => {
    const world = createWorld(shortLived);
    await open(world).token(['Mail.Read']);
    await open(world).token(['Mail.Read']);

    expect(grants(world)).toEqual(['password', 'refresh_token']);
  });

  test('are sent again when the sign-in was revoked', async () => {
    const world = createWorld(shortLived);
    await open(world).token(['Mail.Read']);
    world.tenant.clock.advance(5_000);
    for (const user of world.tenant.users.values()) user.sessionsValidFrom = world.tenant.clock.now().toISOString();
    world.tenant.clock.advance(1_000);
    await open(world).token(['Mail.Read']);

    expect(grants(world)).toEqual(['password', 'refresh_token', 'password']);
  });

  test('never use the sign-in of somebody else', async () => {
    const world = createWorld();
    await open(world, { username: 'chloe@contoso.example', password: 'Contoso-chloe-1' }).token(['Mail.Read']);

    expect((await open(world).token(['Mail.Read'])).account.username).toBe('ada@contoso.example');
  });

  test('come from securePassword, too', async () => {
    const world = createWorld();
    const settings = { ...settingsOf(world), securePassword: 'Contoso-ada-1' };
    delete settings.password;

    expect((await world.identity(settings).token(['Mail.Read'])).account.username).toBe('ada@contoso.example');
  });

  test('that cannot be read are told before any request', async () => {
    const world = createWorld();
    const error = await refusalOf(world, { password: 'env:ONBEHALF_TEST_NOT_SET' });

    expect(error).toMatchObject({
      code: 'SETTINGS_INVALID',
      fields: [{ field: 'password', problem: 'names the environment variable ONBEHALF_TEST_NOT_SET, which is not set.' }],
    });
    expect(world.requests).toEqual([]);
  });
});

describe('what stands in the way', () => {
  test('a wrong password', async () => {
    const error = await refusalOf(createWorld(), { password: 'not-the-password' });

    expect(error).toMatchObject({
      code: 'SIGN_IN_FAILED',
      remedy: 'Check username and password.',
      message: 'The user name or the password is wrong. (AADSTS50126)',
    });
    expect(JSON.stringify([error, error.stack])).not.toContain('not-the-password');
  });

  test('a second factor', async () => {
    expect(await refusalOf(createWorld(), { username: 'ben@contoso.example', password: 'Contoso-ben-1' })).toMatchObject({
      code: 'SIGN_IN_REQUIRED',
      exitStatus: 3,
      message: 'The account ben@contoso.example has to prove itself with a second factor now. (AADSTS50076)',
      remedy:
        'A user name and a password cannot answer a second factor. Use InteractiveToken, or have an administrator exempt this account from the policy.',
    });
  });

  test('a consent that is missing', async () => {
    const error = await refusalOf(createWorld(), {}, ['Mail.Send']);

    expect(error).toMatchObject({ code: 'CONSENT_REQUIRED', exitStatus: 4, details: { aadsts: 65001 } });
    expect(error.remedy).toMatch(
      /^Sign in once with InteractiveToken through the same application and accept, or send your administrator this link: https:\/\/login/,
    );
  });

  test.each<[string, ScopeSettingsInput, number, string]>([
    ['a person that the tenant does not know', { username: 'nobody@contoso.example' }, 50034, 'Check username and tenantId.'],
    [
      'another tenant',
      { tenantId: 'fabrikam.example' },
      90002,
      'Check tenantId: it is the tenant ID or a domain of the organisation that the account belongs to.',
    ],
    [
      'another application',
      { applicationId: '00000000-0000-4000-8000-000000000000' },
      700016,
      'Check the application ID and the tenant against the app registration in the Entra admin center.',
    ],
    [
      'a confidential application',
      { applicationId: 'c0ffee00-8a4e-4f0e-9a51-0a1b2c3d4e5f' },
      7000218,
      'In the app registration, under Authentication, set "Allow public client flows" to Yes.',
    ],
  ])('%s', async (_, settings, aadsts, remedy) => {
    expect(await refusalOf(createWorld(), settings)).toMatchObject({ details: { aadsts }, remedy });
  });

  test('a disabled account', async () => {
    const world = createWorld();
    for (const user of world.tenant.users.values()) user.accountEnabled = false;

    expect(await refusalOf(world)).toMatchObject({
      code: 'SIGN_IN_BLOCKED',
      message: 'The account ada@contoso.example is disabled. (AADSTS50057)',
    });
  });

  test('a tenant that is not named', () => {
    const world = createWorld();

    expect(() => open(world, { tenantId: 'common' })).toThrow(
      expect.objectContaining({
        fields: [
          expect.objectContaining({
            field: 'tenantId',
            problem: 'must name one tenant with UsernameAndPassword: its ID, or a domain such as contoso.example.',
          }),
        ],
      }),
    );
  });
});
