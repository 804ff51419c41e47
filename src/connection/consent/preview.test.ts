import { beforeAll, describe, expect, test } from 'vitest';
import { mail } from '../../activities/index.ts';
import { embed } from '../../embedded.ts';
import { createSigningKey, type SigningKey } from '../../emulator/entra/signing-key.ts';
import { askForRun } from './ask-together.ts';
import { previewPermissions, requestFor } from './preview.ts';
import type { ScopeOutline } from './scope-outline.ts';

let signingKey: SigningKey;
beforeAll(async () => {
  signingKey = await createSigningKey();
});

const own = { oauthApplication: 'Custom', applicationId: '7a1b1f5e-2d0c-4c55-9d0b-3f5e6a4c2b10', tenantId: 'contoso.example' };
const outline = (settings: ScopeOutline['settings'], more: Partial<ScopeOutline> = {}): ScopeOutline => ({
  activities: [mail.list],
  settings,
  unread: [],
  mailbox: false,
  add: [],
  remove: [],
  ...more,
});

async function previews(...outlines: readonly ScopeOutline[]) {
  await using cloud = await embed({ signingKey });
  return await previewPermissions(outlines, cloud.world());
}

describe('scopes are shown apart that differ in', () => {
  test.each<[object, Partial<ScopeOutline>?]>([
    [{ applicationId: 'c0ffee00-8a4e-4f0e-9a51-0a1b2c3d4e5f' }],
    [{ tenantId: 'fabrikam.example' }],
    [{ emailAddress: 'ada@contoso.example' }],
    [{ environment: 'USGovernment' }],
    [{ dataStoreLocation: 'None' }],
    [{ authenticationScopes: ['Mail.Read'] }],
    [{ authenticationType: 'ApplicationIdAndSecret', applicationSecret: 'x' }],
    [{ authenticationType: 'UsernameAndPassword', username: 'ada', password: 'x' }],
    [{}, { unread: ['tenantId'] }],
  ])('%j %j', async (settings, more) => {
    expect(await previews(outline(own), outline({ ...own, ...settings }, more))).toHaveLength(2);
  });

  test('the mailbox that an application alone works on, and in who signs in with a password', async () => {
    const alone = { ...own, authenticationType: 'ApplicationIdAndSecret', applicationSecret: 'x' };
    const password = { ...own, authenticationType: 'UsernameAndPassword', password: 'x' };

    expect(await previews(outline(alone), outline({ ...alone, impersonatedUserEmailAddress: 'ada@contoso.example' }))).toHaveLength(2);
    expect(await previews(outline({ ...password, username: 'ada' }), outline({ ...password, username: 'ben' }))).toHaveLength(2);
  });
});

test.each<[object, Partial<ScopeOutline>?]>([
  [{ displayName: 'Tidier' }],
  [{ timeoutMS: 5_000 }],
  [{ continueOnError: true }],
  [{ applicationId: own.applicationId.toUpperCase() }],
  [{}, { unread: ['timeoutMS'] }],
  [{}, { mailbox: true }],
])('scopes are shown together that differ in %j %j', async (settings, more) => {
  expect(await previews(outline(own), outline({ ...own, ...settings }, more))).toHaveLength(1);
});

test('what is needed, whoever is signed in, and what to ask an administrator for', async () => {
  await using cloud = await embed({ signingKey });
  const scope = outline({}, { activities: [mail.send], add: ['User.Read'] });
  const world = cloud.world();
  const [before] = await previewPermissions([scope], world);
  await askForRun([scope], world);
  const [after] = await previewPermissions([scope, outline({})], world);

  expect(before).toMatchObject({ comparison: { missing: ['Mail.Send', 'User.Read'], held: [] }, unread: [] });
  expect(before?.asking.account).toBeUndefined();
  expect(before && requestFor(before)?.message).toContain('Mail.Send');
  expect(after?.asking.account?.username).toBe('ada@contoso.example');
  expect(after?.comparison?.missing).toEqual(['Mail.Read']);
  expect(after && requestFor(after)?.message).not.toContain('Mail.Send');
});

test('what is only known when it runs is not guessed', async () => {
  const reason = async (...args: Parameters<typeof outline>): Promise<string | undefined> =>
    (await previews(outline(...args)))[0]?.unknown?.reason;

  expect(await reason(own, { unread: ['applicationId'] })).toBe('applicationId is only known when it runs');
  expect(await reason(own, { unread: ['applicationId', 'tenantId', 'timeoutMS'] })).toBe(
    'applicationId, tenantId are only known when it runs',
  );
  expect(await reason({ ...own, authenticationType: 'ApplicationIdAndSecret', applicationSecret: 'x' })).toMatch(/not stored/);
});

test('the connection of a scope is named', async () => {
  expect((await previews(outline(own)))[0]).not.toHaveProperty('connection');
});
