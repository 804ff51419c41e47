import { z } from 'zod';
import { type AttachmentOrigin, fileAttachment } from '../graph/mail/attachments.ts';
import { deliver } from '../graph/mail/delivery.ts';
import { draftOf } from '../graph/mail/drafts.ts';
import { mailboxesForAddress } from '../graph/mail/mailboxes.ts';
import { readMime } from '../graph/mail/mime-reader.ts';
import type { MessageContent } from '../graph/mail/messages.ts';
import type { EmailAddress } from '../tenant/mailbox.ts';
import type { User } from '../tenant/directory.ts';
import { type ControlOperation, ControlRefusal, withBody } from './operation.ts';

const body = z
  .strictObject({
    to: z.array(z.string()).min(1).describe('Addresses in the organisation that get it, whomever it names.'),
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
  .refine(({ from, mime }) => from !== undefined || mime !== undefined, { path: ['from'], message: 'is needed where there is no mime' });

/** Mail from outside. */
export const messageOperations: readonly ControlOperation[] = [
  withBody({
    method: 'POST',
    path: '/messages',
    summary: 'Delivers a message from outside: rules and automatic replies of whoever gets it follow.',
    status: 201,
    body,
    async handle(controlled, { body }) {
      const tenant = controlled.tenant();
      const recipients = body.to.map((address) => ({ name: address, address }));
      const owners = recipients.map(({ address }) => {
        const owner = tenant.users.get(mailboxesForAddress(tenant, address)[0]?.ownerId ?? '');
        if (!owner)
          throw new ControlRefusal(400, `The body is not valid: to: nobody in this organisation has the address ${address}.`, [
            { field: 'to', problem: `nobody in this organisation has the address ${address}` },
          ]);
        return owner;
      });
      const [owner] = owners;
      if (!owner) throw new ControlRefusal(400, 'The body is not valid: to: an address is needed.');
      const origin = { ownerId: owner.id, ids: tenant.ids, now: tenant.clock.now() };
      const read = body.mime === undefined ? undefined : await readMime(Buffer.from(body.mime), tenant, origin);
      const from: EmailAddress | undefined = body.from === undefined ? undefined : { name: body.fromName ?? body.from, address: body.from };
      const content: Partial<MessageContent> = read ? read.content : fieldsOf(body, recipients, origin);
      const sender = from ?? read?.content.from;
      if (!sender)
        throw new ControlRefusal(400, 'The body is not valid: mime: it has no From.', [{ field: 'mime', problem: 'it has no From' }]);
      const message = { ...draftOf(tenant, owner, { ...content, from: sender, sender }, read?.thread), isDraft: false };
      await deliver(tenant, message, recipients);
      return { internetMessageId: message.internetMessageId, deliveredTo: owners.map(({ userPrincipalName }: User) => userPrincipalName) };
    },
  }),
];

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
