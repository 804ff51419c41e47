import { expect, test } from 'vitest';
import { isMessageType, messageTypes, typeOf } from './message-type.ts';

test.each([
  ['IPM.Note', 'email'],
  ['IPM.Note.SMIME', 'email'],
  ['REPORT.IPM.Note.NDR', 'email'],
  ['', 'email'],
  ['IPM.Note.Microsoft.Conversation', 'im'],
  ['IPM.Note.Microsoft.Voicemail.UM.CA', 'voicemail'],
  ['IPM.Note.rpmsg.Microsoft.Voicemail.UM', 'voicemail'],
  ['IPM.Schedule.Meeting.Request', 'meeting'],
  ['IPM.Post.Rss', 'rssFeed'],
  ['ipm.taskrequest', 'task'],
])('a message of class %j is of type %s', (value, type) => {
  expect(
    typeOf({
      id: 'M1',
      singleValueExtendedProperties: [
        { id: 'Integer 0xe08', value: '17' },
        { id: 'String 0x1a', value },
      ],
    }),
  ).toBe(type);
});

test('a message of which nothing is known is an e-mail, and what Graph calls an event message a meeting', () => {
  expect(typeOf({ id: 'M1' })).toBe('email');
  expect(typeOf({ id: 'M1', singleValueExtendedProperties: null })).toBe('email');
  expect(typeOf({ id: 'M1', '@odata.type': '#microsoft.graph.eventMessageRequest' })).toBe('meeting');
});

test('only types are types', () => {
  expect([...messageTypes, 'fax'].filter(isMessageType)).toEqual(['email', 'im', 'meeting', 'voicemail', 'rssFeed', 'task']);
});
