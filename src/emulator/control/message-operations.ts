import { z } from 'zod';
import { bodyLimits } from '../bounded-body.ts';
import { type AttachmentOrigin, fileAttachment, isCalendar } from '../graph/outlook/attachments.ts';
import { deliver } from '../graph/mail/delivery.ts';
import { draftOf } from '../graph/mail/drafts.ts';
import { mailboxesForAddress } from '../graph/outlook/mailboxes.ts';
import { receiveLimit } from '../graph/mail/message-size.ts';
import { type MimeMessage, readMime } from '../graph/mail/mime-reader.ts';
import type { MessageContent } from '../graph/mail/messages.ts';
import { sizeOf } from '../graph/mail/stored-properties.ts';
import type { OutsideMeeting } from '../graph/outside-meeting.ts';
import { GraphFailure } from '../graph/route.ts';
import type { EmailAddress } from '../tenant/mailbox.ts';
import type { User } from '../tenant/directory.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { type ControlOperation, refusedField, withBody } from './operation.ts';

const body = z
  .strictObject({
    to: z.tuple([z.string()], z.string()).describe('Addresses in the organisation that get it, whomever it names.'),
    from: z.string().describe('Address of the sender, of any organisation. Left out: that of the MIME.').optional(),
    fromName: z.string().describe('Name of the sender. Default: the address.').optional(),
    subject: z.string().optional(),
    text: z.string().describe('Body as plain text.').optional(),
    html: z.string().describe('Body as HTML.').optional(),
    attachments: z
      .array(z.strictObject({ name: z.string().min(1), contentType: z.string().optional(), contentBytes: z.base64() }))
      .describe('Files; their bytes as base64.')
      .optional(),
    mime: z.string().describe('The whole message as MIME (RFC 5322) instead of the fields.').optional(),
  })
  .superRefine((fields, context) => {
    const wrong = (field: string, message: string): void => context.addIssue({ code: 'custom', path: [field], message });
    const { from, fromName, mime, text, html } = fields;
    if (from === undefined && mime === undefined) wrong('from', 'is needed where there is no mime');
    if (fromName !== undefined && from === undefined) wrong('fromName', 'is the name of from, which is not given');
    if (text !== undefined && html !== undefined) wrong('text', 'a message has one body: give text or html');
    for (const field of ['subject', 'text', 'html', 'attachments'] as const)
      if (mime !== undefined && fields[field] !== undefined) wrong(field, 'comes of the mime, which is the whole message');
  });

/** Mail from outside. */
export const messageOperations: readonly ControlOperation[] = [
  withBody({
    method: 'POST',
    path: '/messages',
    summary: 'Delivers a message from outside: rules and automatic replies of whoever gets it follow.',
    status: 201,
    body,
    // Files come as base64, in MIME with line ends that JSON escapes: 1.41 times their size.
    bodyLimit: (tenant) => bodyLimits.control + Math.ceil(1.5 * receiveLimit(tenant)),
    async handle(controlled, { body }) {
      const tenant = controlled.tenant();
      const [address, ...more] = body.to;
      const [owner, ...others] = ownersOf(tenant, address);
      const owners = new Set([owner, ...others, ...more.flatMap((one) => ownersOf(tenant, one))]);
      const origin = { ownerId: owner.id, ids: tenant.ids, now: tenant.clock.now() };
      const read = body.mime === undefined ? undefined : await mimeOf(body.mime, tenant, origin);
      const recipients = body.to.map((one) => ({ name: one, address: one }));
      const from: EmailAddress | undefined = body.from === undefined ? undefined : { name: body.fromName ?? body.from, address: body.from };
      const meeting = read && (await meetingIn(tenant, read.content, [...owners]));
      const content: Partial<MessageContent> = read ? (meeting?.content ?? read.content) : fieldsOf(body, recipients, origin);
      const sender = from ?? read?.content.from;
      if (!sender) throw refusedField('mime', 'it has no From');
      const message = { ...draftOf(tenant, owner, { ...content, from: sender, sender }, read?.thread), isDraft: false };
      const [size, limit] = [sizeOf(message), receiveLimit(tenant)];
      if (size > limit) throw refusedField('body', `the message has ${size} bytes, and people of this organisation receive ${limit}`);
      await deliver(tenant, message, recipients);
      for (const each of owners) await meeting?.enter(each);
      return { internetMessageId: message.internetMessageId, deliveredTo: [...owners].map(({ userPrincipalName }) => userPrincipalName) };
    },
  }),
];

/** Whose mailboxes mail for an address comes to: a person's, or those of the members of a group. */
function ownersOf(tenant: Tenant, address: string): [User, ...User[]] {
  const [first, ...others] = mailboxesForAddress(tenant, address).flatMap(({ ownerId }) => tenant.users.get(ownerId) ?? []);
  if (!first) throw refusedField('to', `nobody in this organisation has the address ${address}`);
  return [first, ...others];
}

async function mimeOf(mime: string, tenant: Tenant, origin: AttachmentOrigin): Promise<MimeMessage> {
  try {
    return await readMime(Buffer.from(mime), tenant, origin);
  } catch (error) {
    if (error instanceof GraphFailure) throw refusedField('mime', error.message);
    throw error;
  }
}

/** What mail with a calendar in it says of a meeting. */
async function meetingIn(tenant: Tenant, content: Partial<MessageContent>, owners: readonly User[]): Promise<OutsideMeeting | undefined> {
  if (!content.attachments?.some(isCalendar)) return undefined;
  return await (await import('../graph/outside-meeting.ts')).outsideMeeting(tenant, content, owners);
}

type Fields = z.infer<typeof body>;

function fieldsOf(
  { subject = '', text = '', html, attachments = [] }: Fields,
  to: EmailAddress[],
  origin: AttachmentOrigin,
): Partial<MessageContent> {
  return {
    subject,
    body: html === undefined ? { contentType: 'text', content: text } : { contentType: 'html', content: html },
    toRecipients: to,
    attachments: attachments.map(({ name, contentType, contentBytes }) =>
      fileAttachment({ name, contentType, content: new Uint8Array(Buffer.from(contentBytes, 'base64')) }, origin),
    ),
  };
}
