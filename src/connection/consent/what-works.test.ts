import { expect, test } from 'vitest';
import { mail } from '../../activities/index.ts';
import { use } from '../use.ts';
import { sayWhatWorks, whatWorks } from './what-works.ts';

test('activities are sorted by what the granted permissions open', () => {
  expect(whatWorks([mail.list, mail.move, use(mail.newest, { markAsRead: false }), mail.send], ['Mail.Read'], {})).toEqual({
    works: ['mail.newest'],
    inPart: [{ activity: 'mail.list', without: ['markAsRead'] }],
    fails: ['mail.move', 'mail.send'],
  });
});

test('an input that is listed as given counts', () => {
  expect(whatWorks([use(mail.list, { markAsRead: true })], ['Mail.Read'], {}).fails).toEqual(['mail.list']);
});

test("on somebody else's mailbox only what is shared counts", () => {
  expect(whatWorks([use(mail.newest, { markAsRead: false })], ['Mail.Read'], { mailbox: 'invoices@contoso.example' }).fails).toEqual([
    'mail.newest',
  ]);
});

test('with nothing granted nothing works', () => {
  expect(whatWorks([mail.folders, mail.move], [], {})).toEqual({ works: [], inPart: [], fails: ['mail.folders', 'mail.move'] });
});

test.each([
  [
    { works: ['mail.list'], inPart: [], fails: ['mail.move', 'mail.send'] },
    'mail.move and mail.send fail without Mail.ReadWrite and Mail.Send. mail.list works all the same.',
  ],
  [
    { works: [], inPart: [{ activity: 'mail.list', without: ['markAsRead'] }], fails: ['mail.move'] },
    'mail.move fails without Mail.ReadWrite and Mail.Send. mail.list works as long as markAsRead is left out.',
  ],
  [{ works: [], inPart: [], fails: ['mail.move'] }, 'mail.move fails without Mail.ReadWrite and Mail.Send; nothing that is listed works.'],
  [{ works: ['a', 'b', 'c'], inPart: [], fails: [] }, 'a, b and c work all the same.'],
  [{ works: [], inPart: [], fails: [] }, ''],
])('it is said in words: %j', (outcome, text) => {
  expect(sayWhatWorks(outcome, ['Mail.ReadWrite', 'Mail.Send'])).toBe(text);
});
