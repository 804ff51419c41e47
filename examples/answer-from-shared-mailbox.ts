import { mail, microsoft365Scope, use } from 'onbehalf';

// Answers the newest unread message of a shared mailbox and marks it as read there.
const mailbox = 'invoices@contoso.example';
await using m365 = await microsoft365Scope({
  activities: [use(mail.newest, { mailbox: true }), use(mail.send, { mailbox: true }), use(mail.mark, { mailbox: true })],
});

const message = await m365.mail.newest({ mailbox, unreadOnly: true });
if (!message.from) throw new Error('The newest message names no sender.');
await m365.mail.send({ mailbox, to: [message.from.address], subject: `RE: ${message.subject}`, body: 'Thank you, your invoice arrived.' });
export const marked = await m365.mail.mark({ mailbox, message, as: 'read' });
