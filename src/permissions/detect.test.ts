import { describe, expect, test } from 'vitest';
import type { DeclaredCall } from '../core/activity.ts';
import type { Use } from './demands.ts';
import { detect } from './detect.ts';

function use(activity: string, calls: readonly DeclaredCall[], given: Readonly<Record<string, boolean>> = {}, shared = false): Use {
  return { activity, calls, shared, given: (field) => given[field] };
}

const list = use('mail.list', [{ operation: 'GET /me/mailFolders/{folder}/messages' }]);
const folders = use('mail.folders', [{ operation: 'GET /me/mailFolders/{folder}/childFolders', basic: true }]);
const move = use('mail.move', [{ operation: 'POST /me/messages/{message}/move' }]);
const away = use('mail.turnOnAutomaticReplies', [{ operation: 'PATCH /me/mailboxSettings' }]);
const sendCalls: readonly DeclaredCall[] = [
  { operation: 'POST /me/sendMail', unless: 'saveAsDraft' },
  { operation: 'POST /me/sendMail', when: 'from', shared: true, more: true },
  { operation: 'POST /me/messages', when: 'saveAsDraft', more: true },
  { operation: 'GET /me/messages/{message}', when: 'saveAsDraft' },
  { operation: 'POST /me/messages/{message}/reply', when: 'quick' },
];

const namesOf = (...args: Parameters<typeof detect>): string[] => detect(...args).permissions.map(({ name }) => name);

describe('detection', () => {
  test('asks for the least that an activity needs', () => {
    expect(namesOf([list])).toEqual(['Mail.Read']);
    expect(namesOf([folders])).toEqual(['Mail.ReadBasic']);
  });

  test('merges: the broader permission takes over the reasons of the narrower one', () => {
    expect(detect([list, move, folders]).permissions).toEqual([
      {
        name: 'Mail.ReadWrite',
        title: 'Read and write access to your mail',
        adminConsentRequired: false,
        added: false,
        because: [
          { activity: 'mail.list', operation: 'GET /me/mailFolders/{folder}/messages' },
          { activity: 'mail.move', operation: 'POST /me/messages/{message}/move' },
          { activity: 'mail.folders', operation: 'GET /me/mailFolders/{folder}/childFolders' },
        ],
      },
    ]);
  });

  test('asks for one permission where a shared and an own mailbox are read', () => {
    expect(namesOf([list, { ...list, shared: true }])).toEqual(['Mail.Read.Shared']);
  });

  test.each<[string, Record<string, boolean>, string[], string[]]>([
    ['plainly', {}, ['Mail.Send'], ['POST /me/sendMail', 'POST /me/messages/{message}/reply']],
    [
      'with what takes the place of sending, and all calls of that input',
      { saveAsDraft: true },
      ['Mail.ReadWrite', 'Mail.Send'],
      ['POST /me/messages', 'GET /me/messages/{message}', 'POST /me/messages/{message}/reply'],
    ],
    ['without it', { saveAsDraft: false }, ['Mail.Send'], ['POST /me/sendMail', 'POST /me/messages/{message}/reply']],
    ['without an input that needs no more', { quick: false }, ['Mail.Send'], ['POST /me/sendMail']],
    ["in another's name", { from: true, quick: false }, ['Mail.Send.Shared'], ['POST /me/sendMail', 'POST /me/sendMail']],
  ])('listed %s, an activity asks for %j: %j', (_, given, permissions, operations) => {
    const detection = detect([use('mail.send', sendCalls, given)]);

    expect(detection.permissions.map(({ name }) => name)).toEqual(permissions);
    expect(detection.calls.map(({ operation }) => operation)).toEqual(operations);
  });

  test('takes what the application has, and what was consented to', () => {
    expect(namesOf([folders], { available: ['Mail.Read', 'Mail.ReadWrite'] })).toEqual(['Mail.Read']);
    expect(namesOf([list], { preferred: ['Mail.ReadWrite'] })).toEqual(['Mail.ReadWrite']);
  });

  test('asks for an application alone with the permissions of applications, which need an administrator', () => {
    expect(detect([{ ...away, shared: true }, list], { kind: 'application' }).permissions).toMatchObject([
      { name: 'Mail.Read', adminConsentRequired: true },
      { name: 'MailboxSettings.ReadWrite', adminConsentRequired: true },
    ]);
  });

  test('warns of what no permission opens, naming the activity and the call', () => {
    expect(detect([{ ...away, shared: true }]).warnings).toEqual([
      {
        kind: 'impossible',
        activity: 'mail.turnOnAutomaticReplies',
        operation: 'PATCH /me/mailboxSettings',
        message: "mail.turnOnAutomaticReplies cannot work on somebody else's mailbox: no permission opens PATCH /me/mailboxSettings there.",
      },
    ]);
    const personal = detect([{ ...list, shared: true }], { account: 'personal' });
    expect(personal.permissions).toEqual([]);
    expect(personal.warnings[0]?.message).toBe(
      "mail.list cannot work with a personal account on somebody else's mailbox: " +
        'no permission opens GET /me/mailFolders/{folder}/messages there.',
    );
  });

  test("warns of a call that the account's cloud does not have, and asks for nothing because of it", () => {
    const remove = use('mail.delete', [{ operation: 'POST /me/messages/{message}/permanentDelete', when: 'permanently' }]);

    expect(detect([remove, list], { environment: 'China' })).toMatchObject({
      permissions: [{ name: 'Mail.Read' }],
      warnings: [
        {
          kind: 'absent',
          activity: 'mail.delete',
          operation: 'POST /me/messages/{message}/permanentDelete',
          message:
            'mail.delete will fail with permanently, at POST /me/messages/{message}/permanentDelete: Microsoft Graph does not have that call in the environment China.',
        },
      ],
    });
    expect(detect([remove], { environment: 'Global' }).warnings).toEqual([]);
    expect(detect([use('mail.delete', remove.calls, { permanently: false })], { environment: 'USGovernment' }).warnings).toEqual([]);
  });

  test('large attachments cannot be sent in the clouds of the US government', () => {
    const send = use('mail.send', [{ operation: 'POST /me/messages/{message}/attachments/createUploadSession', when: 'attachments' }]);

    expect(
      ['Global', 'China', 'USGovernment', 'USGovernmentDOD'].map((environment) => detect([send], { environment }).warnings.length),
    ).toEqual([0, 0, 1, 1]);
  });

  test('keeps to personal permissions for a personal account', () => {
    expect(namesOf([list, move], { account: 'personal', preferred: ['Mail.ReadWrite.Shared'] })).toEqual(['Mail.ReadWrite']);
  });

  test('refuses an operation without facts', () => {
    expect(() => detect([use('x.y', [{ operation: 'GET /me/unheardOf' }])])).toThrow('GET /me/unheardOf: no permissions are known for it.');
  });
});

describe('what a person adds and removes', () => {
  test('an added permission is asked for, absorbs, and says so', () => {
    expect(detect([list], { add: ['Mail.ReadWrite', 'Files.Read'] }).permissions).toMatchObject([
      { name: 'Files.Read', added: true, because: [] },
      { name: 'Mail.ReadWrite', added: true, because: [{ activity: 'mail.list' }] },
    ]);
  });

  test('a name counts in any letter case, and with the address of Microsoft Graph in front', () => {
    const [written, published] = [
      ['mail.readwrite', 'https://graph.microsoft.com/Files.Read'],
      ['Mail.ReadWrite', 'Files.Read'],
    ];

    expect(detect([list], { add: written })).toEqual(detect([list], { add: published }));
    expect(detect([list], { remove: ['MAIL.READ'] })).toEqual(detect([list], { remove: ['Mail.Read'] }));
    expect(detect([], { add: ['Contoso.Special'] }).permissions).toMatchObject([{ name: 'Contoso.Special' }]);
  });

  test('a removed permission is not replaced by a broader one; the calls that will fail are named', () => {
    expect(detect([list, away], { remove: ['Mail.Read'] })).toMatchObject({
      permissions: [{ name: 'MailboxSettings.ReadWrite' }],
      warnings: [
        {
          kind: 'removed',
          permission: 'Mail.Read',
          activity: 'mail.list',
          message: 'mail.list will fail at GET /me/mailFolders/{folder}/messages: Mail.Read was removed.',
        },
      ],
    });
  });

  test('what is asked for anyway goes on opening its calls after a removal', () => {
    const detection = detect([list, folders], { add: ['Mail.ReadBasic'], remove: ['Mail.Read'] });

    expect(detect([list, folders], { add: ['Mail.ReadBasic'] }).permissions.map(({ name }) => name)).toEqual([
      'Mail.Read',
      'Mail.ReadBasic',
    ]);
    expect(detection).toMatchObject({
      permissions: [{ name: 'Mail.ReadBasic', because: [{ activity: 'mail.folders' }] }],
      warnings: [{ permission: 'Mail.Read', activity: 'mail.list' }],
    });
    expect(detection.warnings).toHaveLength(1);
  });

  test('what was consented to takes over calls of a removed permission', () => {
    const options = { preferred: ['Mail.Read', 'Mail.ReadWrite'] };
    const detection = detect([list, move], { ...options, remove: ['Mail.ReadWrite'] });

    expect(namesOf([list, move], options)).toEqual(['Mail.ReadWrite']);
    expect(detection).toMatchObject({
      permissions: [{ name: 'Mail.Read', because: [{ activity: 'mail.list' }] }],
      warnings: [{ kind: 'removed', permission: 'Mail.ReadWrite', activity: 'mail.move' }],
    });
    expect(detection.warnings).toHaveLength(1);
  });

  test('what was consented to and is removed itself takes over nothing', () => {
    expect(detect([list, move], { preferred: ['Mail.Read', 'Mail.ReadWrite'], remove: ['Mail.ReadWrite', 'Mail.Read'] })).toMatchObject({
      permissions: [],
      warnings: [{ activity: 'mail.list' }, { activity: 'mail.move' }],
    });
  });

  test('a removal of what was not wanted changes nothing', () => {
    expect(detect([list], { remove: ['Mail.ReadWrite', 'Files.Read'] })).toEqual(detect([list]));
  });

  test.each<[string, readonly DeclaredCall[], string]>([
    ['some input', [{ operation: 'PATCH /me/messages/{message}', when: 'one' }], 'with one, at'],
    [
      'each of several',
      [
        { operation: 'PATCH /me/messages/{message}', when: 'one' },
        { operation: 'PATCH /me/messages/{message}', when: 'two' },
        { operation: 'PATCH /me/messages/{message}', when: 'one' },
      ],
      'with one or two, at',
    ],
    ['any', [{ operation: 'PATCH /me/messages/{message}', when: 'one' }, { operation: 'PATCH /me/messages/{message}' }], 'at'],
    ['any, said first', [{ operation: 'PATCH /me/messages/{message}' }, { operation: 'PATCH /me/messages/{message}', when: 'one' }], 'at'],
  ])('a call that is made with %s input fails with that', (_, calls, place) => {
    expect(detect([use('x.y', calls)], { remove: ['Mail.ReadWrite'] }).warnings.map(({ message }) => message)).toEqual([
      `x.y will fail ${place} PATCH /me/messages/{message}: Mail.ReadWrite was removed.`,
    ]);
  });

  test('an input that no permission opens is named', () => {
    const calls: readonly DeclaredCall[] = [{ operation: 'POST /me/sendMail', when: 'from', shared: true, more: true }];

    expect(detect([use('mail.send', calls, { from: true })], { account: 'personal' }).warnings.map(({ message }) => message)).toEqual([
      "mail.send cannot take from with a personal account on somebody else's mailbox: no permission opens POST /me/sendMail there.",
    ]);
  });

  test('removing wins over adding, so that what was added is not asked for', () => {
    expect(namesOf([list], { add: ['Mail.ReadWrite'] })).toEqual(['Mail.ReadWrite']);
    expect(namesOf([list], { add: ['Mail.ReadWrite'], remove: ['Mail.ReadWrite'] })).toEqual(['Mail.Read']);
  });
});
