import { beforeAll, expect, test } from 'vitest';
import { mail } from '../../activities/index.ts';
import { embed } from '../../embedded.ts';
import { createSigningKey, type SigningKey } from '../../emulator/entra/signing-key.ts';
import type { EntraSettings } from '../../emulator/index.ts';
import { createNoStorage } from '../../identity/index.ts';
import { failureOf } from '../../../test/support/failure-of.ts';
import { microsoft365Scope } from '../scope.ts';
import { use } from '../use.ts';
import type { ScopeEvent, World } from '../world.ts';

let signingKey: SigningKey;
beforeAll(async () => {
  signingKey = await createSigningKey();
});

const applicationId = '7a1b1f5e-2d0c-4c55-9d0b-3f5e6a4c2b10';
const own = { oauthApplication: 'Custom', applicationId, tenantId: 'contoso.example' } as const;
const list = use(mail.list, { markAsRead: false });

/** A tenant whose organisation granted something to its own application, and where people may not consent. */
async function openCloud(granted: readonly string[], entra: Partial<EntraSettings> = {}) {
  const cloud = await embed({ signingKey, entra });
  const { tenant } = cloud.emulator;
  tenant.userConsentAllowed = false;
  if (granted.length > 0) tenant.consents.push({ id: 'c', clientId: applicationId, principalId: null, permissions: [...granted] });
  const events: ScopeEvent[] = [];
  const storage = createNoStorage();
  const opened: string[] = [];
  const worldOf = (name: string, consent: 'accept' | 'decline' = 'accept'): World => {
    const person = cloud.emulator.person(`${name}@contoso.example`, { consent });
    return {
      ...cloud.world(),
      storage: async () => storage,
      notify: (event) => events.push(event),
      openBrowser: async (url) => (opened.push(url), await person.openBrowser(url)),
    };
  };
  return {
    tenant,
    storage,
    worldOf,
    events,
    told: <Type extends ScopeEvent['type']>(type: Type) => events.filter((event) => event.type === type),
    /** The prompt and the permissions of each page that was opened. */
    pages: () =>
      opened.map((url) => {
        const { searchParams } = new URL(url);
        return [searchParams.get('prompt'), searchParams.get('scope')?.replace(/ (?:openid|profile|offline_access)\b/g, '')];
      }),
    [Symbol.asyncDispose]: () => cloud[Symbol.asyncDispose](),
  };
}

const everything = 'https://graph.microsoft.com/.default';

test.each<[Partial<EntraSettings>]>([[{}], [{ unapprovedCode: 65004 }], [{ silentConsentError: 'interaction_required' }]])(
  'what the organisation granted is enough on a machine that has never seen it: %j',
  async (entra) => {
    await using here = await openCloud(['Mail.ReadWrite'], entra);
    await using m365 = await microsoft365Scope({ ...own, activities: [list] }, here.worldOf('ada'));
    const found = await m365.mail.list({ top: 2 }).all();
    await m365.mail.list({ top: 1 }).all();

    expect(found).toHaveLength(2);
    expect(here.pages()).toEqual([
      ['select_account', 'Mail.Read'],
      ['none', everything],
    ]);
    expect(here.told('goingOnWith')).toEqual([
      {
        type: 'goingOnWith',
        used: ['Mail.ReadWrite'],
        message: 'Going on with Mail.ReadWrite, granted before instead of Mail.Read: it is enough.',
      },
    ]);
    await using later = await microsoft365Scope({ ...own, activities: [list] }, { ...here.worldOf('ada'), canAsk: false });
    expect(later.permissions.permissions.map(({ name }) => name)).toEqual(['Mail.ReadWrite']);
    expect(await later.mail.list({ top: 1 }).all()).toHaveLength(1);
    expect(here.pages()).toHaveLength(2);
  },
);

test.each<[string, readonly string[], Partial<EntraSettings>]>([
  ['nothing was granted', [], {}],
  ['nothing was granted, in other words', [], { silentConsentError: 'interaction_required' }],
  ['the browser does not stay signed in', ['Mail.ReadWrite'], { keepsSessionWithoutConsent: false }],
])('the refusal stands, and nothing is kept, where %s', async (_, granted, entra) => {
  await using here = await openCloud(granted, entra);
  await using m365 = await microsoft365Scope({ ...own, activities: [list] }, here.worldOf('ada'));
  const error = await failureOf(m365.mail.list().all());

  expect(error).toMatchObject({ code: 'ADMIN_CONSENT_REQUIRED', details: { granted: [], missing: ['Mail.Read'] } });
  expect(error.remedy).not.toContain('Granted already');
  expect(await here.storage.list()).toEqual([]);
  expect(here.pages().at(-1)).toEqual(['none', everything]);
  expect(here.told('askingGranted')).toHaveLength(1);
});

test('the remedy names what is granted where it is not enough', async () => {
  await using here = await openCloud(['Mail.Read', 'User.Read']);
  await using m365 = await microsoft365Scope({ ...own, activities: [list, mail.move] }, here.worldOf('ada'));
  const error = await failureOf(m365.mail.move({ message: 'x', to: 'Archive' }));

  expect(error).toMatchObject({
    code: 'ADMIN_CONSENT_REQUIRED',
    details: { granted: ['Mail.Read', 'User.Read'], missing: ['Mail.ReadWrite'] },
  });
  expect(error.remedy).toMatch(/ Granted already: Mail\.Read, User\.Read\.$/);
  expect(here.told('goingOnWith')).toEqual([]);
});

test('a page that is declined, or given up, is followed by the same question', async () => {
  for (const way of ['declined', 'given up']) {
    await using here = await openCloud(['Mail.ReadWrite']);
    here.tenant.userConsentAllowed = true;
    const { openBrowser, ...world } = here.worldOf('ada', 'decline');
    // Ada is signed in in her browser; the page with the question is closed.
    await using before = await microsoft365Scope(
      { ...own, activities: [], permissions: { add: ['Mail.ReadWrite'] } },
      { ...world, openBrowser },
    );
    await before.signIn();
    for (const key of await here.storage.list()) await here.storage.remove(key);
    const closes = (url: string): Promise<void> =>
      way === 'declined' || url.includes('prompt=none') ? openBrowser(url) : Promise.resolve();
    await using m365 = await microsoft365Scope(
      { ...own, ...(way === 'given up' && { timeoutMS: 300 }), activities: [list] },
      { ...world, openBrowser: closes },
    );

    expect(await m365.mail.list({ top: 1 }).all()).toHaveLength(1);
    expect(here.told('goingOnWith')).toHaveLength(1);
  }
});

test('a page that is given up stays given up where nothing was granted, and the next call asks again', async () => {
  await using here = await openCloud([]);
  let opened = 0;
  const closes: World = { ...here.worldOf('ada'), openBrowser: async () => void (opened += 1) };
  await using m365 = await microsoft365Scope({ ...own, timeoutMS: 200, activities: [list] }, closes);

  for (const count of [2, 4]) {
    expect(await failureOf(m365.mail.list().all())).toMatchObject({ code: 'SIGN_IN_TIMED_OUT' });
    expect(opened).toBe(count);
  }
});

test.each([
  [false, []],
  [true, [null]],
])('the stored sign-in asks for what is granted, without a browser (a person is there: %s)', async (canAsk, prompts) => {
  await using here = await openCloud(['User.Read']);
  await using before = await microsoft365Scope({ ...own, activities: [], permissions: { add: ['User.Read'] } }, here.worldOf('ada'));
  await before.signIn();
  here.tenant.consents[0]?.permissions.push('Mail.ReadWrite');
  const pages = here.pages().length;
  await using after = await microsoft365Scope({ ...own, activities: [list] }, { ...here.worldOf('ada'), canAsk });
  const found = await after.mail.list({ top: 1 }).all();

  expect(found).toHaveLength(1);
  expect(here.told('goingOnWith')).toMatchObject([{ used: ['Mail.ReadWrite'] }]);
  expect(
    here
      .pages()
      .slice(pages)
      .map(([prompt]) => prompt),
  ).toEqual(prompts);
});

test('whoever the browser is signed in as beside the named account is not used', async () => {
  await using here = await openCloud(['Mail.ReadWrite']);
  const [ada, chloe] = [here.worldOf('ada'), here.worldOf('chloe')];
  await using hers = await microsoft365Scope({ ...own, activities: [list] }, chloe);
  await hers.mail.list({ top: 1 }).all();
  for (const key of await here.storage.list()) await here.storage.remove(key);
  const openBrowser = (url: string): Promise<void> =>
    url.includes('prompt=none') ? chloe.openBrowser(url.replace('login_hint', 'x')) : ada.openBrowser(url);
  await using m365 = await microsoft365Scope({ ...own, emailAddress: 'ada@contoso.example', activities: [list] }, { ...ada, openBrowser });

  expect(await failureOf(m365.mail.list().all())).toMatchObject({ code: 'ADMIN_CONSENT_REQUIRED' });
  expect(await here.storage.list()).toEqual([]);
});

test.each([
  ['y', 1],
  ['n', 0],
])('at a terminal the person says whether the account of the browser is theirs: %s', async (answer, goingOn) => {
  await using here = await openCloud(['Mail.ReadWrite']);
  const asked: string[] = [];
  await using m365 = await microsoft365Scope(
    { ...own, activities: [list] },
    { ...here.worldOf('ada'), ask: async (question) => (asked.push(question), answer) },
  );
  const codes = await m365.mail
    .list({ top: 1 })
    .all()
    .then(
      () => 'done',
      (error: { code: string }) => error.code,
    );

  expect(codes).toBe(goingOn === 1 ? 'done' : 'ADMIN_CONSENT_REQUIRED');
  expect(asked).toEqual(['The browser is signed in as ada@contoso.example. Go on as that account? [y/N] ']);
  expect([here.told('goingOnWith').length, (await here.storage.list()).length > 0]).toEqual([goingOn, goingOn === 1]);
});

test('a name and a password ask for what was granted with them', async () => {
  await using here = await openCloud(['Mail.ReadWrite']);
  await using m365 = await microsoft365Scope(
    {
      authenticationType: 'UsernameAndPassword',
      applicationId,
      tenantId: 'contoso.example',
      username: 'ada@contoso.example',
      password: 'Contoso-ada-1',
      activities: [list],
    },
    { ...here.worldOf('ada'), canAsk: false },
  );

  expect(await m365.mail.list({ top: 1 }).all()).toHaveLength(1);
  expect(here.told('goingOnWith')).toHaveLength(1);
});
