import { expect, test } from 'vitest';
import { commandLine, shellWord } from './command-line.ts';

test.each<[string, Record<string, unknown>, string]>([
  ['mail.send', {}, 'mail send'],
  ['mail.setCategories', { message: 'M1' }, 'mail set-categories --message M1'],
  [
    'mail.send',
    { to: ['ada@contoso.example', 'ben@contoso.example'], subject: 'Lunch?' },
    "mail send --to ada@contoso.example --to ben@contoso.example --subject 'Lunch?'",
  ],
  ['mail.list', { markAsRead: true, unreadOnly: false, top: 5 }, 'mail list --mark-as-read --no-unread-only --top 5'],
  ['mail.list', { filter: { subject: "it's" } }, String.raw`mail list --filter '{"subject":"it'\''s"}'`],
  ['mail.list', { categories: [] }, 'mail list'],
])('%s with %j is %s', (name, input, line) => {
  expect(commandLine(name, input)).toBe(line);
});

test.each([
  ['plain', 'plain'],
  ['a_b-C9@%+=:,./', 'a_b-C9@%+=:,./'],
  ['', "''"],
  ['two words', "'two words'"],
  ['$HOME', "'$HOME'"],
  ["it's", String.raw`'it'\''s'`],
])('the word %s is written %s', (word, shell) => {
  expect(shellWord(word)).toBe(shell);
});
