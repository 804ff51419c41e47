import { expect, test } from 'vitest';
import { mail } from '../../activities/index.ts';
import { use } from '../use.ts';
import { sayWhatWorks, whatWorks } from './what-works.ts';

test('activities are sorted by what the granted permissions open', () => {
  expect(whatWorks([use(mail.list, { markAsRead: true }), mail.move, mail.newest, mail.send], ['Mail.Read'], {})).toEqual({
    works: ['mail.newest'],
    inPart: [{ activity: 'mail.list', without: ['markAsRead'] }],
    fails: ['mail.move', 'mail.send'],
  });
});

test('what is listed in the place of something else cannot be left out', () => {
  const onlyDrafts = use(mail.send, { saveAsDraft: true });

  expect(whatWorks([onlyDrafts], ['Mail.Send'], {}).fails).toEqual(['mail.send']);
  expect(whatWorks([onlyDrafts], ['Mail.ReadWrite'], {}).works).toEqual(['mail.send']);
  expect(whatWorks([use(mail.send, { largeAttachments: true })], ['Mail.Send'], {}).inPart).toEqual([
    { activity: 'mail.send', without: ['largeAttachments'] },
  ]);
});

test("on somebody else's mailbox only what is shared counts", () => {
  const others = { mailbox: 'invoices@contoso.example' };

  expect(whatWorks([mail.newest], ['Mail.Read'], others).fails).toEqual(['mail.newest']);
  expect(whatWorks([use(mail.list, { mailbox: true, markAsRead: true })], ['Mail.Read'], {}).fails).toEqual(['mail.list']);
  expect(whatWorks([use(mail.list, { mailbox: true, markAsRead: true })], ['Mail.Read.Shared'], {}).inPart).toEqual([
    { activity: 'mail.list', without: ['markAsRead'] },
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
