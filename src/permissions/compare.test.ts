import { describe, expect, test } from 'vitest';
import { compare, leastOf } from './compare.ts';
import type { Use } from './demands.ts';
import { detect } from './detect.ts';

const list: Use = {
  activity: 'mail.list',
  calls: [{ operation: 'GET /me/mailFolders/{folder}/messages' }],
  shared: false,
  given: () => undefined,
};
const send: Use = { activity: 'mail.send', calls: [{ operation: 'POST /me/sendMail' }], shared: false, given: () => undefined };

describe('a comparison with what was granted', () => {
  const needed = detect([list, send]);

  test('counts a broader permission for a narrower one', () => {
    expect(compare(['Mail.ReadWrite', 'Mail.Send', 'openid', 'User.Read'], needed)).toEqual({
      held: [
        { name: 'Mail.Read', by: ['Mail.ReadWrite'] },
        { name: 'Mail.Send', by: ['Mail.Send'] },
      ],
      missing: [],
      refused: [],
      notNeeded: [],
    });
  });

  test('names what is missing and the calls that will be refused', () => {
    expect(compare(['Mail.Read'], needed)).toEqual({
      held: [{ name: 'Mail.Read', by: ['Mail.Read'] }],
      missing: ['Mail.Send'],
      refused: [{ activity: 'mail.send', operation: 'POST /me/sendMail' }],
      notNeeded: [],
    });
  });

  test('names what is not needed: the broader one when a narrower one is enough', () => {
    expect(compare(['Mail.Read', 'Mail.ReadWrite', 'Mail.Send', 'Files.Read.All'], needed).notNeeded).toEqual([
      'Files.Read.All',
      'Mail.ReadWrite',
    ]);
  });

  test('a permission that a person added is needed, whether a call uses it or not', () => {
    const added = detect([list], { add: ['User.Read.All'] });

    expect(compare(['Mail.Read'], added)).toMatchObject({ missing: ['User.Read.All'], notNeeded: [] });
    expect(compare(['Mail.Read', 'User.Read.All'], added)).toMatchObject({
      held: [{ name: 'Mail.Read' }, { name: 'User.Read.All', by: ['User.Read.All'] }],
      missing: [],
      notNeeded: [],
    });
  });
});

test('the least of what was granted opens whatever it opens at all', () => {
  expect(leastOf(['Mail.Read', 'Mail.ReadWrite', 'Files.Read'], detect([list, send]))).toEqual(['Mail.Read']);
  expect(leastOf([], detect([list, send]))).toEqual([]);
});
