import type { MeetingMessage } from './meeting-message.ts';

/** A name and an address, as Graph spells it (`emailAddress` resource). */
export interface EmailAddress {
  name: string;
  address: string;
}

/** A property of the store that Graph's resource has no name for (`singleValueExtendedProperties`, `multiValueExtendedProperties`). */
export interface ExtendedProperty {
  /** In one spelling: `String {66f5a359-4659-4830-9070-00047ec6ac6e} Name Color`. */
  readonly id: string;
  readonly value: string | readonly string[];
}

/** What a search folder looks for (`mailSearchFolder`). */
export interface FolderSearch {
  /** An OData filter over messages. */
  filterQuery: string;
  includeNestedFolders: boolean;
  sourceFolderIds: string[];
}

/** A folder of a mailbox. */
export interface MailFolder {
  readonly id: string;
  displayName: string;
  /** The well-known name in lower case (`inbox`, `sentitems`), or null for a folder that a person made. */
  wellKnownName: string | null;
  /** Null for the root of the message folders (`msgfolderroot`). */
  parentFolderId: string | null;
  isHidden: boolean;
  /** Set for a folder that shows messages of others. */
  search?: FolderSearch;
  /** Missing: none. */
  extendedProperties?: ExtendedProperty[];
  /** Grows with every change; the ETag and delta work from it. */
  changeNumber: number;
}

/** An attachment of a message. `content` is kept as bytes; Graph shows it as base64. */
export interface Attachment {
  readonly id: string;
  kind: 'file' | 'item' | 'reference';
  name: string;
  contentType: string;
  size: number;
  isInline: boolean;
  contentId: string | null;
  content: Uint8Array;
  /** ISO 8601, UTC. */
  lastModifiedDateTime: string;
}

/** A message. Dates are ISO 8601 in UTC; names are those of the Graph resource where the meaning is the same. */
export interface Message {
  /** Changes when the message moves between folders. */
  id: string;
  /** Stays the same while the message is in the mailbox (`Prefer: IdType="ImmutableId"`). */
  readonly immutableId: string;
  parentFolderId: string;
  subject: string;
  body: { contentType: 'text' | 'html'; content: string };
  from: EmailAddress | null;
  sender: EmailAddress | null;
  toRecipients: EmailAddress[];
  ccRecipients: EmailAddress[];
  bccRecipients: EmailAddress[];
  replyTo: EmailAddress[];
  importance: 'low' | 'normal' | 'high';
  inferenceClassification: 'focused' | 'other';
  flag: { flagStatus: 'notFlagged' | 'flagged' | 'complete'; [detail: string]: unknown };
  categories: string[];
  isRead: boolean;
  isDraft: boolean;
  isReadReceiptRequested: boolean;
  isDeliveryReceiptRequested: boolean | null;
  conversationId: string;
  conversationIndex: string;
  internetMessageId: string;
  internetMessageHeaders: { name: string; value: string }[];
  createdDateTime: string;
  lastModifiedDateTime: string;
  receivedDateTime: string;
  sentDateTime: string;
  attachments: Attachment[];
  /** Missing: it is about no meeting. */
  readonly meeting?: MeetingMessage;
  /** Missing: none. */
  extendedProperties?: ExtendedProperty[];
  changeNumber: number;
}

/** A message or folder that is gone, remembered for delta queries. */
export interface Removed {
  readonly id: string;
  readonly immutableId: string;
  /** The folder it was in; null for folders. */
  readonly folderId: string | null;
  readonly reason: 'changed' | 'deleted';
  readonly changeNumber: number;
}

/** A master category (`outlookCategory`). */
export interface Category {
  readonly id: string;
  displayName: string;
  /** `none` or `preset0` to `preset24`. */
  color: string;
}

/** A rule of the inbox (`messageRule`); conditions and actions are kept as Graph sends them. */
export interface MessageRule {
  readonly id: string;
  displayName: string;
  sequence: number;
  isEnabled: boolean;
  conditions: Record<string, unknown>;
  actions: Record<string, unknown>;
  exceptions: Record<string, unknown>;
}

/** Who else may do what in a mailbox (Exchange rights, which permissions do not replace). By object id of the person. */
export interface MailboxRights {
  fullAccess: string[];
  sendAs: string[];
  sendOnBehalf: string[];
}

/** An attachment that is being uploaded in ranges. */
export interface UploadSession {
  readonly id: string;
  /** The immutable id of the message or event that it is for. */
  readonly messageId: string;
  readonly name: string;
  readonly contentType: string;
  readonly isInline: boolean;
  readonly contentId: string | null;
  readonly size: number;
  readonly chunks: Uint8Array[];
  received: number;
  expirationDateTime: string;
}

/** Everything that belongs to one mailbox. */
export interface Mailbox {
  /** Object id of the owner. */
  readonly ownerId: string;
  /** By folder id. */
  readonly folders: Map<string, MailFolder>;
  /** By current message id. */
  readonly messages: Map<string, Message>;
  readonly removed: Removed[];
  readonly categories: Category[];
  readonly rules: MessageRule[];
  readonly uploads: Map<string, UploadSession>;
  readonly rights: MailboxRights;
  /** The `mailboxSettings` resource, as Graph sends it (automaticRepliesSetting, timeZone, language, workingHours, ...). */
  settings: Record<string, unknown>;
  /** Who was already answered by the automatic reply, so that everybody gets one. */
  readonly automaticRepliesSentTo: Set<string>;
  /** The last change number given out in this mailbox. */
  changeNumber: number;
}

/** A message that left the organisation. */
export interface OutboundMail {
  readonly internetMessageId: string;
  readonly from: EmailAddress;
  readonly to: EmailAddress;
  readonly subject: string;
  /** ISO 8601, UTC. */
  readonly sentDateTime: string;
}
