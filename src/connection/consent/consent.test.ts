import { beforeAll, describe, expect, test } from 'vitest';
import { mail } from '../../activities/index.ts';
import { embed } from '../../embedded.ts';
import { createSigningKey, type SigningKey } from '../../emulator/entra/signing-key.ts';
import { createNoStorage } from '../../identity/index.ts';
import { microsoft365Scope } from '../scope.ts';
import { use } from '../use.ts';
import type { ScopeEvent, World } from '../world.ts';
import { failureOf } from '../../../test/support/failure-of.ts';

let signingKey: SigningKey;
beforeAll(async () => {
  signingKey = await createSigningKey();
});

const list = use(mail.list, { markAsRead: false });
const marking = use(mail.list, { markAsRead: true });

/** A tenant where Ada answers consent pages as told, and where sign-ins are remembered. */
async function openCloud() {
  const cloud = await embed({ signingKey });
  const events: ScopeEvent[] = [];
  const storage = createNoStorage();
  const inside: World = { ...cloud.world(), storage: async () => storage, notify: (event) => events.push(event) };
  const worldOf = (consent: 'accept' | 'decline'): World => {
    const person = cloud.emulator.person('ada@contoso.example', { consent });
    return { ...inside, openBrowser: (url) => person.openBrowser(url) };
  };
  const [accepting, declining] = [worldOf('accept'), worldOf('decline')];
  return {
    cloud,
    accepting,
    declining,
    events,
    pages: () => events.filter(({ type }) => type === 'opening').length,
    goingOn: () => events.filter((event) => event.type === 'goingOn'),
    /** Requests to Graph, `METHOD /path`. */
    calls: () => cloud.emulator.requests.list().flatMap(({ method, path }) => (path.startsWith('/v1.0') ? [`${method} ${path}`] : [])),
    async consentTo(...permissions: string[]) {
      await using scope = await microsoft365Scope({ activities: [], permissions: { add: permissions } }, accepting);
      await scope.signIn();
      events.splice(0);
    },
    [Symbol.asyncDispose]: () => cloud[Symbol.asyncDispose](),
  };
}

describe('a declined permission', () => {
  test('the failure names what fails, what works all the same, and brings a message to an administrator', async () => {
    await using here = await openCloud();
    await here.consentTo('Mail.Read');
    await using m365 = await microsoft365Scope({ activities: [marking, mail.newest, mail.move] }, here.declining);
    const error = await failureOf(m365.mail.newest());

    expect(error).toMatchObject({ code: 'CONSENT_DECLINED', whose: 'user', exitStatus: 4 });
    expect(error.message).toBe(
      'The permissions Mail.ReadWrite for UiPathStudioO365App were declined. (AADSTS65004) mail.move fails without Mail.ReadWrite. mail.list works as long as markAsRead is left out. mail.newest works all the same.',
    );
    expect(error.details).toMatchObject({
      missing: ['Mail.ReadWrite'],
      failing: ['mail.move'],
      working: ['mail.newest', 'mail.list'],
      adminConsent: {
        link: expect.stringContaining('/v2.0/adminconsent?'),
        message: expect.stringContaining('with the account ada@contoso.example I run'),
      },
    });
    expect(error.remedy).toMatch(
      /^Set continueOnError \(`--continue-on-error`\) to go on with what works\. Run it again and choose Accept, .* If an administrator is to decide, send the message that comes with this\. Granted already: Mail\.Read\.$/,
    );
  });

  test('with continueOnError what works goes on, without another page', async () => {
    await using here = await openCloud();
    await here.consentTo('Mail.Read');
    await using m365 = await microsoft365Scope({ continueOnError: true, activities: [list, mail.newest, mail.move] }, here.declining);
    const found = await m365.mail.list({ top: 1 }).all();
    await m365.mail.newest();

    expect(found).toHaveLength(1);
    expect(here.pages()).toBe(1);
    expect(here.goingOn()).toMatchObject([
      {
        message: 'Going on without Mail.ReadWrite. mail.move fails without Mail.ReadWrite. mail.list and mail.newest work all the same.',
        missing: ['Mail.ReadWrite'],
        failing: ['mail.move'],
      },
    ]);
  });

  test('with continueOnError what does not work fails at its call, before a request is sent', async () => {
    await using here = await openCloud();
    await here.consentTo('Mail.Read');
    await using m365 = await microsoft365Scope({ continueOnError: true, activities: [marking, mail.move] }, here.declining);
    const moved = await failureOf(m365.mail.move({ message: 'x', to: 'Archive' }));
    const marked = await failureOf(m365.mail.list({ top: 1, markAsRead: true }).all());

    expect(moved).toMatchObject({
      code: 'PERMISSION_MISSING',
      exitStatus: 4,
      message: 'mail.move needs Mail.ReadWrite, which was declined.',
      details: {
        activity: 'mail.move',
        operation: 'POST /me/messages/{message}/move',
        permission: 'Mail.ReadWrite',
        reason: 'CONSENT_DECLINED',
        adminConsent: { message: expect.stringContaining('- Mail.ReadWrite: ') },
      },
    });
    expect(moved.remedy).toBe('Run it again and choose Accept, or send your administrator the message about it.');
    expect(moved.details['adminConsent']).toMatchObject({
      link: expect.stringMatching(/&scope=https%3A%2F%2Fgraph\.microsoft\.com%2FMail\.ReadWrite&/),
    });
    expect(marked).toMatchObject({ code: 'PERMISSION_MISSING', message: 'mail.list needs Mail.ReadWrite, which was declined.' });
    expect({ calls: here.calls(), pages: here.pages() }).toEqual({ calls: [], pages: 1 });
    expect(here.events).toContainEqual({ type: 'activityFailed', activity: 'mail.move', code: 'PERMISSION_MISSING' });
  });

  test('calls at the same time go on together', async () => {
    await using here = await openCloud();
    await here.consentTo('Mail.Read');
    await using m365 = await microsoft365Scope({ continueOnError: true, activities: [list, mail.folders, mail.move] }, here.declining);
    const [first, second, moved] = await Promise.all([
      m365.mail.list({ top: 1 }).all(),
      m365.mail.folders().all(),
      failureOf(m365.mail.move({ message: 'x', to: 'Archive' })),
    ]);

    expect([first.length, second.length > 0, moved.code, here.pages(), here.goingOn().length]).toEqual([
      1,
      true,
      'PERMISSION_MISSING',
      1,
      1,
    ]);
  });

  test('where nothing works without it, the refusal stands, and is not asked about again', async () => {
    await using here = await openCloud();
    await using m365 = await microsoft365Scope({ continueOnError: true, activities: [list, mail.move] }, here.declining);
    const first = await failureOf(m365.mail.list({ top: 1 }).all());
    const second = await failureOf(m365.mail.move({ message: 'x', to: 'Archive' }));

    expect([first.code, second.code, here.pages()]).toEqual(['CONSENT_DECLINED', 'CONSENT_DECLINED', 1]);
    expect(first.message).toMatch(/mail\.list and mail\.move fail without Mail\.ReadWrite; nothing that is listed works\.$/);
    expect(first.remedy).not.toContain('continueOnError');
  });
});

describe('a permission that only an administrator may give', () => {
  const settings = { activities: [list, mail.move], permissions: { add: ['User.Read.All'] } } as const;

  test('the failure has the message, with all that is missing', async () => {
    await using here = await openCloud();
    await using m365 = await microsoft365Scope(settings, here.accepting);
    const error = await failureOf(m365.mail.list({ top: 1 }).all());

    expect(error).toMatchObject({
      code: 'ADMIN_CONSENT_REQUIRED',
      whose: 'admin',
      exitStatus: 4,
      details: { missing: ['Mail.ReadWrite', 'User.Read.All'], working: ['mail.list', 'mail.move'], failing: [] },
    });
    expect(error.message).toBe(
      'Only an administrator can allow UiPathStudioO365App to use Mail.ReadWrite, User.Read.All. (AADSTS90094) mail.list and mail.move work all the same.',
    );
    expect(error.details).not.toHaveProperty('adminConsentUrl');
    expect(error.toJSON()).toMatchObject({
      error: {
        details: {
          adminConsent: { link: expect.any(String), message: expect.stringContaining('- User.Read.All: It reads the full profiles') },
        },
      },
    });
  });

  test('with continueOnError the person is asked once more, for the others only', async () => {
    await using here = await openCloud();
    await using m365 = await microsoft365Scope({ ...settings, continueOnError: true }, here.accepting);
    const found = await m365.mail.list({ top: 1 }).all();
    await m365.mail.move({ message: found[0]?.id ?? '', to: 'Archive' });

    expect(here.events.flatMap((event) => (event.type === 'opening' ? [event.permissions] : []))).toEqual([
      ['Mail.ReadWrite', 'User.Read.All'],
      ['Mail.ReadWrite'],
    ]);
    expect(here.goingOn()).toMatchObject([
      { message: 'Going on without User.Read.All. mail.list and mail.move work all the same.', missing: ['User.Read.All'] },
    ]);
    expect(here.goingOn()[0]?.adminConsent?.message).not.toContain('Mail.ReadWrite');
  });

  test('where the person declines those as well, what was granted before is left', async () => {
    await using here = await openCloud();
    await here.consentTo('Mail.Read');
    await using m365 = await microsoft365Scope({ ...settings, continueOnError: true }, here.declining);
    const found = await m365.mail.list({ top: 1 }).all();
    const moved = await failureOf(m365.mail.move({ message: found[0]?.id ?? '', to: 'Archive' }));

    expect([found.length, here.pages(), moved.code]).toEqual([1, 2, 'PERMISSION_MISSING']);
  });

  test('where the organisation lets nobody consent, what was granted before goes on without another page', async () => {
    await using here = await openCloud();
    await here.consentTo('Mail.Read');
    here.cloud.emulator.tenant.userConsentAllowed = false;
    await using m365 = await microsoft365Scope({ continueOnError: true, activities: [list, mail.move] }, here.accepting);
    const found = await m365.mail.list({ top: 1 }).all();
    const moved = await failureOf(m365.mail.move({ message: found[0]?.id ?? '', to: 'Archive' }));

    expect(here.pages()).toBe(1);
    expect(moved).toMatchObject({
      code: 'PERMISSION_MISSING',
      message: 'mail.move needs Mail.ReadWrite, which an administrator has to allow.',
      details: { reason: 'ADMIN_CONSENT_REQUIRED' },
    });
    expect(moved.remedy).toMatch(/^Send your administrator this link: https:/);
  });

  test('once the administrator has approved, everything works', async () => {
    await using here = await openCloud();
    await using before = await microsoft365Scope({ ...settings, continueOnError: true }, here.accepting);
    await before.signIn();
    const { link = '' } = here.goingOn()[0]?.adminConsent ?? {};
    // Nothing answers at the end, as the message says.
    await here.cloud.emulator
      .person('elin@contoso.example')
      .openBrowser(link)
      .catch(() => undefined);
    here.events.splice(0);
    await using after = await microsoft365Scope({ ...settings, continueOnError: true }, here.accepting);
    await after.signIn();

    expect([here.pages(), here.goingOn()]).toEqual([0, []]);
  });
});

describe('where nobody can answer', () => {
  test('with continueOnError what was granted before goes on', async () => {
    await using here = await openCloud();
    await here.consentTo('Mail.Read');
    await using m365 = await microsoft365Scope(
      { continueOnError: true, activities: [list, mail.move] },
      { ...here.accepting, canAsk: false },
    );
    const found = await m365.mail.list({ top: 1 }).all();

    expect([found.length, here.pages(), here.goingOn().length]).toEqual([1, 0, 1]);
    await expect(m365.mail.move({ message: 'x', to: 'Archive' })).rejects.toMatchObject({
      message: 'mail.move needs Mail.ReadWrite, which nobody has consented to yet.',
    });
  });

  test('without it the failure says what would work', async () => {
    await using here = await openCloud();
    await here.consentTo('Mail.Read');
    await using m365 = await microsoft365Scope({ activities: [list, mail.move] }, { ...here.accepting, canAsk: false });
    const error = await failureOf(m365.mail.list({ top: 1 }).all());

    expect(error).toMatchObject({ code: 'SIGN_IN_UNATTENDED', exitStatus: 3, details: { failing: ['mail.move'], working: ['mail.list'] } });
  });
});
