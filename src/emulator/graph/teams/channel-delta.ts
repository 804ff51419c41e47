import type { TeamsMessage } from '../../tenant/teams.ts';
import { matchesFilter } from '../odata/evaluate.ts';
import { deltaReply, readDelta } from '../odata/delta.ts';
import { underRules } from '../odata/query-rule.ts';
import { judgedQuery, withUnkept } from '../odata/whole-query.ts';
import { type Resource, selectProperties } from '../odata/select.ts';
import { type Expand, expandResource } from '../odata/expand.ts';
import type { Call, Reply } from '../route.ts';
import { channelConversation, repliesTo } from './conversation.ts';
import { messageResource, messageType } from './message-resource.ts';
import { channelDeltaRules } from './query-rules.ts';
import { openChannel } from './state.ts';

/** The last change that was told: its number, and the message, as those of the seed have one number. */
interface Told {
  readonly change: number;
  readonly id: number;
}

const nothing: Told = { change: 0, id: 0 };

/**
 * The messages of a channel that began threads, were changed or got reactions since the last time; deleted ones come without their text. Answers are
 * none of them, but a filter looks for threads, so that one fits with an answer too. https://learn.microsoft.com/graph/api/chatmessage-delta
 *
 * Assumption: the first round tells all, not those of the last eight months only.
 */
export async function channelDelta(call: Call): Promise<Reply> {
  const conversation = channelConversation(call);
  const { channel } = openChannel(call);
  const purpose = `channel:${channel.id}`;
  const position = readDelta(call, { purpose });
  const expand: Expand<TeamsMessage> = {
    replies: (message) => repliesTo(conversation, message).map((one) => messageResource(call.tenant, conversation, one)),
  };
  const { query: given, unkept } = await judgedQuery(position.query, messageType, Object.keys(expand));
  const query = underRules(call.tenant, given, channelDeltaRules);

  const fits = (message: TeamsMessage): boolean =>
    query.filter === undefined ||
    matchesFilter(query.filter, {
      read: (name) => messageResource(call.tenant, conversation, message)[name],
      now: () => call.tenant.clock.now(),
    });
  const asked = new Set(channel.messages.filter(fits).map(({ id, replyToId }) => replyToId ?? id));
  const after = (position.state as Told | undefined) ?? nothing;
  const changed = channel.messages
    .filter((message) => message.replyToId === null && asked.has(message.id))
    .map((message) => ({ message, told: toldOf(message) }))
    .filter(({ told }) => isAfter(told, after))
    .toSorted((a, b) => (isAfter(a.told, b.told) ? 1 : -1));
  const skipped = position.state === undefined ? query.skip : 0;
  const page = changed.slice(skipped, skipped + (position.pageSize ?? 20));
  const value: Resource[] = [];
  for (const { message } of page) {
    const resource = selectProperties(messageResource(call.tenant, conversation, message), query.select, ['id']);
    value.push(await expandResource(withUnkept(resource, unkept), message, query.expand, expand, messageType));
  }
  // What was skipped is not told later either.
  const last = page.at(-1)?.told ?? changed.at(-1)?.told ?? after;
  return deltaReply(call, {
    purpose,
    position,
    context: 'Collection(chatMessage)',
    value,
    ...(changed.length > skipped + page.length ? { next: last } : { done: last }),
  });
}

function toldOf({ id, changeNumber = 0 }: TeamsMessage): Told {
  return { change: changeNumber, id: Number(id) };
}

function isAfter(told: Told, other: Told): boolean {
  return told.change > other.change || (told.change === other.change && told.id > other.id);
}
