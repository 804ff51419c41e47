/** Somebody who takes part in a chat. */
export interface ChatMember {
  /** Object id of the person. */
  readonly userId: string;
  roles: string[];
  /** From when on the person sees what was written (ISO 8601); `0001-01-01T00:00:00Z`: all of it. */
  visibleHistoryStartDateTime: string;
}

/** A chat of two or more people. Dates are ISO 8601 in UTC; names are those of the Graph resource where the meaning is the same. */
export interface Chat {
  readonly id: string;
  topic: string | null;
  readonly chatType: 'oneOnOne' | 'group';
  readonly createdDateTime: string;
  lastUpdatedDateTime: string;
  members: ChatMember[];
  /** In the order of writing. */
  readonly messages: TeamsMessage[];
}

/** A picture inside of a message. */
export interface HostedContent {
  readonly id: string;
  readonly contentType: string;
  readonly content: Uint8Array;
}

/** A reaction to a message. */
export interface Reaction {
  /** The sign itself, or one of the older names: `like`. */
  readonly reactionType: string;
  readonly createdDateTime: string;
  readonly userId: string;
}

/** A message of a chat or a channel. `mentions` and `attachments` are kept as Graph sends them. */
export interface TeamsMessage {
  /** Milliseconds since 1970, as Teams counts them; unique in its chat or channel. */
  readonly id: string;
  /** The message of the channel that is answered; null in a chat and for a message that begins a thread. */
  readonly replyToId: string | null;
  readonly createdDateTime: string;
  lastModifiedDateTime: string;
  lastEditedDateTime: string | null;
  /** Set: the text is gone, but it can be brought back. */
  deletedDateTime: string | null;
  /** Object id of the writer. */
  readonly fromId: string;
  subject: string | null;
  importance: 'normal' | 'high' | 'urgent';
  body: { contentType: 'text' | 'html'; content: string };
  attachments: Readonly<Record<string, unknown>>[];
  mentions: Readonly<Record<string, unknown>>[];
  reactions: Reaction[];
  readonly hostedContents: HostedContent[];
  /** In a channel: the number of its last change; delta works from it. Missing: 0. */
  changeNumber?: number;
}

/** A channel of a team. */
export interface Channel {
  readonly id: string;
  displayName: string;
  description: string | null;
  readonly createdDateTime: string;
  /** In the order of writing, answers among them. */
  readonly messages: TeamsMessage[];
  /** The last change number given out. Missing: 0. */
  changeNumber?: number;
}

/** What a group has as a team; its name, description, members and owners are those of the group. */
export interface Team {
  /** Object id of the group. */
  readonly groupId: string;
  readonly createdDateTime: string;
  /** By id; the first one is the primary channel, General. */
  readonly channels: Map<string, Channel>;
}

/** All of Teams in a tenant. */
export interface TeamsState {
  /** By id. */
  readonly chats: Map<string, Chat>;
  /** By the object id of the group. */
  readonly teams: Map<string, Team>;
}
