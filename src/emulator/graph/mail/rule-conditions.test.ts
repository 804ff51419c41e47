import { expect, test } from 'vitest';
import { createTenant } from '../../tenant/create.ts';
import type { Message } from '../../tenant/mailbox.ts';
import { findUser } from '../../tenant/tenant.ts';
import { fileAttachment } from '../outlook/attachments.ts';
import { draftOf } from './drafts.ts';
import type { MessageContent } from './messages.ts';
import { fulfils, ruleConditions } from './rule-conditions.ts';

const tenant = createTenant({ now: new Date('2026-03-02T09:00:00Z') });
const person = (alias: string) => {
  const user = findUser(tenant, `${alias}@contoso.example`);
  if (!user) throw new Error(`${alias} is not there.`);
  return user;
};
const [ada, ben] = [person('ada'), person('ben')];
const people = (...aliases: string[]) => aliases.map((alias) => ({ name: alias, address: `${alias}@contoso.example` }));
const named = (...aliases: string[]) => people(...aliases).map((emailAddress) => ({ emailAddress }));
const file = (bytes: number, isInline = false) =>
  fileAttachment({ name: 'a', content: new Uint8Array(bytes), isInline }, { ownerId: ada.id, ids: tenant.ids, now: tenant.clock.now() });
const header = (name: string, value: string) => ({ internetMessageHeaders: [{ name, value }] });
const text = (content: string) => ({ body: { contentType: 'text' as const, content } });

/** A message from Ben to Ada. */
function message(content: Partial<MessageContent>): Message {
  const whole = draftOf(tenant, ben, { toRecipients: people('ada'), ...content });
  return { ...whole, id: 'm', immutableId: 'm', parentFolderId: 'inbox', changeNumber: 1 };
}

type Case = readonly [condition: Record<string, unknown>, content: Partial<MessageContent>];

/** Conditions and messages that fulfil them. */
const fulfilled: readonly Case[] = [
  [{}, {}],
  [{ subjectContains: ['none', 'OFFER'] }, { subject: 'Your offers' }],
  [{ bodyContains: ['b c'] }, text('a B c d')],
  [{ bodyContains: ['b c'] }, { body: { contentType: 'html', content: '<p>a <b>b</b> c</p>' } }],
  [{ bodyOrSubjectContains: ['x'] }, { subject: 'x' }],
  [{ bodyOrSubjectContains: ['x'] }, text('x')],
  [{ senderContains: ['BEN@'] }, {}],
  [{ senderContains: ['okafor'] }, {}],
  [{ recipientContains: ['chloe@'] }, { toRecipients: people('ada', 'chloe') }],
  [{ recipientContains: ['chloe@'] }, { ccRecipients: people('chloe') }],
  [{ headerContains: ['x-ticket: 4'] }, header('X-Ticket', '42')],
  [{ fromAddresses: named('chloe', 'BEN') }, {}],
  [{ sentToAddresses: named('chloe') }, { toRecipients: people('ada', 'chloe') }],
  [{ sentToAddresses: named('chloe') }, { ccRecipients: people('chloe') }],
  [{ hasAttachments: true }, { attachments: [file(1, true), file(1)] }],
  [{ hasAttachments: false }, { attachments: [file(1, true)] }],
  [{ importance: 'low' }, { importance: 'low' }],
  [{ categories: ['None', 'Red'] }, { categories: ['Red'] }],
  [{ sentToMe: true }, { toRecipients: people('chloe', 'ada') }],
  [{ sentToMe: false }, { toRecipients: people('chloe'), ccRecipients: people('ada') }],
  [{ sentCcMe: true }, { toRecipients: [], ccRecipients: people('ada') }],
  [{ sentCcMe: false }, {}],
  [{ sentToOrCcMe: true }, {}],
  [{ sentToOrCcMe: true }, { toRecipients: [], ccRecipients: people('ada') }],
  [{ sentToOrCcMe: false }, { toRecipients: people('chloe') }],
  [{ sentOnlyToMe: true }, {}],
  [{ sentOnlyToMe: false }, { toRecipients: people('chloe') }],
  [{ sentOnlyToMe: false }, { ccRecipients: people('chloe') }],
  [{ sentOnlyToMe: false }, { toRecipients: people('ada', 'chloe') }],
  [{ notSentToMe: true }, { toRecipients: people('chloe') }],
  [{ notSentToMe: false }, {}],
  [{ isAutomaticReply: true }, { subject: 'Automatic reply: x', ...header('Auto-Submitted', 'auto-replied') }],
  [{ isAutomaticReply: false }, { subject: 'x', ...header('Auto-Submitted', 'auto-replied') }],
  [{ isAutomaticReply: false }, { subject: 'Automatic reply: x' }],
  [{ isAutomaticReply: false }, { subject: 'Automatic reply: x', ...header('Auto-Submitted', 'No') }],
  [{ isNonDeliveryReport: true }, header('x-ms-exchange-message-is-ndr', '')],
  [{ isNonDeliveryReport: false }, {}],
  [{ isAutomaticForward: true }, header('X-MS-Exchange-Generated-Message-Source', 'Mailbox Rules Agent')],
  [{ isAutomaticForward: false }, header('X-MS-Exchange-Generated-Message-Source', 'Another')],
  [{ isSigned: false, isEncrypted: false }, {}],
  [{ withinSizeRange: { minimumSize: 1, maximumSize: 2 } }, text('a'.repeat(1024))],
  [{ withinSizeRange: { minimumSize: 1, maximumSize: 2 } }, text('a'.repeat(2048))],
  [{ withinSizeRange: { minimumSize: 2 } }, { ...text('a'.repeat(1024)), attachments: [file(1024)] }],
  [{ withinSizeRange: { maximumSize: 1 } }, text('')],
  ...['isApprovalRequest', 'isMeetingRequest', 'isMeetingResponse', 'isPermissionControlled', 'isReadReceipt', 'isVoicemail'].map(
    (name): Case => [{ [name]: false }, {}],
  ),
  [{ sensitivity: 'normal' }, {}],
  [
    { subjectContains: ['x'], importance: 'high' },
    { subject: 'x', importance: 'high' },
  ],
];

/** Conditions and messages that do not fulfil them. */
const unfulfilled: readonly Case[] = [
  [{ subjectContains: ['x'] }, text('x')],
  [{ subjectContains: [] }, { subject: 'x' }],
  [{ bodyContains: ['x'] }, { subject: 'x' }],
  [{ bodyContains: ['p>'] }, { body: { contentType: 'html', content: '<p>a</p>' } }],
  [{ bodyOrSubjectContains: ['x'] }, { subject: 'y', ...text('z') }],
  [{ senderContains: ['ada'] }, {}],
  [{ recipientContains: ['chloe'] }, { bccRecipients: people('chloe') }],
  [{ headerContains: ['x-ticket: 4'] }, header('Ticket', '42')],
  [{ fromAddresses: named('chloe') }, {}],
  [{ fromAddresses: 'ben' }, {}],
  [{ sentToAddresses: named('ben') }, {}],
  [{ hasAttachments: true }, { attachments: [file(1, true)] }],
  [{ hasAttachments: false }, { attachments: [file(1)] }],
  [{ importance: 'low' }, {}],
  [{ categories: ['red'] }, { categories: ['Red'] }],
  [{ sentToMe: true }, { toRecipients: [], ccRecipients: people('ada') }],
  [{ sentCcMe: true }, {}],
  [{ sentToOrCcMe: true }, { toRecipients: people('chloe') }],
  [{ sentOnlyToMe: true }, { ccRecipients: people('chloe') }],
  [{ sentOnlyToMe: true }, { toRecipients: people('chloe') }],
  [{ notSentToMe: true }, {}],
  [{ isAutomaticReply: true }, { subject: 'Automatic reply: x' }],
  [{ isNonDeliveryReport: true }, {}],
  [{ isAutomaticForward: true }, header('X-Other', 'Mailbox Rules Agent')],
  [{ isSigned: true }, {}],
  [{ isEncrypted: true }, {}],
  [{ withinSizeRange: { minimumSize: 1 } }, text('a'.repeat(1023))],
  [{ withinSizeRange: { maximumSize: 1 } }, text('a'.repeat(1025))],
  [{ withinSizeRange: { maximumSize: 1 } }, { attachments: [file(1024)] }],
  ...['isApprovalRequest', 'isMeetingRequest', 'isMeetingResponse', 'isPermissionControlled', 'isReadReceipt', 'isVoicemail'].map(
    (name): Case => [{ [name]: true }, {}],
  ),
  [{ sensitivity: 'private' }, {}],
  [{ messageActionFlag: 'any' }, {}],
  [{ subjectContains: ['x'], importance: 'high' }, { subject: 'x' }],
];

test.each(fulfilled)('%j is fulfilled by a message with %j', (conditions, content) => {
  expect(fulfils(message(content), conditions, ada)).toBe(true);
});

test.each(unfulfilled)('%j is not fulfilled by a message with %j', (conditions, content) => {
  expect(fulfils(message(content), conditions, ada)).toBe(false);
});

test('every condition is tried both ways', () => {
  const tried = (cases: readonly Case[]): string[] => [...new Set(cases.flatMap(([conditions]) => Object.keys(conditions)))].toSorted();
  const all = [...ruleConditions.keys()].toSorted();

  // Nothing here has a flag for an action.
  expect(tried(fulfilled)).toEqual(all.filter((name) => name !== 'messageActionFlag'));
  expect(tried(unfulfilled)).toEqual(all);
});
