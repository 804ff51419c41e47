import type { Ids } from '../../tenant/ids.ts';
import type { Message } from '../../tenant/mailbox.ts';

/** How a message hangs together with others: what goes into its headers `Thread-Index`, `In-Reply-To` and `References`. */
export interface Thread {
  /** Base64: 1 byte, 5 bytes of time, 16 bytes that name the conversation, then 5 bytes for each answer ([MS-OXOMSG] 2.2.1.3). */
  readonly conversationIndex: string;
  /** Internet message id of the message that is answered; null at the start of a conversation. */
  readonly inReplyTo: string | null;
  /** Internet message ids from the start of the conversation to the message that is answered. */
  readonly references: readonly string[];
}

/** What a reply needs to know of the message that it answers. */
export type ThreadMember = Pick<Message, 'conversationIndex' | 'sentDateTime' | 'internetMessageId' | 'internetMessageHeaders'>;

const headerLength = 22;

/** Starts a conversation. */
export function newThread(ids: Ids, now: Date): Thread {
  return { conversationIndex: indexOf(ids.bytes(16), now), inReplyTo: null, references: [] };
}

/** Continues the conversation of `parent`. */
export function replyThread(parent: ThreadMember, now: Date): Thread {
  const index = Buffer.from(parent.conversationIndex, 'base64');
  const seconds = Math.max(0, Math.floor((now.getTime() - Date.parse(parent.sentDateTime)) / 1000));
  const step = Buffer.alloc(5);
  step.writeUInt32BE(seconds >>> 0, 0);
  step[4] = index.length & 0xff;
  return {
    conversationIndex: Buffer.concat([index, step]).toString('base64'),
    inReplyTo: parent.internetMessageId,
    references: [...referencesOf(parent), parent.internetMessageId],
  };
}

/**
 * The conversation of a message that came as MIME: the one of its `Thread-Index`, else the one that its `References` begin, so
 * that messages of other mail programs hang together too. Undefined when the headers say nothing.
 */
export function threadFromHeaders(
  headers: { readonly threadIndex?: string; readonly inReplyTo?: string; readonly references?: string },
  now: Date,
): Thread | undefined {
  const references = messageIdsIn(`${headers.references ?? ''} ${headers.inReplyTo ?? ''}`);
  const inReplyTo = messageIdsIn(headers.inReplyTo ?? '')[0] ?? null;
  const index = Buffer.from(headers.threadIndex ?? '', 'base64');
  if (index.length >= headerLength) return { conversationIndex: index.toString('base64'), inReplyTo, references };
  const first = references[0];
  return first === undefined ? undefined : { conversationIndex: indexOf(spread(first), now), inReplyTo, references };
}

/** The id that Graph gives to a conversation in one mailbox; all messages of the conversation have it. */
export function conversationIdOf(ownerId: string, conversationIndex: string): string {
  const key = Buffer.from(conversationIndex, 'base64').subarray(6, headerLength);
  return `AAQkA${Buffer.from(ownerId, 'latin1').toString('base64url')}AQAQA${key.toString('base64url')}=`;
}

/** A subject without `RE:`, `FW:` and their kin: the topic of the conversation. */
export function topicOf(subject: string): string {
  return subject.replace(/^(?:\s*(?:re|fwd?|aw|wg|tr|r[ée]f)\s*:)+\s*/i, '').trim();
}

/** The value of a header, undefined when the message does not have it. */
export function headerOf(message: Pick<Message, 'internetMessageHeaders'>, name: string): string | undefined {
  const wanted = name.toLowerCase();
  return message.internetMessageHeaders.find((header) => header.name.toLowerCase() === wanted)?.value;
}

function referencesOf(message: ThreadMember): string[] {
  return messageIdsIn(headerOf(message, 'References') ?? headerOf(message, 'In-Reply-To') ?? '');
}

function messageIdsIn(text: string): string[] {
  return [...new Set(text.match(/<[^<>\s]+>/g) ?? [])];
}

function indexOf(conversation: Uint8Array, now: Date): string {
  const time = Buffer.alloc(8);
  // FILETIME: 100 ns since 1601.
  time.writeBigUInt64BE((BigInt(now.getTime()) + 11_644_473_600_000n) * 10_000n);
  return Buffer.concat([Buffer.from([1]), time.subarray(1, 6), conversation]).toString('base64');
}

// Sixteen bytes from a text, always the same for the same text; not a secret, only a key.
function spread(text: string): Uint8Array {
  const key = Buffer.alloc(16);
  let state = 0x811c9dc5;
  for (let round = 0; round < 4; round++) {
    for (const byte of Buffer.from(text, 'utf8')) state = Math.imul(state ^ byte, 0x01000193) >>> 0;
    key.writeUInt32BE(state, round * 4);
  }
  return key;
}
