import { expect, test } from 'vitest';
import { z } from 'zod';
import { defineActivity } from '../core/activity.ts';
import { detectFor } from './detect-for.ts';
import { checkUse, use, useGiven } from './use.ts';

const list = defineActivity({
  name: 'mail.list',
  title: 'Get Mail',
  summary: 'Lists messages.',
  effect: 'reads',
  calls: [{ operation: 'GET /me/messages' }, { operation: 'PATCH /me/messages/{message}', when: 'markAsRead' }],
  input: z.object({ markAsRead: z.boolean().default(false).describe('Marks.'), mailbox: z.string().optional().describe('Whose.') }),
  output: z.object({}),
  examples: [],
  async run() {
    return {};
  },
});

const names = (...activities: Parameters<typeof detectFor>[0][number][]): string[] =>
  detectFor(activities).permissions.map(({ name }) => name);

test('listed plainly, an unknown input counts as given', () => {
  expect(names(list)).toEqual(['Mail.ReadWrite']);
});

test('a use without the input asks for less', () => {
  expect(names(use(list, { markAsRead: false }))).toEqual(['Mail.Read']);
});

test('a use on other mailboxes asks for what is shared', () => {
  expect(names(use(list, { markAsRead: false, mailbox: true }))).toEqual(['Mail.Read.Shared']);
});

test('with the whole input known, exactly that call is asked for', () => {
  expect(names(useGiven(list, {}))).toEqual(['Mail.Read']);
  expect(names(useGiven(list, { markAsRead: true }))).toEqual(['Mail.ReadWrite']);
});

test('input that the use rules out is refused with the way to list it', () => {
  expect(() => checkUse(use(list, { markAsRead: false }), { markAsRead: true })).toThrow(
    'mail.list cannot be used as given. markAsRead is not part of the listed use, so no permission was asked for it; list use(mail.list, { markAsRead: true }).',
  );
});

test('another mailbox has to be listed', () => {
  expect(() => checkUse(list, { mailbox: 'invoices@contoso.example' })).toThrow('list use(mail.list, { mailbox: true }).');
  expect(() => checkUse(use(list, { mailbox: true }), { mailbox: 'invoices@contoso.example' })).not.toThrow();
});
