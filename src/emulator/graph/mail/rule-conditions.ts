import type { User } from '../../tenant/directory.ts';
import type { EmailAddress, Message } from '../../tenant/mailbox.ts';
import { isAutomatic } from './automatic-replies.ts';
import { stripMarkup } from '../outlook/plain-text.ts';
import { isAddressOf, isSameAddress } from '../outlook/recipients.ts';
import { isForwardedByRule } from './rule-sending.ts';
import { protectionOf } from './signed-mail.ts';
import { headerOf } from './threading.ts';

/** Tells whether a message fulfils one condition. `wanted` is the value in the rule. */
type Condition = (message: Message, wanted: unknown, owner: User) => boolean;

const neverFulfilled = [
  'isApprovalRequest',
  'isMeetingRequest',
  'isMeetingResponse',
  'isPermissionControlled',
  'isReadReceipt',
  'isVoicemail',
];

/**
 * The conditions and exceptions that a rule may have. Source: https://learn.microsoft.com/graph/api/resources/messagerulepredicates
 * A condition that no message of the emulator can fulfil (meeting requests, voice mail ...) is fulfilled when `false` is wanted.
 */
export const ruleConditions: ReadonlyMap<string, Condition> = new Map<string, Condition>([
  ['subjectContains', ({ subject }, words) => containsAny([subject], words)],
  ['bodyContains', (message, words) => containsAny([bodyText(message)], words)],
  ['bodyOrSubjectContains', (message, words) => containsAny([bodyText(message), message.subject], words)],
  ['senderContains', ({ from }, words) => containsAny(partsOf(from ? [from] : []), words)],
  ['recipientContains', (message, words) => containsAny(partsOf([...message.toRecipients, ...message.ccRecipients]), words)],
  [
    'headerContains',
    (message, words) =>
      containsAny(
        message.internetMessageHeaders.map(({ name, value }) => `${name}: ${value}`),
        words,
      ),
  ],
  ['fromAddresses', ({ from }, people) => namesAny(from ? [from] : [], people)],
  ['sentToAddresses', (message, people) => namesAny([...message.toRecipients, ...message.ccRecipients], people)],
  ['hasAttachments', ({ attachments }, wanted) => attachments.some(({ isInline }) => !isInline) === wanted],
  ['importance', ({ importance }, wanted) => importance === wanted],
  ['categories', ({ categories }, wanted) => texts(wanted).some((name) => categories.includes(name))],
  ['sentToMe', ({ toRecipients }, wanted, owner) => includes(toRecipients, owner) === wanted],
  ['sentCcMe', ({ ccRecipients }, wanted, owner) => includes(ccRecipients, owner) === wanted],
  ['sentToOrCcMe', (message, wanted, owner) => includes([...message.toRecipients, ...message.ccRecipients], owner) === wanted],
  ['sentOnlyToMe', (message, wanted, owner) => isOnlyTo(message, owner) === wanted],
  ['notSentToMe', ({ toRecipients }, wanted, owner) => !includes(toRecipients, owner) === wanted],
  ['isAutomaticReply', (message, wanted) => (isAutomatic(message) && message.subject.startsWith('Automatic reply')) === wanted],
  ['isNonDeliveryReport', (message, wanted) => (headerOf(message, 'X-MS-Exchange-Message-Is-Ndr') !== undefined) === wanted],
  ['isAutomaticForward', (message, wanted) => isForwardedByRule(message) === wanted],
  ['isSigned', (message, wanted) => (protectionOf(message) === 'signed') === wanted],
  ['isEncrypted', (message, wanted) => (protectionOf(message) === 'encrypted') === wanted],
  ['withinSizeRange', isWithinSize],
  ...neverFulfilled.map((name): [string, Condition] => [name, (_message, wanted) => wanted === false]),
  ['sensitivity', (_message, wanted) => wanted === 'normal'],
  ['messageActionFlag', () => false],
]);

/** True when the message fulfils every condition. Without conditions it does. */
export function fulfils(message: Message, conditions: Readonly<Record<string, unknown>>, owner: User): boolean {
  return Object.entries(conditions).every(([name, wanted]) => ruleConditions.get(name)?.(message, wanted, owner) ?? true);
}

function containsAny(where: readonly string[], words: unknown): boolean {
  return texts(words).some((word) => where.some((text) => text.toLowerCase().includes(word.toLowerCase())));
}

function namesAny(people: readonly EmailAddress[], wanted: unknown): boolean {
  const recipients: readonly { emailAddress?: EmailAddress }[] = Array.isArray(wanted) ? wanted : [];
  return people.some((person) => recipients.some(({ emailAddress }) => isSameAddress(emailAddress, person)));
}

function includes(people: readonly EmailAddress[], owner: User): boolean {
  return people.some((address) => isAddressOf(owner, address));
}

function isOnlyTo({ toRecipients, ccRecipients }: Message, owner: User): boolean {
  return includes(toRecipients, owner) && toRecipients.length + ccRecipients.length === 1;
}

function isWithinSize(message: Message, wanted: unknown): boolean {
  const { minimumSize = 0, maximumSize = Infinity } = wanted as { minimumSize?: number; maximumSize?: number };
  const kilobytes = (message.body.content.length + message.attachments.reduce((sum, { size }) => sum + size, 0)) / 1024;
  return minimumSize <= kilobytes && kilobytes <= maximumSize;
}

function partsOf(people: readonly EmailAddress[]): string[] {
  return people.flatMap(({ name, address }) => [name, address]);
}

function bodyText({ body }: Message): string {
  return body.contentType === 'html' ? stripMarkup(body.content) : body.content;
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}
