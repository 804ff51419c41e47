import { beforeAll, expect, test } from 'vitest';
import { groups, mail } from '../../activities/index.ts';
import { embed, type Embedment } from '../../embedded.ts';
import { createSigningKey, type SigningKey } from '../../emulator/entra/signing-key.ts';
import type { ScopeSettingsInput } from '../../identity/index.ts';
import { checkAlone } from './check-alone.ts';
import { microsoft365Scope } from '../scope.ts';
import { use } from '../use.ts';

let signingKey: SigningKey;
beforeAll(async () => {
  signingKey = await createSigningKey();
});

const list = use(mail.list, { markAsRead: false });

const reportsOf = (cloud: Embedment): ScopeSettingsInput => ({
  authenticationType: 'ApplicationIdAndSecret',
  applicationId: 'c0ffee00-8a4e-4f0e-9a51-0a1b2c3d4e5f',
  tenantId: cloud.emulator.tenant.id,
  applicationSecret: 'contoso-reports-secret',
});

/** A world that records the paths of Graph that were called. */
function watched(cloud: Embedment) {
  const world = cloud.world();
  const paths: string[] = [];
  const fetch: typeof world.fetch = (url, init) => {
    if (new URL(url).hostname === 'graph.microsoft.com') paths.push(new URL(url).pathname);
    return world.fetch(url, init);
  };
  return { world: { ...world, fetch, canAsk: false }, paths };
}

test('an application works on the mailbox that it is told', async () => {
  await using cloud = await embed({ signingKey });
  const { world, paths } = watched(cloud);
  await using m365 = await microsoft365Scope(
    { ...reportsOf(cloud), impersonatedUserEmailAddress: 'ben@contoso.example', activities: [list] },
    world,
  );
  const [message] = await m365.mail.list({ top: 1 }).all();

  expect(message?.mailbox).toBe('ben@contoso.example');
  expect(paths.every((path) => path.startsWith('/v1.0/users/ben%40contoso.example/'))).toBe(true);
  expect(m365.permissions.permissions).toMatchObject([{ name: 'Mail.Read', adminConsentRequired: true }]);
  expect(await m365.signIn()).toMatchObject({ username: 'application c0ffee00-8a4e-4f0e-9a51-0a1b2c3d4e5f' });
});

test('what an administrator did not grant is refused by Graph', async () => {
  await using cloud = await embed({ signingKey });
  const { world } = watched(cloud);
  await using m365 = await microsoft365Scope(
    { ...reportsOf(cloud), impersonatedUserEmailAddress: 'ben@contoso.example', activities: [mail.send] },
    world,
  );

  await expect(m365.mail.send({ to: ['ada@contoso.example'], subject: 'x', body: 'x' })).rejects.toMatchObject({
    code: 'PERMISSION_MISSING',
    exitStatus: 4,
  });
});

test('without a mailbox nothing is called, and what to set is told', async () => {
  await using cloud = await embed({ signingKey });
  const { world, paths } = watched(cloud);
  await using m365 = await microsoft365Scope({ ...reportsOf(cloud), activities: [list] }, world);

  await expect(m365.mail.list({ top: 1 }).all()).rejects.toMatchObject({
    code: 'SETTINGS_INVALID',
    message: 'mail.list works on a mailbox, and an application without a person has none of its own.',
    remedy: 'Set impersonatedUserEmailAddress to the address of the mailbox to work on.',
  });
  expect(paths).toEqual([]);
});

test('a mailbox that the call names will do', () => {
  expect(() => checkAlone(mail.list, { mailbox: 'ben@contoso.example' }, undefined)).not.toThrow();
  expect(() => checkAlone(mail.list, {}, 'ben@contoso.example')).not.toThrow();
});

test('whom an application names it must be able to read, so that is listed', () => {
  const input = { displayName: 'Audit', members: ['ben@contoso.example'] };

  expect(() => checkAlone(groups.create, { displayName: 'Audit' }, undefined)).not.toThrow();
  expect(() => checkAlone(use(groups.create, { members: true }), input, undefined)).not.toThrow();
  expect(() => checkAlone(use(groups.create, { owners: true }), input, undefined)).toThrow(
    expect.objectContaining({
      code: 'INPUT_INVALID',
      fields: [
        {
          field: 'members',
          problem:
            'is not part of the listed use, so an application was not asked to read what it names; list use(groups.create, { members: true }).',
        },
      ],
    }),
  );
});

test('what no application permission opens is refused before any call', () => {
  const message = 'mail.list cannot work without a signed-in person: no permission opens GET /me/messages there.';
  const warnings = [{ kind: 'impossible', activity: 'mail.list', operation: 'GET /me/messages', message }] as const;

  expect(() => checkAlone(mail.list, {}, 'ben@contoso.example', { calls: [], warnings })).toThrow(
    expect.objectContaining({
      code: 'SETTINGS_INVALID',
      message,
      remedy: 'Sign in as a person for this activity: set authenticationType to InteractiveToken.',
    }),
  );
});
