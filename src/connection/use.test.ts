import { expect, expectTypeOf, test } from 'vitest';
import { z } from 'zod';
import type { mail } from '../activities/index.ts';
import { defineActivity, type AnyActivity } from '../core/activity.ts';
import type { InputOf } from './client.ts';
import { detectFor } from './detect-for.ts';
import { listingFor, nameOfUse, use, useGiven } from './use.ts';

const list = defineActivity({
  name: 'mail.list',
  title: 'Get Mail',
  summary: 'Lists messages.',
  effect: 'reads',
  calls: [
    { operation: 'GET /me/messages' },
    { operation: 'GET /me/messages/{message}', when: 'id' },
    { operation: 'PATCH /me/messages/{message}', when: 'markAsRead', more: true },
  ],
  input: z.object({
    markAsRead: z.boolean().default(false).describe('Marks.'),
    id: z.string().optional().describe('Which.'),
    mailbox: z.string().optional().describe('Whose.'),
  }),
  output: z.object({}),
  examples: [],
  async run() {
    return {};
  },
});

const write = defineActivity({
  name: 'mail.write',
  title: 'Write Mail',
  summary: 'Sends, or makes drafts.',
  effect: 'sends',
  calls: [
    { operation: 'POST /me/sendMail', unless: 'draft' },
    { operation: 'POST /me/messages', when: 'draft', more: true },
    { operation: 'POST /me/messages', when: 'as', more: true },
    { operation: 'GET /me/messages/{message}', unless: 'quick' },
    { operation: 'GET /me/messages', when: 'quick' },
  ],
  input: z.object({
    draft: z.boolean().default(false).describe('Only a draft.'),
    as: z.enum(['text', 'html']).default('text').describe('How.'),
    quick: z.boolean().default(false).describe('Otherwise.'),
  }),
  output: z.object({}),
  examples: [],
  async run() {
    return {};
  },
});

const others = { mailbox: 'invoices@contoso.example' };

test.each<[string, AnyActivity, string[]]>([
  ['plainly, for the least', list, ['Mail.Read']],
  ['with an input that needs more', use(list, { markAsRead: true }), ['Mail.ReadWrite']],
  ['without it', use(list, { markAsRead: false }), ['Mail.Read']],
  ['on other mailboxes, for what is shared', use(list, { mailbox: true }), ['Mail.Read.Shared']],
  ['on other mailboxes with more', use(list, { mailbox: true, markAsRead: true }), ['Mail.ReadWrite.Shared']],
  ['with the whole input known, for exactly that call', useGiven(list, {}), ['Mail.Read']],
  ['with that input in it', useGiven(list, { markAsRead: true }), ['Mail.ReadWrite']],
  ['with it in it as what is taken anyway', useGiven(write, { draft: false, as: 'text' }), ['Mail.Read', 'Mail.Send']],
  ['with another value in it', useGiven(write, { as: 'html' }), ['Mail.ReadWrite', 'Mail.Send']],
  ['for drafts only', use(write, { draft: true }), ['Mail.ReadWrite']],
])('an activity is listed %s', (_, activity, permissions) => {
  expect(detectFor([activity]).permissions.map(({ name }) => name)).toEqual(permissions);
});

test.each<[AnyActivity, object, string]>([
  [
    list,
    { markAsRead: true },
    'markAsRead is not part of the listed use, so no permission was asked for it; list use(mail.list, { markAsRead: true }).',
  ],
  [use(list, { markAsRead: false }), { markAsRead: true }, 'markAsRead is not part of the listed use'],
  [
    use(list, { id: false }),
    { id: 'M1' },
    'id is not part of the listed use, so no permission was asked for it; list use(mail.list, { id: true }).',
  ],
  [list, others, 'mailbox is not part of the listed use, so no permission was asked for it; list use(mail.list, { mailbox: true }).'],
  [use(list, { mailbox: false }), others, 'mailbox is not part of the listed use'],
  [
    use(write, { draft: true }),
    {},
    'draft is listed as given, so no permission was asked for what happens without it; give it, or list mail.write without it, too.',
  ],
  [use(write, { draft: true }), { draft: false }, 'draft is listed as given'],
])('what the listed use does not allow is refused with the way to list it: %#', (activity, input, problem) => {
  expect(() => listingFor([activity], input as Record<string, unknown>)).toThrow(`${activity.name} cannot be used as given. ${problem}`);
});

test.each<[AnyActivity, object]>([
  [list, {}],
  [list, { markAsRead: false, id: 'M1' }],
  [use(list, { markAsRead: true }), { markAsRead: true }],
  [use(list, { markAsRead: true }), {}],
  [use(list, { mailbox: true }), others],
  [use(list, { mailbox: true }), {}],
  [use(write, { draft: true }), { draft: true }],
  [use(write, { as: true, quick: true }), {}],
  [write, { as: 'text' }],
])('what the listed use allows is let through: %#', (activity, input) => {
  expect(listingFor([activity], input as Record<string, unknown>)).toBe(activity);
});

test('an activity that is listed for several uses may be used in each of them', () => {
  const drafts = use(write, { draft: true });

  expect(listingFor([write, drafts], {})).toBe(write);
  expect(listingFor([write, drafts], { draft: true })).toBe(drafts);
  expect(() => listingFor([write, drafts], { as: 'html' })).toThrow('list use(mail.write, { as: true }).');
});

test('what follows from the rest of an input is refused with its reason', () => {
  expect(() =>
    listingFor([list], { markAsRead: true }, [
      { field: 'id', because: 'no' },
      { field: 'markAsRead', because: 'it is Monday' },
    ]),
  ).toThrow(
    'markAsRead is needed, because it is Monday. It is not part of the listed use, so no permission was asked for it; list use(mail.list, { markAsRead: true }).',
  );
});

test('the type of a call follows what is listed', () => {
  const marking = use(list, { markAsRead: true });
  const without = use(list, { id: false });

  expectTypeOf<keyof InputOf<typeof list>>().toEqualTypeOf<'id'>();
  expectTypeOf<keyof InputOf<typeof marking>>().toEqualTypeOf<'id' | 'markAsRead'>();
  expectTypeOf<keyof InputOf<typeof without>>().toEqualTypeOf<never>();
  expectTypeOf<keyof InputOf<typeof write>>().toEqualTypeOf<'quick'>();
  expectTypeOf<InputOf<typeof list | typeof marking>>().toEqualTypeOf<InputOf<typeof list> | InputOf<typeof marking>>();
  expectTypeOf<'from' | 'largeAttachments' | 'saveAsDraft' | 'attachmentsFrom' | 'mailbox'>()
    .exclude<keyof InputOf<typeof mail.send>>()
    .toEqualTypeOf<'from' | 'largeAttachments' | 'saveAsDraft' | 'attachmentsFrom' | 'mailbox'>();
});

test('a use is named by what is given, not by its values; where these decide what is called it has no name', () => {
  const one = nameOfUse(list, { id: 'one' });

  expect(nameOfUse(list, { id: 'another', markAsRead: false })).toBe(one);
  expect(nameOfUse(list, { id: 'one', markAsRead: true })).not.toBe(one);
  expect(nameOfUse(list, { id: 'one', mailbox: 'ben@contoso.example' })).not.toBe(one);
  expect(nameOfUse({ ...list, name: 'mail.get' }, { id: 'one' })).not.toBe(one);
  expect(nameOfUse({ ...list, callsOf: () => [] }, { id: 'one' })).toBeUndefined();
});
