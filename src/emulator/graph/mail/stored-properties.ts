import type { Message } from '../../tenant/mailbox.ts';
import type { MeetingMessage } from '../../tenant/meeting-message.ts';
import type { MessageContent } from './messages.ts';
import { headerOf } from './threading.ts';
import { wholeSeconds } from '../outlook/whole-seconds.ts';

/** A property of the store that is, under another name, one of Graph's message. */
interface StoredProperty {
  /** Undefined: the message has it not. */
  read(message: Message): string | undefined;
  /** What setting it changes; without it, it cannot be set. */
  write?(value: string): Partial<MessageContent>;
}

const importances = ['low', 'normal', 'high'] as const;

// The bits of PidTagMessageFlags ([MS-OXCMSG] 2.2.1.6).
const isReadFlag = 0x1;
const isUnsentFlag = 0x8;
const hasAttachmentsFlag = 0x10;

/** [MS-OXOCAL] 2.2.6 and following */
const messageClasses: Readonly<Record<MeetingMessage['kind'], string>> = {
  meetingRequest: 'IPM.Schedule.Meeting.Request',
  meetingCancelled: 'IPM.Schedule.Meeting.Canceled',
  meetingAccepted: 'IPM.Schedule.Meeting.Resp.Pos',
  meetingTenativelyAccepted: 'IPM.Schedule.Meeting.Resp.Tent',
  meetingDeclined: 'IPM.Schedule.Meeting.Resp.Neg',
};

/** By id. Source: [MS-OXPROPS], https://learn.microsoft.com/office/client-developer/outlook/mapi/mapi-properties */
export const storedProperties: Readonly<Record<string, StoredProperty>> = {
  // PidTagImportance
  'Integer 0x17': {
    read: ({ importance }) => String(importances.indexOf(importance)),
    write: (value) => ({ importance: importances[Number(value)] ?? 'normal' }),
  },
  // PidTagMessageClass: one that was set is kept, which hides this.
  'String 0x1a': { read: ({ meeting }) => (meeting ? messageClasses[meeting.kind] : 'IPM.Note') },
  // PidTagSubject
  'String 0x37': { read: ({ subject }) => subject, write: (value) => ({ subject: value }) },
  // PidTagClientSubmitTime
  'SystemTime 0x39': {
    read: ({ sentDateTime }) => wholeSeconds(sentDateTime),
    write: (value) => ({ sentDateTime: new Date(value).toISOString() }),
  },
  // PidTagTransportMessageHeaders
  'String 0x7d': {
    read: ({ internetMessageHeaders }) => internetMessageHeaders.map(({ name, value }) => `${name}: ${value}\r\n`).join('') || undefined,
  },
  // PidTagMessageDeliveryTime
  'SystemTime 0xe06': {
    read: ({ receivedDateTime }) => wholeSeconds(receivedDateTime),
    write: (value) => ({ receivedDateTime: new Date(value).toISOString() }),
  },
  // PidTagMessageFlags
  'Integer 0xe07': {
    read: (message) =>
      String(
        (message.isRead ? isReadFlag : 0) |
          (message.isDraft ? isUnsentFlag : 0) |
          (message.attachments.length > 0 ? hasAttachmentsFlag : 0),
      ),
    write: (value) => ({ isRead: (Number(value) & isReadFlag) !== 0, isDraft: (Number(value) & isUnsentFlag) !== 0 }),
  },
  // PidTagMessageSize
  'Integer 0xe08': { read: (message) => String(sizeOf(message)) },
  // PidTagHasAttachments
  'Boolean 0xe1b': { read: ({ attachments }) => String(attachments.length > 0) },
  // PidTagInternetMessageId
  'String 0x1035': { read: ({ internetMessageId }) => internetMessageId, write: (value) => ({ internetMessageId: value }) },
  // PidTagInternetReferences
  'String 0x1039': header('References'),
  // PidTagInReplyToId
  'String 0x1042': header('In-Reply-To'),
  // PidTagCreationTime
  'SystemTime 0x3007': { read: ({ createdDateTime }) => wholeSeconds(createdDateTime) },
  // PidTagLastModificationTime
  'SystemTime 0x3008': { read: ({ lastModifiedDateTime }) => wholeSeconds(lastModifiedDateTime) },
};

/** What the mailbox counts for a message: text, headers and files, and something for the rest. */
export function sizeOf({ body, internetMessageHeaders: headers, attachments }: MessageContent): number {
  const written = headers.reduce((sum, { name, value }) => sum + name.length + value.length + 4, 0);
  return 1024 + Buffer.byteLength(body.content) + written + attachments.reduce((sum, { size }) => sum + size, 0);
}

function header(name: string): StoredProperty {
  return {
    read: (message) => headerOf(message, name),
    write: (value) => ({ internetMessageHeaders: [{ name, value: value.replaceAll(/[\r\n]+/g, ' ') }] }),
  };
}
