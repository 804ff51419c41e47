import type { HostedContent, TeamsMessage } from '../../tenant/teams.ts';
import { bytesFrom, type JsonObject, listFrom, memberOf, objectFrom, refuseUnkept, textFrom, wordFrom } from '../json-input.ts';
import { type Call, GraphFailure } from '../route.ts';
import { type Conversation, nextMoment } from './conversation.ts';
import { mentionsFrom } from './mentions.ts';
import { badTeamsRequest } from './state.ts';

/** As large as a message may be, with links and mentions. https://learn.microsoft.com/microsoftteams/limits-specifications-teams */
const mostBytes = 28 * 1024;

const kept = ['body', 'subject', 'importance', 'attachments', 'mentions', 'hostedContents'];

/** What somebody may say of a message. */
type Content = Pick<TeamsMessage, 'subject' | 'importance' | 'body' | 'attachments' | 'mentions'>;

/**
 * A new message of the caller, by the body of the call.
 *
 * @param replyToId - The message that it answers; null: none.
 * @throws GraphFailure 400 for what cannot be a message; 413 for one that is too large; 501 for what is not kept.
 */
export async function newMessage(call: Call, conversation: Conversation, replyToId: string | null): Promise<TeamsMessage> {
  // Assumption: the words. https://learn.microsoft.com/graph/api/chatmessage-post: an application may write in a channel that is being migrated only.
  if (!call.access.user) throw new GraphFailure(403, 'Forbidden', 'Message can only be posted in app-only context for import purposes.');
  const body = objectFrom(await call.json(), 'The body');
  refuseUnkept(body, kept, 'chatMessage', { messageType: 'message' });
  const content = contentFrom(body);
  const moment = nextMoment(call.tenant, conversation.messages);
  const id = String(moment.getTime());
  const hosted = hostedFrom(call, memberOf(body, 'hostedContents'));
  const at = moment.toISOString();
  return {
    id,
    replyToId,
    createdDateTime: at,
    lastModifiedDateTime: at,
    lastEditedDateTime: null,
    deletedDateTime: null,
    fromId: call.access.user.id,
    ...content,
    body: withPictures(
      content.body,
      hosted,
      `${call.url.origin}/v1.0${conversation.path}/messages/${replyToId === null ? '' : `${replyToId}/replies/`}${id}`,
    ),
    reactions: [],
    hostedContents: [...hosted.values()],
  };
}

/** Changes what was written. @throws GraphFailure as `newMessage`. */
export async function editMessage(call: Call, conversation: Conversation, message: TeamsMessage): Promise<void> {
  const body = objectFrom(await call.json(), 'The body');
  refuseUnkept(body, kept, 'chatMessage', { messageType: 'message' });
  Object.assign(message, contentFrom({ ...contentAsBody(message), ...body }));
  const at = call.tenant.clock.now().toISOString();
  message.lastModifiedDateTime = at;
  message.lastEditedDateTime = at;
  conversation.changed(message, at);
}

function contentAsBody({ subject, importance, body, attachments, mentions }: TeamsMessage): JsonObject {
  return { subject, importance, body, attachments, mentions };
}

function contentFrom(body: JsonObject): Content {
  const said = bodyFrom(memberOf(body, 'body'));
  const attachments = listFrom(memberOf(body, 'attachments') ?? [], 'attachments').map(attachmentFrom);
  if (said.content === '' && attachments.length === 0) throw badTeamsRequest('Missing body content');
  const { hostedContents: _, ...weighed } = body;
  // Assumption: how a message that is too large is refused; the page has the size.
  if (Buffer.byteLength(JSON.stringify(weighed)) > mostBytes)
    throw new GraphFailure(413, 'RequestEntityTooLarge', 'The message is too large.');
  const subject = memberOf(body, 'subject');
  return {
    subject: subject === undefined ? null : textFrom(subject, 'subject'),
    importance: wordFrom(memberOf(body, 'importance') ?? 'normal', 'importance', ['normal', 'high', 'urgent']),
    body: said,
    attachments,
    mentions: mentionsFrom(listFrom(memberOf(body, 'mentions') ?? [], 'mentions'), said),
  };
}

function bodyFrom(value: unknown): TeamsMessage['body'] {
  const body = objectFrom(value ?? {}, 'body');
  return {
    contentType: wordFrom(memberOf(body, 'contentType') ?? 'text', 'contentType', ['text', 'html']),
    content: textFrom(memberOf(body, 'content') ?? '', 'content'),
  };
}

function attachmentFrom(value: unknown): JsonObject {
  const attachment = objectFrom(value, 'An attachment');
  const names = ['id', 'contentType', 'contentUrl', 'content', 'name', 'thumbnailUrl', 'teamsAppId'];
  return Object.fromEntries(names.map((name) => [name, memberOf(attachment, name) ?? null]));
}

/** The pictures of a message by the ids that its body has for them until it is there. */
function hostedFrom({ tenant }: Call, value: unknown): Map<string, HostedContent> {
  return new Map(
    listFrom(value ?? [], 'hostedContents').map((one) => {
      const hosted = objectFrom(one, 'A hosted content');
      const content: HostedContent = {
        id: tenant.ids.opaque(60),
        contentType: textFrom(memberOf(hosted, 'contentType') ?? 'image/png', 'contentType'),
        content: bytesFrom(memberOf(hosted, 'contentBytes') ?? '', 'contentBytes'),
      };
      return [String(memberOf(hosted, '@microsoft.graph.temporaryId')), content];
    }),
  );
}

/** https://learn.microsoft.com/graph/api/chatmessage-post#example-5-send-inline-images-along-with-the-message: `../hostedContents/1/$value` becomes an address. */
function withPictures(body: TeamsMessage['body'], hosted: ReadonlyMap<string, HostedContent>, address: string): TeamsMessage['body'] {
  const content = body.content.replaceAll(/\.\.\/hostedContents\/([^/"']+)\/\$value/g, (whole, id: string) => {
    const found = hosted.get(id);
    return found ? `${address}/hostedContents/${found.id}/$value` : whole;
  });
  return { ...body, content };
}
