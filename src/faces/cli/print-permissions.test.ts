import { expect, test } from 'vitest';
import { testTerminal } from '../../../test/support/test-terminal.ts';
import { readSettings } from '../../identity/settings/read-settings.ts';
import { accountFrom } from '../../identity/accounts/account.ts';
import { askingWith } from '../../connection/consent/admin-consent-request.ts';
import type { PermissionPreview } from '../../connection/index.ts';
import { OnbehalfError } from '../../core/errors.ts';
import { broaderOf, permissionProblems } from './check-permissions.ts';
import { printPermissions, printPreview, whoAsks } from './print-permissions.ts';

type Comparison = NonNullable<PermissionPreview['comparison']>;
const ada = accountFrom({ homeAccountId: 'a.b', username: 'ada@contoso.example', name: 'Ada', tenantId: 'b' });
const because = [{ activity: 'mail.list', operation: 'GET /me/messages' }] as const;
const read = { name: 'Mail.Read', title: 'Read your mail', adminConsentRequired: false, added: false, because };
const people = { name: 'User.Read.All', title: 'Read people', adminConsentRequired: true, added: false, because: [] };
const nothing: Comparison = { held: [], missing: [], refused: [], notNeeded: [] };
const held = (...by: string[]): Comparison => ({ ...nothing, held: [{ name: 'Mail.Read', by }] });

const preview = (parts: Partial<PermissionPreview> = {}): PermissionPreview => ({
  asking: askingWith(readSettings({}), ada),
  detection: { permissions: [read], warnings: [], calls: [] },
  unread: [],
  ...parts,
});
const printed = (print: (io: ReturnType<typeof testTerminal>['io']) => void): string[] => {
  const { io, stdout, stderr } = testTerminal();
  print(io);
  expect(stderr()).toBe('');
  return stdout().trimEnd().split('\n');
};

test('each permission has who may consent to it and the calls that ask for it; warnings come last', () => {
  const warnings = [{ kind: 'removed', message: 'mail.move will fail.', activity: 'mail.move', operation: 'POST /me/messages' }] as const;
  expect(printed((io) => printPermissions(io, { permissions: [read, people], warnings, calls: [] }))).toEqual([
    'Mail.Read  Read your mail  you may consent',
    '  mail.list                GET /me/messages',
    'User.Read.All  Read people  an administrator must consent',
    'Warning: mail.move will fail.',
  ]);
});

test('that none is needed is a line', () => {
  expect(printed((io) => printPermissions(io, { permissions: [], warnings: [], calls: [] }))).toEqual(['No permission is needed.']);
});

test.each<[string, Comparison, string]>([
  ['not at all', nothing, 'granted: no'],
  ['itself', held('Mail.Read'), 'granted: yes'],
  ['itself beside a broader one', held('Mail.ReadWrite', 'Mail.Read'), 'granted: yes'],
  ['by broader ones', held('Mail.ReadWrite', 'Mail.Read.Shared'), 'granted: yes, as Mail.ReadWrite and Mail.Read.Shared'],
  ['with nothing that is known to open it', held(), 'granted: yes'],
  ['where another one is held', { ...nothing, held: [{ name: 'User.Read.All', by: ['User.Read.All'] }] }, 'granted: no'],
])('what is granted of it stands beside it: %s', (_, comparison, says) => {
  expect(printed((io) => printPermissions(io, preview().detection, comparison))[0]).toBe(
    `Mail.Read  Read your mail  you may consent  ${says}`,
  );
});

test.each<[Comparison['notNeeded'], string[]]>([
  [[], []],
  [['Files.Read'], ['Not needed: Files.Read', '  Granted to UiPathStudioO365App, and nothing that is listed needs it.']],
  [
    ['Files.Read', 'Sites.Read.All'],
    ['Not needed: Files.Read, Sites.Read.All', '  Granted to UiPathStudioO365App, and nothing that is listed needs them.'],
  ],
])('a preview says who asks, and what is granted without need: %j', (notNeeded, lines) => {
  const comparison = { ...held('Mail.Read'), notNeeded };
  expect(printed((io) => printPreview(io, preview({ comparison })))).toEqual([
    'UiPathStudioO365App as ada@contoso.example:',
    'Mail.Read  Read your mail  you may consent  granted: yes',
    '  mail.list                GET /me/messages',
    ...lines,
  ]);
});

test('a preview says why it cannot be told, with one full stop', () => {
  for (const reason of ['nobody is signed in', 'nobody is signed in.'])
    expect(printed((io) => printPreview(io, preview({ unknown: { reason } }))).slice(1)).toEqual([
      'Mail.Read  Read your mail  you may consent',
      '  mail.list                GET /me/messages',
      'What is granted cannot be told: nobody is signed in.',
    ]);
});

const nobody = askingWith(readSettings({}));
const alone = askingWith(
  readSettings({
    oauthApplication: 'Custom',
    authenticationType: 'ApplicationIdAndSecret',
    applicationId: '7a1b1f5e-2d0c-4c55-9d0b-3f5e6a4c2b10',
    tenantId: 'contoso.example',
    secureApplicationSecret: 'env:SECRET',
  }),
);
const named = (asking: typeof nobody, name: string) => ({ ...asking, application: { ...asking.application, name } });
test.each<[string, Partial<PermissionPreview>]>([
  ['UiPathStudioO365App as ada@contoso.example', {}],
  ['UiPathStudioO365App, where nobody is signed in yet', { asking: nobody }],
  ['UiPathStudioO365App', { asking: nobody, unread: ['emailAddress'] }],
  ['UiPathStudioO365App as ada@contoso.example', { unread: ['emailAddress'] }],
  ['UiPathStudioO365App (connection work) as ada@contoso.example', { connection: 'work' }],
  ['An application that is only known when it runs', { asking: nobody, unread: ['applicationId'] }],
  ['Nightly, without a person', { asking: named(alone, 'nightly') }],
  ['Nightly (connection n), without a person', { asking: named(alone, 'nightly'), connection: 'n', unread: ['tenantId'] }],
])('who asks: %s', (says, parts) => {
  expect(whoAsks(preview(parts))).toBe(says);
});

const who = 'UiPathStudioO365App as ada@contoso.example';
const none = { permissions: [], warnings: [], calls: [] };
const failure = new OnbehalfError('NETWORK_FAILED', 'No way.');
test.each<[string, Partial<PermissionPreview>, { says: string; exit: number }[]]>([
  ['nothing is needed, whatever is granted', { detection: none }, []],
  ['nothing is needed and nothing granted', { detection: none, comparison: nothing }, []],
  [
    'nothing is needed and something granted',
    { detection: none, comparison: { ...nothing, notNeeded: ['Files.Read', 'Mail.Send'] } },
    [{ says: `${who}: not needed: Files.Read, Mail.Send.`, exit: 4 }],
  ],
  ['all is as it should be', { comparison: held('Mail.Read') }, []],
  ['nothing is known', {}, [{ says: `${who}: what is granted cannot be told: it is not known.`, exit: 2 }]],
  ['a reason is known', { unknown: { reason: 'it is gone.' } }, [{ says: `${who}: what is granted cannot be told: it is gone.`, exit: 2 }]],
  [
    'reading it failed',
    { unknown: { reason: 'No way', error: failure } },
    [{ says: `${who}: what is granted cannot be told: No way.`, exit: failure.exitStatus }],
  ],
  [
    'nobody is signed in',
    { asking: nobody, comparison: { ...nothing, missing: ['Mail.Read'] } },
    [{ says: 'UiPathStudioO365App, where nobody is signed in yet: RUN `onbehalf signin` FIRST, THEN COMPARE.', exit: 3 }],
  ],
  ['nobody is signed in and nothing missing', { asking: nobody, comparison: held('Mail.Read') }, []],
  [
    'an application alone',
    { asking: named(alone, 'nightly'), comparison: { ...nothing, missing: ['Mail.Read', 'Mail.Send'] } },
    [{ says: 'Nightly, without a person: not granted: Mail.Read, Mail.Send.', exit: 4 }],
  ],
  [
    'both differ',
    { comparison: { ...held('Mail.ReadWrite', 'Mail.Send'), missing: ['User.Read.All'], notNeeded: ['Files.Read'] } },
    [
      { says: `${who}: not granted: User.Read.All.`, exit: 4 },
      { says: `${who}: not needed: Files.Read.`, exit: 4 },
      { says: `${who}: broader than needed: Mail.ReadWrite and Mail.Send, where Mail.Read is enough.`, exit: 0 },
    ],
  ],
])('what is wrong when %s', (_, parts, problems) => {
  const found = permissionProblems(preview(parts), (remedy) =>
    remedy.replace('run', 'RUN').replace('first, then compare', 'FIRST, THEN COMPARE'),
  );
  expect(found).toEqual(problems);
});

test('broader is a failure where it is to be exact, and only what is held by others alone is broader', () => {
  const comparison = held('Mail.ReadWrite');
  expect(permissionProblems(preview({ comparison }), String, true).map(({ exit }) => exit)).toEqual([4]);
  expect(broaderOf(preview({ comparison }))).toEqual(comparison.held);
  expect(broaderOf(preview({ comparison: held('Mail.ReadWrite', 'Mail.Read') }))).toEqual([]);
  expect(broaderOf(preview())).toEqual([]);
});
