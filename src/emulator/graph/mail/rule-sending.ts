import type { User } from '../../tenant/directory.ts';
import type { EmailAddress, Message } from '../../tenant/mailbox.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { answerTo } from './answers.ts';
import { itemAttachment } from '../outlook/attachments.ts';
import { draftOf } from './drafts.ts';
import { messageItem } from './message-item.ts';
import type { MessageContent } from './messages.ts';
import { addressOf } from '../outlook/recipients.ts';
import { headerOf, replyThread, topicOf } from './threading.ts';

/** Actions of a rule that send mail on. https://learn.microsoft.com/graph/api/resources/messageruleactions */
export const sendingActions = ['forwardTo', 'redirectTo', 'forwardAsAttachmentTo'] as const;

/** A message that a rule sends on, and to whom: the recipients in it need not be those who get it. */
export interface SentOn {
  readonly message: MessageContent;
  readonly to: readonly EmailAddress[];
}

/**
 * On a message that a rule of a mailbox sent on, with the address of the mailbox. Exchange Online sends no message on twice, and says nothing of it.
 * https://techcommunity.microsoft.com/t5/exchange-team-blog/loop-prevention-in-exchange-online-demystified/ba-p/2312258
 */
const loopHeader = 'X-MS-Exchange-Inbox-Rules-Loop';

/** What made a message. Assumption: people's messages show the name and this value, no page lists them. */
const sourceHeader = { name: 'X-MS-Exchange-Generated-Message-Source', value: 'Mailbox Rules Agent' };

/** True for a message that a rule of a mailbox forwarded. */
export function isForwardedByRule({ internetMessageHeaders }: Pick<Message, 'internetMessageHeaders'>): boolean {
  return internetMessageHeaders.some(({ name, value }) => name === sourceHeader.name && value === sourceHeader.value);
}

/** What the actions of a rule send on of a message that just came; nothing where a rule of any mailbox sent it on before. */
export function sentOn(tenant: Tenant, owner: User, received: Message, actions: Readonly<Record<string, unknown>>): SentOn[] {
  if (headerOf(received, loopHeader) !== undefined) return [];
  const loop = { name: loopHeader, value: owner.mail };
  const now = tenant.clock.now();
  const made = (content: Partial<MessageContent>, to: readonly EmailAddress[]): SentOn => {
    const headers = [loop, sourceHeader, { name: 'Auto-Submitted', value: 'auto-generated' }];
    const input = { ...content, toRecipients: [...to], internetMessageHeaders: headers };
    return { message: draftOf(tenant, owner, input, replyThread(received, now)), to };
  };
  const send: Readonly<Record<(typeof sendingActions)[number], (to: readonly EmailAddress[]) => SentOn>> = {
    forwardTo: (to) => made(answerTo(tenant, owner, received, 'forward', ''), to),
    // It stays the message of who wrote it; only its way is another (RFC 5322, 3.6.6).
    redirectTo: (to) => ({
      message: {
        ...received,
        internetMessageHeaders: [loop, { name: 'Resent-From', value: addressOf(owner).address }, ...ownHeaders(received)],
      },
      to,
    }),
    forwardAsAttachmentTo: (to) => {
      const origin = { ownerId: owner.id, ids: tenant.ids, now };
      const attached = itemAttachment(received.subject, messageItem(received), origin);
      return made({ subject: `FW: ${topicOf(received.subject)}`, attachments: [attached] }, to);
    },
  };
  return sendingActions.flatMap((action) => {
    const to = actions[action] as readonly EmailAddress[] | undefined;
    return to === undefined || to.length === 0 ? [] : [send[action](to)];
  });
}

/** Headers that the message brought itself; those of its way are written anew when it arrives. */
function ownHeaders({ internetMessageHeaders }: Message): Message['internetMessageHeaders'] {
  return internetMessageHeaders.filter(({ name }) => /^(?:x-(?!ms-)|in-reply-to$|references$|auto-submitted$)/i.test(name));
}
