import type { Operation } from '../../core/ports.ts';
import type { OperationFacts } from './operation-facts.ts';

// The `.Shared` permissions open one's own mailbox too: their published descriptions say "own and shared mail"
// (https://learn.microsoft.com/graph/permissions-reference). That somebody else's mailbox needs one of them is on
// https://learn.microsoft.com/graph/outlook-share-messages-folders; the pages of the operations do not repeat it.

// https://learn.microsoft.com/graph/api/user-list-messages and the pages next to it: messages and folders without their contents.
const read: OperationFacts = {
  delegated: ['Mail.ReadBasic', 'Mail.Read', 'Mail.ReadWrite', 'Mail.ReadBasic.Shared', 'Mail.Read.Shared', 'Mail.ReadWrite.Shared'],
  personal: ['Mail.ReadBasic', 'Mail.Read', 'Mail.ReadWrite'],
  application: ['Mail.ReadBasic.All', 'Mail.Read', 'Mail.ReadWrite'],
  shared: ['Mail.ReadBasic.Shared', 'Mail.Read.Shared', 'Mail.ReadWrite.Shared'],
};

// https://learn.microsoft.com/graph/api/message-list-attachments: what the `ReadBasic` permissions hide whole.
const readContents: OperationFacts = {
  delegated: ['Mail.Read', 'Mail.ReadWrite', 'Mail.Read.Shared', 'Mail.ReadWrite.Shared'],
  personal: ['Mail.Read', 'Mail.ReadWrite'],
  application: ['Mail.Read', 'Mail.ReadWrite'],
  shared: ['Mail.Read.Shared', 'Mail.ReadWrite.Shared'],
};

// https://learn.microsoft.com/graph/api/message-update and the pages of create, move, delete and attach.
const write: OperationFacts = {
  delegated: ['Mail.ReadWrite', 'Mail.ReadWrite.Shared'],
  personal: ['Mail.ReadWrite'],
  application: ['Mail.ReadWrite'],
  shared: ['Mail.ReadWrite.Shared'],
};

// https://learn.microsoft.com/graph/api/user-sendmail; in somebody else's name:
// https://learn.microsoft.com/graph/outlook-send-mail-from-other-user
const send: OperationFacts = {
  delegated: ['Mail.Send', 'Mail.Send.Shared'],
  personal: ['Mail.Send'],
  application: ['Mail.Send'],
  shared: ['Mail.Send.Shared'],
};

// https://learn.microsoft.com/graph/api/user-update-mailboxsettings: a person's settings are open to that person only.
const changeSettings: OperationFacts = {
  delegated: ['MailboxSettings.ReadWrite'],
  personal: ['MailboxSettings.ReadWrite'],
  application: ['MailboxSettings.ReadWrite'],
  shared: [],
};

/** The mail operations that activities call, and what opens each. */
export const mailOperations = {
  'GET /me/messages': read,
  'GET /me/messages/{message}': read,
  'GET /me/mailFolders/{folder}': read,
  'GET /me/mailFolders/{folder}/messages': read,
  // https://learn.microsoft.com/graph/api/message-delta
  'GET /me/mailFolders/{folder}/messages/delta': read,
  'GET /me/mailFolders/{folder}/childFolders': read,

  'GET /me/messages/{message}/$value': readContents,
  'GET /me/messages/{message}/attachments': readContents,
  'GET /me/messages/{message}/attachments/{attachment}/$value': readContents,

  'POST /me/messages': write,
  'PATCH /me/messages/{message}': write,
  'DELETE /me/messages/{message}': write,
  'POST /me/messages/{message}/permanentDelete': write,
  'POST /me/messages/{message}/move': write,
  'POST /me/messages/{message}/createReply': write,
  'POST /me/messages/{message}/createReplyAll': write,
  'POST /me/messages/{message}/createForward': write,
  'POST /me/messages/{message}/attachments': write,
  'POST /me/messages/{message}/attachments/createUploadSession': write,
  'DELETE /me/messages/{message}/attachments/{attachment}': write,
  'POST /me/mailFolders/{folder}/childFolders': write,

  'POST /me/sendMail': send,
  'POST /me/messages/{message}/send': send,
  'POST /me/messages/{message}/reply': send,
  'POST /me/messages/{message}/replyAll': send,
  'POST /me/messages/{message}/forward': send,

  'PATCH /me/mailboxSettings': changeSettings,
} as const satisfies Readonly<Record<Operation, OperationFacts>>;
