import { beforeAll, expect, test } from 'vitest';
import { mail } from '../../activities/index.ts';
import type { AnyActivity } from '../../core/activity.ts';
import { embed } from '../../embedded.ts';
import { createSigningKey, type SigningKey } from '../../emulator/entra/signing-key.ts';
import { failureOf } from '../../../test/support/failure-of.ts';
import { microsoft365Scope } from '../scope.ts';
import { signInTogether } from '../sign-in-together.ts';
import { use } from '../use.ts';
import type { World } from '../world.ts';
import { askForRun } from './ask-together.ts';
import type { ScopeOutline } from './scope-outline.ts';

let signingKey: SigningKey;
beforeAll(async () => {
  signingKey = await createSigningKey();
});

const list = use(mail.list, { markAsRead: false });
const own = { oauthApplication: 'Custom', applicationId: '7a1b1f5e-2d0c-4c55-9d0b-3f5e6a4c2b10', tenantId: 'contoso.example' } as const;

async function openCloud(consent: 'accept' | 'decline' = 'accept') {
  const cloud = await embed({ signingKey, consent });
  const pages: (readonly [application: string, permissions: readonly string[]])[] = [];
  const world: World = {
    ...cloud.world(),
    notify: (event) => {
      if (event.type === 'opening') pages.push([event.application.name, event.permissions]);
    },
  };
  return {
    world,
    pages,
    tenant: cloud.emulator.tenant,
    consents: cloud.consents,
    calls: () => cloud.emulator.requests.list().filter(({ path }) => path.startsWith('/v1.0')).length,
    [Symbol.asyncDispose]: () => cloud[Symbol.asyncDispose](),
  };
}

const outline = (activities: readonly AnyActivity[], more: Partial<ScopeOutline> = {}): ScopeOutline => ({
  activities,
  settings: {},
  unread: [],
  mailbox: false,
  add: [],
  remove: [],
  ...more,
});

const name = 'UiPathStudioO365App';

test.each<[string, readonly ScopeOutline[], readonly (readonly [string, readonly string[]])[]]>([
  ['one page for scopes of one application', [outline([list]), outline([mail.folders])], [[name, ['Mail.Read']]]],
  ['the least with which all work', [outline([list]), outline([mail.move])], [[name, ['Mail.ReadWrite']]]],
  ['what is added', [outline([list], { add: ['User.Read'] }), outline([list])], [[name, ['Mail.Read', 'User.Read']]]],
  [
    'what one scope leaves out is asked for by another all the same',
    [outline([list], { remove: ['Mail.Read'] }), outline([list])],
    [[name, ['Mail.Read']]],
  ],
  ['nothing that a scope leaves out and no other needs', [outline([list, mail.move], { remove: ['Mail.ReadWrite'] })], []],
  [
    'what one scope pins, beside what the others need',
    [outline([list], { settings: { authenticationScopes: ['Mail.ReadBasic'] } }), outline([mail.move])],
    [[name, ['Mail.ReadBasic', 'Mail.ReadWrite']]],
  ],
  ['another mailbox', [outline([list], { mailbox: true })], [[name, ['Mail.Read.Shared']]]],
  [
    'each application apart',
    [outline([list]), outline([list], { settings: own })],
    [
      [name, ['Mail.Read']],
      [`application ${own.applicationId}`, ['Mail.Read']],
    ],
  ],
  [
    'the same application in other letters once',
    [
      outline([list], { settings: own }),
      outline([mail.move], { settings: { ...own, applicationId: own.applicationId.toUpperCase(), tenantId: 'CONTOSO.example' } }),
    ],
    [[`application ${own.applicationId}`, ['Mail.ReadWrite']]],
  ],
  [
    'nothing for what is only known later',
    [outline([list], { unread: ['applicationId'] }), outline([mail.move], { unread: ['timeoutMS', 'displayName'] })],
    [[name, ['Mail.ReadWrite']]],
  ],
  [
    'nothing for an application that acts alone, or with a secret that is only known later',
    [
      outline([list], {
        settings: { authenticationType: 'ApplicationIdAndSecret', applicationId: own.applicationId, tenantId: own.tenantId },
      }),
      outline([list], {
        settings: {
          authenticationType: 'UsernameAndPassword',
          applicationId: own.applicationId,
          tenantId: own.tenantId,
          username: 'ada@contoso.example',
        },
      }),
    ],
    [],
  ],
  ['nothing for no scope', [], []],
  ['nothing for scopes that need nothing', [outline([])], []],
])('a run asks for %s', async (_, outlines, expected) => {
  await using here = await openCloud();
  await askForRun(outlines, here.world);

  const sorted = here.pages.map(([application, permissions]) => [application, permissions.toSorted()]);
  expect(sorted).toEqual(expected);
  expect(here.calls()).toBe(0);
  await askForRun(outlines, here.world);
  expect(here.pages).toHaveLength(expected.length);
});

test('scopes that open afterwards ask nobody, also where another scope needs more', async () => {
  await using here = await openCloud();
  await askForRun([outline([list]), outline([mail.move])], here.world);
  for (const activities of [[list], [mail.move]]) {
    await using scope = await microsoft365Scope({ activities }, { ...here.world, canAsk: false });
    expect((await scope.signIn()).username).toBe('ada@contoso.example');
  }

  expect(here.pages).toHaveLength(1);
});

test('a refusal ends the run with what fails and who can help, before a call', async () => {
  await using here = await openCloud('decline');
  const error = await failureOf(askForRun([outline([list]), outline([mail.move])], here.world));

  expect(error).toMatchObject({ code: 'CONSENT_DECLINED', details: { missing: ['Mail.ReadWrite'], failing: ['mail.list', 'mail.move'] } });
  expect(here.calls()).toBe(0);
});

test('a refusal to a scope that goes on without is left to it, and a broken network is not', async () => {
  await using here = await openCloud('decline');
  const goesOn = outline([list], { settings: { continueOnError: true } });
  await askForRun([outline([mail.move]), goesOn], here.world);

  expect(here.pages).toHaveLength(1);
  const broken: World = { ...here.world, fetch: () => Promise.reject(new Error('ENOTFOUND')), canAsk: false };
  expect((await failureOf(askForRun([goesOn], broken))).code).toBe('SIGN_IN_UNATTENDED');
});

test('scopes that are open sign in together, with one page each application', async () => {
  await using here = await openCloud();
  await using reads = await microsoft365Scope({ activities: [list] }, here.world);
  await using moves = await microsoft365Scope({ activities: [mail.move] }, here.world);
  await using elsewhere = await microsoft365Scope({ ...own, activities: [mail.folders] }, here.world);
  const accounts = await signInTogether([reads, moves, elsewhere]);
  await reads.mail.list({ top: 1 }).all();
  await moves.signIn();
  await elsewhere.mail.folders().all();

  expect(accounts.map(({ username }) => username)).toEqual(['ada@contoso.example', 'ada@contoso.example']);
  expect(here.pages).toEqual([
    [name, ['Mail.ReadWrite']],
    [`application ${own.applicationId}`, ['Mail.ReadBasic']],
  ]);
  expect(await signInTogether([])).toEqual([]);
});

test('scopes on another mailbox ask for what is shared', async () => {
  await using here = await openCloud();
  await using shared = await microsoft365Scope(
    { activities: [use(mail.list, { mailbox: true, markAsRead: false })], mailbox: 'invoices@contoso.example' },
    here.world,
  );
  await using again = await microsoft365Scope(
    { activities: [list], mailbox: 'invoices@contoso.example', permissions: { add: ['User.Read'] } },
    here.world,
  );
  await signInTogether([shared, again]);

  expect(here.pages.map(([, permissions]) => permissions.toSorted())).toEqual([['Mail.Read.Shared', 'User.Read']]);
});
