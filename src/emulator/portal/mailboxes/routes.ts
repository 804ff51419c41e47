import { writeMime } from '../../graph/mail/mime-writer.ts';
import { mailboxesForAddress } from '../../graph/outlook/mailboxes.ts';
import { readsInside } from '../../graph/mail/attached-message.ts';
import { PortalRefusal, type Move, type PortalPage, type PortalRequest, type PortalRoute } from '../route.ts';
import { deliverPage } from './deliver-page.ts';
import { mailboxListPage } from './mailbox-list-page.ts';
import { mailboxPage } from './mailbox-page.ts';
import { messagePage } from './message-page.ts';
import { folderIn, mailboxIn, messageIn } from './owner-of.ts';

/** Mailboxes to look at, and mail from outside. */
export const mailboxRoutes: readonly PortalRoute[] = [
  { method: 'GET', path: '/mailboxes', handle: ({ tenant }) => mailboxListPage(tenant) },
  { method: 'GET', path: '/mailboxes/deliver', handle: ({ query }) => deliverPage({ to: query.get('to') ?? '' }) },
  { method: 'POST', path: '/mailboxes/deliver', takesFile: true, handle: deliver },
  {
    method: 'GET',
    path: '/mailboxes/:id',
    handle(request) {
      const owned = mailboxIn(request);
      return mailboxPage(request.tenant, owned, folderIn(request, owned), Number(request.query.get('page') ?? 1));
    },
  },
  {
    method: 'GET',
    path: '/mailboxes/:id/messages/:message',
    handle(request) {
      const owned = mailboxIn(request);
      return messagePage(owned, messageIn(request, owned));
    },
  },
  {
    method: 'GET',
    path: '/mailboxes/:id/messages/:message/source',
    async handle(request) {
      const owned = mailboxIn(request);
      const bytes = await writeMime(messageIn(request, owned), readsInside(request.tenant, owned.owner));
      return { file: { name: 'message.eml', bytes } };
    },
  },
  {
    method: 'GET',
    path: '/mailboxes/:id/messages/:message/attachments/:attachment',
    handle(request) {
      const { attachments } = messageIn(request, mailboxIn(request));
      const found = attachments.find(({ id, kind }) => id === request.parameters['attachment'] && kind === 'file');
      if (!found) throw new PortalRefusal(404, 'The message has no such file.');
      return { file: { name: found.name, bytes: found.content } };
    },
  },
];

async function deliver({ tenant, form, file, doors }: PortalRequest): Promise<PortalPage | Move> {
  const mime = file && textOf(file);
  const field = (name: string): string => form.get(name)?.trim() ?? '';
  const to = file ? field('file-to') : field('to');
  const from = field('from');
  const fromName = field('fromName');
  const written = { subject: field('subject'), text: form.get('text') ?? '' };
  if (file && mime === undefined)
    return deliverPage({ to, problem: 'The file holds bytes that are no UTF-8: save it as a mail program does.' });
  const refused =
    !file && from === ''
      ? 'Enter the address of the sender.'
      : await doors.deliver({
          to: [to],
          ...(file ? { mime } : { from, ...(fromName !== '' && { fromName }), ...written }),
        });
  if (refused !== undefined) return deliverPage({ to, from, fromName, ...written, problem: refused });
  const [owner] = mailboxesForAddress(tenant, to);
  return { to: owner ? `/mailboxes/${owner.ownerId}` : '/mailboxes', notice: 'messageDelivered' };
}

function textOf(file: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(file);
  } catch {
    return undefined;
  }
}
