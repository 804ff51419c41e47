import { describe, expect, test } from 'vitest';
import type { Use } from './demands.ts';
import { detect } from './detect.ts';
import { explain } from './explain.ts';

const list: Use = {
  activity: 'mail.list',
  calls: [{ operation: 'GET /me/mailFolders/{folder}/messages' }],
  shared: false,
  given: () => undefined,
};
const send: Use = { activity: 'mail.send', calls: [{ operation: 'POST /me/sendMail' }], shared: false, given: () => undefined };

describe('an explanation', () => {
  test('answers from the permission and from the activity', () => {
    expect(explain(detect([send, list], { add: ['User.Read.All'] }))).toEqual({
      permissions: [
        {
          name: 'Mail.Read',
          title: 'Read your mail',
          consentBy: 'the person',
          activities: [{ activity: 'mail.list', operations: ['GET /me/mailFolders/{folder}/messages'] }],
        },
        {
          name: 'Mail.Send',
          title: 'Send mail as you',
          consentBy: 'the person',
          activities: [{ activity: 'mail.send', operations: ['POST /me/sendMail'] }],
        },
        {
          name: 'User.Read.All',
          title: "Read all users' full profiles and company properties",
          consentBy: 'an administrator',
          activities: [],
        },
      ],
      activities: [
        {
          activity: 'mail.list',
          permissions: ['Mail.Read'],
          calls: [{ operation: 'GET /me/mailFolders/{folder}/messages', permission: 'Mail.Read' }],
        },
        { activity: 'mail.send', permissions: ['Mail.Send'], calls: [{ operation: 'POST /me/sendMail', permission: 'Mail.Send' }] },
      ],
    });
  });

  test('shows a call that nothing opens', () => {
    expect(explain(detect([list], { remove: ['Mail.Read'] })).activities).toEqual([
      { activity: 'mail.list', permissions: [], calls: [{ operation: 'GET /me/mailFolders/{folder}/messages', permission: null }] },
    ]);
  });
});
