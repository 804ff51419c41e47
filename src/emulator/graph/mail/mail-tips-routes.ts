import type { EmailAddress, Mailbox } from '../../tenant/mailbox.ts';
import { contextOf } from '../odata/context.ts';
import type { Resource } from '../odata/select.ts';
import type { Call, Route } from '../route.ts';
import { answersAutomatically, automaticRepliesOf } from './automatic-replies.ts';
import { listFrom, memberOf, objectFrom, textFrom } from '../json-input.ts';
import { mailRoute } from './mail-route.ts';
import { isLocalAddress, mailboxesForAddress } from '../outlook/mailboxes.ts';
import { receiveLimit } from './message-size.ts';
import { recipientFrom } from '../outlook/recipients.ts';

/** What to know about recipients before writing to them. Source: https://learn.microsoft.com/graph/api/user-getmailtips */
export const mailTipsRoutes: readonly Route[] = mailRoute('POST /me/getMailTips', async (call) => {
  const body = objectFrom(await call.json(), 'The body');
  const addresses = listFrom(memberOf(body, 'emailAddresses') ?? [], 'emailAddresses');
  const options = textFrom(memberOf(body, 'mailTipsOptions') ?? '', 'mailTipsOptions')
    .toLowerCase()
    .split(',')
    .map((option) => option.trim());
  const value: Resource[] = [];
  for (const address of addresses) {
    const recipient = recipientFrom(call.tenant, { emailAddress: { address } }, 'emailAddresses');
    value.push(await tipsOf(call, recipient, options));
  }
  return { status: 200, body: { '@odata.context': contextOf(call, 'Collection(microsoft.graph.mailTips)'), value } };
});

async function tipsOf(call: Call, emailAddress: EmailAddress, options: readonly string[]): Promise<Resource> {
  const [mailbox] = mailboxesForAddress(call.tenant, emailAddress.address);
  if (!mailbox) {
    const isUnknown = isLocalAddress(call.tenant, emailAddress.address);
    return { emailAddress, ...(isUnknown ? { error: { code: 'RecipientNotFound', message: 'The recipient was not found.' } } : {}) };
  }
  return {
    emailAddress,
    ...(options.includes('automaticreplies') ? { automaticReplies: await automaticRepliesTip(call, mailbox) } : {}),
    ...(options.includes('custommailtip') ? { customMailTip: '' } : {}),
    ...(options.includes('externalmembercount') ? { externalMemberCount: 0 } : {}),
    ...(options.includes('totalmembercount') ? { totalMemberCount: 1 } : {}),
    ...(options.includes('mailboxfullstatus') ? { mailboxFull: false } : {}),
    ...(options.includes('maxmessagesize') ? { maxMessageSize: receiveLimit(call.tenant) } : {}),
    ...(options.includes('recipientscope') ? { recipientScope: 'internal' } : {}),
    ...(options.includes('deliveryrestriction') ? { deliveryRestricted: false } : {}),
    ...(options.includes('moderationstatus') ? { isModerated: false } : {}),
  };
}

/** Who is away, in which language the answer is, and until when. https://learn.microsoft.com/graph/api/resources/automaticrepliesmailtips */
async function automaticRepliesTip(call: Call, mailbox: Mailbox): Promise<Resource> {
  if (!(await answersAutomatically(mailbox, call.tenant.clock.now()))) return { message: '' };
  const { status, internalReplyMessage, scheduledStartDateTime, scheduledEndDateTime } = automaticRepliesOf(mailbox);
  return {
    message: internalReplyMessage,
    messageLanguage: mailbox.settings.language,
    ...(status === 'scheduled' && { scheduledStartTime: scheduledStartDateTime, scheduledEndTime: scheduledEndDateTime }),
  };
}
