import { bodyLimits, BodyTooLarge, readBody } from '../../bounded-body.ts';
import type { Attachment, Mailbox, UploadSession } from '../../tenant/mailbox.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { attachToEvent } from '../event-attachment.ts';
import { fileAttachment } from '../outlook/attachments.ts';
import { touchMessage } from './changes.ts';
import { isTooLarge, tooLargeMessage } from './message-size.ts';
import { messageById } from './messages.ts';
import { sessionState } from './upload-session.ts';

interface Upload {
  readonly mailbox: Mailbox;
  readonly session: UploadSession;
}

/**
 * Answers requests to the address of an upload session, `/_upload/{token}`: `PUT` brings a range, `GET` asks how far it is, `DELETE` ends
 * it. The address itself is the permission: a request that brings an `Authorization` header is refused, as Outlook refuses it.
 */
export async function uploadHandler(tenant: Tenant, request: Request): Promise<Response> {
  if (request.headers.has('Authorization')) {
    return failure(401, 'InvalidAuthenticationToken', 'Do not send an Authorization header to an upload address.');
  }
  const upload = findUpload(tenant, new URL(request.url).pathname.split('/').pop() ?? '');
  if (!upload) return failure(404, 'ErrorItemNotFound', 'The upload session was not found. Start the upload again.');
  const { mailbox, session } = upload;
  switch (request.method) {
    case 'GET':
      return Response.json(sessionState(session));
    case 'DELETE':
      mailbox.uploads.delete(session.id);
      return new Response(null, { status: 204 });
    case 'PUT':
      return putRange(tenant, upload, request);
    default:
      return failure(405, 'ErrorMethodNotAllowed', 'An upload address takes PUT, GET and DELETE.', { Allow: 'PUT, GET, DELETE' });
  }
}

function findUpload(tenant: Tenant, token: string): Upload | undefined {
  for (const mailbox of tenant.mailboxes.values()) {
    const session = mailbox.uploads.get(token);
    if (!session) continue;
    if (Date.parse(session.expirationDateTime) > tenant.clock.now().getTime()) return { mailbox, session };
    mailbox.uploads.delete(token);
  }
  return undefined;
}

async function putRange(tenant: Tenant, { mailbox, session }: Upload, request: Request): Promise<Response> {
  const [, first, last, total] = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(request.headers.get('Content-Range') ?? '') ?? [];
  if (first === undefined) return failure(400, 'ErrorInvalidRequest', 'The header Content-Range must be like "bytes 0-2097151/3483322".');
  const start = Number(first);
  const length = Number(last) - start + 1;
  const content = length > bodyLimits.attachmentRange ? 'too large' : await rangeIn(request);
  if (content === 'too large') return failure(413, 'ErrorRequestEntityTooLarge', 'A range may have at most 4 MB.');
  if (content.byteLength !== length) {
    return failure(400, 'ErrorInvalidRequest', `The body has ${content.byteLength} bytes, Content-Range says ${length}.`);
  }
  // Judged after the body was read: another range may have come in the meantime.
  if (Number(total) !== session.size || start !== session.received || start + length > session.size) {
    const headers = { 'Content-Range': `bytes */${session.size}` };
    return failure(416, 'ErrorInvalidRange', 'The range is not the one that is expected next.', headers);
  }
  const message = messageById(mailbox, session.messageId);
  // Seen in the middle of an upload: microsoftgraph/microsoft-graph-docs issue 15579.
  if (message && isTooLarge(tenant, message, session.received + length)) return failure(400, tooLargeMessage.code, tooLargeMessage.message);
  session.chunks.push(content);
  session.received += length;
  return session.received < session.size ? Response.json(sessionState(session)) : finish(tenant, { mailbox, session }, request);
}

async function rangeIn(request: Request): Promise<Uint8Array | 'too large'> {
  try {
    return await readBody(request, bodyLimits.attachmentRange);
  } catch (error) {
    if (error instanceof BodyTooLarge) return 'too large';
    throw error;
  }
}

function finish(tenant: Tenant, { mailbox, session }: Upload, request: Request): Response {
  mailbox.uploads.delete(session.id);
  const { name, contentType, isInline, contentId } = session;
  const now = tenant.clock.now();
  const content = new Uint8Array(Buffer.concat(session.chunks));
  const origin = { ownerId: mailbox.ownerId, ids: tenant.ids, now };
  const attachment = fileAttachment({ name, contentType, isInline, contentId, content }, origin);
  const place = attach(tenant, mailbox, session.messageId, attachment);
  if (place === undefined) return failure(404, 'ErrorItemNotFound', 'The message or event of this upload is gone.');
  const path = `/v1.0/users/${mailbox.ownerId}/${place}/attachments/${encodeURIComponent(attachment.id)}`;
  return new Response(null, { status: 201, headers: { Location: `${new URL(request.url).origin}${path}` } });
}

/** Attaches to the message or event of an id, and gives its path: `messages/...`. Undefined when it is gone. */
function attach(tenant: Tenant, mailbox: Mailbox, id: string, attachment: Attachment): string | undefined {
  const message = messageById(mailbox, id);
  if (!message) return attachToEvent(tenant, mailbox.ownerId, id, attachment);
  message.attachments.push(attachment);
  touchMessage(mailbox, message, tenant.clock.now());
  return `messages/${encodeURIComponent(message.id)}`;
}

function failure(status: number, code: string, message: string, headers: Record<string, string> = {}): Response {
  return Response.json({ error: { code, message } }, { status, headers });
}
