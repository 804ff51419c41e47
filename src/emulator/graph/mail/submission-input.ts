import type { EmailAddress } from '../../tenant/mailbox.ts';
import { type Call, GraphFailure } from '../route.ts';
import type { AttachmentOrigin } from '../outlook/attachments.ts';
import { booleanFrom, type JsonObject, memberOf, objectFrom, textFrom } from '../json-input.ts';
import { messageFrom } from './message-input.ts';
import type { MessageContent } from './messages.ts';
import { mimeBytesFrom, readMime } from './mime-reader.ts';
import { recipientsFrom } from '../outlook/recipients.ts';
import type { Thread } from './threading.ts';

/** A message that came in a request, as JSON or as MIME. */
export interface Submission {
  readonly content: Partial<MessageContent>;
  /** The conversation that MIME headers name. */
  readonly thread: Thread | undefined;
  /** The rest of a JSON body: `comment`, `saveToSentItems`, `toRecipients`. Empty for MIME. */
  readonly parameters: JsonObject;
  readonly isMime: boolean;
}

/**
 * Reads the body of a request that makes or sends a message.
 *
 * @param shape - `message`: the body is the message. `action`: the message is in its member `message`, and may be missing.
 * @throws GraphFailure 400 naming what is wrong.
 */
export async function readSubmission(call: Call, shape: 'message' | 'action'): Promise<Submission> {
  const bytes = await call.bytes();
  const origin = originOf(call);
  if (/^text\/plain\b/i.test(call.headers.get('Content-Type') ?? '')) {
    const { content, thread } = await readMime(mimeBytesFrom(bytes), call.tenant, origin);
    return { content, thread, parameters: {}, isMime: true };
  }
  const body = objectFrom(bytes.byteLength === 0 && shape === 'action' ? {} : await call.json(), 'The body');
  const message = shape === 'message' ? body : memberOf(body, 'message');
  return {
    content: message === undefined ? {} : messageFrom(message, call.tenant, origin),
    thread: undefined,
    parameters: shape === 'message' ? {} : body,
    isMime: false,
  };
}

/** Where the attachments of a request get their ids and times from. */
export function originOf(call: Call): AttachmentOrigin {
  return { ownerId: call.owner.id, ids: call.tenant.ids, now: call.tenant.clock.now() };
}

/** `saveToSentItems`, true when it is missing. */
export function savesToSentItems({ parameters }: Submission): boolean {
  return booleanFrom(memberOf(parameters, 'saveToSentItems') ?? true, 'saveToSentItems');
}

/**
 * `comment`, empty when it is missing. Assumption: an empty one says nothing, and may stand beside a body.
 * https://learn.microsoft.com/graph/api/message-createreply: "Can be an empty string"
 *
 * @throws GraphFailure 400 when the message brings a body too.
 */
export function commentOf({ parameters, content }: Submission): string {
  const comment = textFrom(memberOf(parameters, 'comment') ?? '', 'comment');
  if (comment !== '' && content.body !== undefined) {
    throw new GraphFailure(400, 'ErrorInvalidArgument', `Specify either 'comment' or the body of 'message', not both.`);
  }
  return comment;
}

/**
 * The recipients that a forward names in its parameter `toRecipients`; undefined when it names none there.
 *
 * @throws GraphFailure 400 when the message names some too.
 */
export function forwardRecipients(call: Call, { parameters, content }: Submission): EmailAddress[] | undefined {
  const value = memberOf(parameters, 'toRecipients');
  if (value === undefined) return undefined;
  if (content.toRecipients !== undefined) {
    throw new GraphFailure(400, 'ErrorInvalidArgument', `Specify 'toRecipients' either as a parameter or in 'message', not both.`);
  }
  return recipientsFrom(call.tenant, value, 'toRecipients');
}
