import { storedProperty, type GraphMessage } from './message.ts';

/** The types of messages that a filter tells apart. */
export const messageTypes = ['email', 'im', 'meeting', 'voicemail', 'rssFeed', 'task'] as const;

type MessageType = (typeof messageTypes)[number];

// Classes of items in the store, the narrower ones first (https://learn.microsoft.com/office/vba/outlook/concepts/forms/item-types-and-message-classes;
// voice mail: https://learn.microsoft.com/openspecs/exchange_server_protocols/ms-oxoum, conversations: IPM.Note.Microsoft.Conversation).
const classes: readonly (readonly [prefix: string, type: MessageType])[] = [
  ['ipm.note.microsoft.conversation', 'im'],
  ['ipm.note.microsoft.voicemail', 'voicemail'],
  ['ipm.note.rpmsg.microsoft.voicemail', 'voicemail'],
  ['ipm.schedule.meeting', 'meeting'],
  ['ipm.post.rss', 'rssFeed'],
  ['ipm.task', 'task'],
];

/** True for the name of a type. */
export function isMessageType(text: string): text is MessageType {
  return messageTypes.some((type) => type === text);
}

/**
 * The type of a message, by its class in the store; what has no class of another type is an e-mail. Invitations, answers to them and
 * cancellations are of a type of their own in Graph too: https://learn.microsoft.com/graph/api/resources/eventmessage
 */
export function typeOf(message: GraphMessage): MessageType {
  if (message['@odata.type']?.includes('eventMessage')) return 'meeting';
  const itemClass = storedProperty(message, 0x001a)?.toLowerCase() ?? '';
  return classes.find(([prefix]) => itemClass.startsWith(prefix))?.[1] ?? 'email';
}
