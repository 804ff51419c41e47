import type { Ids } from '../../tenant/ids.ts';

/** What an id says about itself. */
export interface ExchangeId {
  readonly kind: 'folder' | 'message' | 'immutable' | 'attachment';
  /** Object id of the owner of the mailbox that the thing is in. */
  readonly ownerId: string;
}

// The shape of Exchange's ids: base64 for URLs, long, the mailbox first, padded with "=". What stands between the parts is only filling.
const leads = {
  folder: { prefix: 'AAMkA', filling: 'AuAAAAAAD', tail: 'AQAAAA==' },
  message: { prefix: 'AAMkA', filling: 'BGAAAAAAD', tail: 'AAA=' },
  attachment: { prefix: 'AAMkA', filling: 'BGAAAAAAE', tail: 'AAABEgAQAA==' },
  immutable: { prefix: 'AAkAL', filling: 'AAAHYQDEa', tail: 'AAA=' },
} as const;

const mailboxLength = 48;

/** Creates the id of a folder. */
export function newFolderId(ownerId: string, ids: Ids): string {
  return compose('folder', ownerId, ids.opaque(12));
}

/** Creates the id that stays with a message as long as it is in the mailbox (`Prefer: IdType="ImmutableId"`). */
export function newImmutableId(ownerId: string, ids: Ids): string {
  return compose('immutable', ownerId, ids.opaque(15));
}

/** Creates the id of an attachment. */
export function newAttachmentId(ownerId: string, ids: Ids): string {
  return compose('attachment', ownerId, ids.opaque(15));
}

/**
 * The id of a message where it is now: it names the item and its present place, so every move makes another one.
 *
 * @param placement - A number that the mailbox gives out once, when the message comes to the folder.
 */
export function messageIdAt(immutableId: string, placement: number): string {
  const { prefix, filling, tail } = leads.immutable;
  const item = immutableId.slice(prefix.length + mailboxLength + filling.length, -tail.length);
  const place = Buffer.alloc(6);
  place.writeUIntBE(placement, 0, 6);
  const mailbox = immutableId.slice(prefix.length, prefix.length + mailboxLength);
  return `${leads.message.prefix}${mailbox}${leads.message.filling}${place.toString('base64url')}${item}${leads.message.tail}`;
}

/** The number that `messageIdAt` put into the id of a message: when it came to its folder. */
export function placementOf(messageId: string): number {
  const { prefix, filling } = leads.message;
  const start = prefix.length + mailboxLength + filling.length;
  return Buffer.from(messageId.slice(start, start + 8), 'base64url').readUIntBE(0, 6);
}

/** Reads the kind and the mailbox from an id; undefined for text that is no id. */
export function readExchangeId(id: string): ExchangeId | undefined {
  for (const kind of ['message', 'folder', 'immutable', 'attachment'] as const) {
    const { prefix, filling, tail } = leads[kind];
    if (!id.startsWith(prefix) || !id.endsWith(tail) || !id.startsWith(filling, prefix.length + mailboxLength)) continue;
    const ownerId = Buffer.from(id.slice(prefix.length, prefix.length + mailboxLength), 'base64url').toString('latin1');
    return { kind, ownerId };
  }
  return undefined;
}

function compose(kind: keyof typeof leads, ownerId: string, item: string): string {
  const { prefix, filling, tail } = leads[kind];
  return `${prefix}${Buffer.from(ownerId, 'latin1').toString('base64url')}${filling}${item}${tail}`;
}
