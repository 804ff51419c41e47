import type { TeamsMessage } from '../../tenant/teams.ts';
import { memberOf, objectFrom, textFrom } from '../json-input.ts';
import { entityReply } from '../odata/entity.ts';
import type { QueryRule } from '../odata/query-rule.ts';
import type { Call, Reply } from '../route.ts';
import { type Conversation, messageOf, repliesTo } from './conversation.ts';
import { teamsListReply } from './list.ts';
import { editMessage, newMessage } from './message-input.ts';
import { hostedContentResource, messageResource, messageType } from './message-resource.ts';
import { badTeamsRequest, notFound } from './state.ts';

/** Finds the conversation of a call. @throws GraphFailure where there is none, or the caller is outside. */
export type Opens = (call: Call) => Conversation;

/** What is done with messages, in chats and in channels alike. https://learn.microsoft.com/graph/api/resources/chatmessage */
export function messageHandlers(open: Opens, rules: readonly QueryRule[]) {
  const list = (call: Call, choose: (conversation: Conversation) => readonly TeamsMessage[], path: string): Promise<Reply> => {
    const conversation = open(call);
    return teamsListReply(call, choose(conversation), {
      context: `${conversation.context}/${path}`,
      type: messageType,
      defaultTop: 20,
      paging: 'skiptoken',
      resource: (message) => messageResource(call.tenant, conversation, message),
      ...(conversation.channel && path === 'messages' && { expand: repliesExpand(call, conversation) }),
      rules: () => rules,
    });
  };
  const reply = (call: Call, conversation: Conversation, message: TeamsMessage, status = 200): Promise<Reply> =>
    entityReply(call, message, {
      context: `${conversation.context}/messages${message.replyToId === null ? '' : `('${message.replyToId}')/replies`}`,
      type: messageType,
      resource: (one) => messageResource(call.tenant, conversation, one),
      ...(conversation.channel && message.replyToId === null && { expand: repliesExpand(call, conversation) }),
      status,
    });
  const send = async (call: Call, replyToId: string | null): Promise<Reply> => {
    const conversation = open(call);
    const message = await newMessage(call, conversation, replyToId);
    conversation.messages.push(message);
    conversation.changed(message, message.createdDateTime);
    return reply(call, conversation, message, 201);
  };
  /** Does something to the message that is named. */
  const change = (call: Call, work: (message: TeamsMessage, at: string) => void): Reply => {
    const conversation = open(call);
    const message = messageOf(call, conversation);
    const at = call.tenant.clock.now().toISOString();
    work(message, at);
    message.lastModifiedDateTime = at;
    conversation.changed(message, at);
    return { status: 204 };
  };
  return {
    list: (call: Call) => list(call, newestFirst, 'messages'),
    get: (call: Call) => {
      const conversation = open(call);
      return reply(call, conversation, messageOf(call, conversation));
    },
    post: (call: Call) => send(call, null),
    listReplies: (call: Call) => {
      const root = rootOf(call, open(call));
      return list(call, (conversation) => repliesTo(conversation, root), `messages('${root.id}')/replies`);
    },
    postReply: (call: Call) => send(call, rootOf(call, open(call)).id),
    async edit(call: Call): Promise<Reply> {
      const conversation = open(call);
      const message = messageOf(call, conversation);
      checkIsOwn(call, message);
      await editMessage(call, conversation, message);
      return { status: 204 };
    },
    softDelete: (call: Call) =>
      change(call, (message, at) => {
        checkIsOwn(call, message);
        message.deletedDateTime ??= at;
      }),
    undoSoftDelete: (call: Call) =>
      change(call, (message) => {
        checkIsOwn(call, message);
        message.deletedDateTime = null;
      }),
    async setReaction(call: Call): Promise<Reply> {
      const reactionType = await reactionOf(call);
      return change(call, (message, at) => {
        message.reactions = [
          ...othersThan(call, message, reactionType),
          { reactionType, createdDateTime: at, userId: call.access.user?.id ?? '' },
        ];
      });
    },
    async unsetReaction(call: Call): Promise<Reply> {
      const reactionType = await reactionOf(call);
      return change(call, (message) => {
        message.reactions = othersThan(call, message, reactionType);
      });
    },
    listHostedContents: (call: Call) => {
      const conversation = open(call);
      const message = messageOf(call, conversation);
      return teamsListReply(call, message.hostedContents, {
        context: `${conversation.context}/messages('${message.id}')/hostedContents`,
        type: { name: 'chatMessageHostedContent' },
        defaultTop: 20,
        paging: 'skiptoken',
        resource: hostedContentResource,
      });
    },
    getHostedContent: (call: Call) => {
      const conversation = open(call);
      const message = messageOf(call, conversation);
      return entityReply(call, hostedOf(call, message), {
        context: `${conversation.context}/messages('${message.id}')/hostedContents`,
        type: { name: 'chatMessageHostedContent' },
        resource: hostedContentResource,
      });
    },
    hostedBytes: (call: Call): Reply => {
      const { content, contentType } = hostedOf(call, messageOf(call, open(call)));
      return { status: 200, body: content, headers: { 'Content-Type': contentType } };
    },
  };
}

/** The message that a path with replies answers. @throws GraphFailure 404. */
function rootOf(call: Call, { messages }: Conversation): TeamsMessage {
  const root = messages.find(({ id, replyToId }) => id === call.params['chatMessage-id'] && replyToId === null);
  if (!root) throw notFound();
  return root;
}

/** Answers stand below what they answer. By change, as https://learn.microsoft.com/graph/api/chat-list-messages says. */
function newestFirst({ messages, channel }: Conversation): readonly TeamsMessage[] {
  const first = messages.filter(({ replyToId }) => replyToId === null);
  // Assumption: those of a channel come by the moment of writing.
  const by = channel ? 'createdDateTime' : 'lastModifiedDateTime';
  return first.toSorted((a, b) => b[by].localeCompare(a[by]) || Number(b.id) - Number(a.id));
}

function repliesExpand({ tenant }: Call, conversation: Conversation) {
  return {
    replies: (message: TeamsMessage) => repliesTo(conversation, message).map((one) => messageResource(tenant, conversation, one)),
  };
}

/** Assumption: the words. Only the writer changes and deletes a message. */
function checkIsOwn({ access }: Call, { fromId }: TeamsMessage): void {
  if (access.user?.id !== fromId) throw badTeamsRequest('Only the sender of a message can change it.');
}

async function reactionOf(call: Call): Promise<string> {
  const reactionType = memberOf(objectFrom(await call.json(), 'The body'), 'reactionType');
  if (reactionType === undefined) throw badTeamsRequest("The parameter 'reactionType' is missing.");
  return textFrom(reactionType, 'reactionType');
}

function othersThan({ access }: Call, { reactions }: TeamsMessage, reactionType: string) {
  return reactions.filter((one) => one.userId !== access.user?.id || one.reactionType !== reactionType);
}

function hostedOf(call: Call, { hostedContents }: TeamsMessage) {
  const found = hostedContents.find(({ id }) => id === call.params['chatMessageHostedContent-id']);
  if (!found) throw notFound();
  return found;
}
