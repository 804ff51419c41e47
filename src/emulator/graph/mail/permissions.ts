import type { OperationPermissions } from '../route.ts';

/*
 * Who may do what with mail. Read from Microsoft's permission reference (https://learn.microsoft.com/graph/permissions-reference and the
 * permission tables of the API pages), then completed by what the texts of the permissions say:
 * - a permission opens all that a narrower one opens (ReadWrite holds Read, Read holds ReadBasic);
 * - `.Shared` is about "mail the user can access, including the user's own and shared mail": it opens the own mailbox too, and is the only
 *   kind that opens the mailbox of somebody else;
 * - `.Shared` does not exist for personal accounts, nor for mailbox settings, rules and categories.
 */

const readBasic: OperationPermissions = {
  delegated: ['Mail.ReadBasic', 'Mail.Read', 'Mail.ReadWrite', 'Mail.ReadBasic.Shared', 'Mail.Read.Shared', 'Mail.ReadWrite.Shared'],
  personal: ['Mail.ReadBasic', 'Mail.Read', 'Mail.ReadWrite'],
  application: ['Mail.ReadBasic', 'Mail.ReadBasic.All', 'Mail.Read', 'Mail.ReadWrite'],
  shared: ['Mail.ReadBasic.Shared', 'Mail.Read.Shared', 'Mail.ReadWrite.Shared'],
};

/** What lets a caller see bodies and attachments: the permissions of reading an attachment. */
export const readContent: OperationPermissions = {
  delegated: ['Mail.Read', 'Mail.ReadWrite', 'Mail.Read.Shared', 'Mail.ReadWrite.Shared'],
  personal: ['Mail.Read', 'Mail.ReadWrite'],
  application: ['Mail.Read', 'Mail.ReadWrite'],
  shared: ['Mail.Read.Shared', 'Mail.ReadWrite.Shared'],
};

const write: OperationPermissions = {
  delegated: ['Mail.ReadWrite', 'Mail.ReadWrite.Shared'],
  personal: ['Mail.ReadWrite'],
  application: ['Mail.ReadWrite'],
  shared: ['Mail.ReadWrite.Shared'],
};

const send: OperationPermissions = {
  delegated: ['Mail.Send', 'Mail.Send.Shared'],
  personal: ['Mail.Send'],
  application: ['Mail.Send'],
  shared: ['Mail.Send.Shared'],
};

const readSettings = notShared('MailboxSettings.Read', 'MailboxSettings.ReadWrite');
const writeSettings = notShared('MailboxSettings.ReadWrite');

const mailTips: OperationPermissions = {
  delegated: ['MailTips.ReadBasic.Shared', 'Mail.Read', 'Mail.ReadWrite', 'Mail.Read.Shared', 'Mail.ReadWrite.Shared'],
  personal: ['MailTips.ReadBasic.Shared', 'Mail.Read', 'Mail.ReadWrite'],
  application: ['MailTips.ReadBasic.All', 'Mail.Read', 'Mail.ReadWrite'],
  shared: ['MailTips.ReadBasic.Shared', 'Mail.Read.Shared', 'Mail.ReadWrite.Shared'],
};

const translateIds: OperationPermissions = {
  delegated: ['User.ReadBasic.All', 'User.Read', 'User.Read.All', 'User.ReadWrite', 'User.ReadWrite.All'],
  personal: ['User.Read', 'User.ReadWrite'],
  application: ['User.ReadBasic.All', 'User.Read.All', 'User.ReadWrite.All'],
  shared: ['User.ReadBasic.All', 'User.Read.All', 'User.ReadWrite.All'],
};

/** What the service itself offers. The published list has applications and the people of others on /users only. */
const offered: OperationPermissions = {
  delegated: ['User.Read', 'User.ReadBasic.All', 'User.Read.All'],
  personal: ['User.Read'],
  application: ['User.Read.All', 'User.ReadBasic.All'],
  shared: ['User.ReadBasic.All', 'User.Read.All'],
};

/**
 * Every mail operation, by its shortest path. The same operation on a path through folders has the same permissions.
 */
export const mailPermissions = {
  'GET /me/mailFolders': readBasic,
  'GET /me/mailFolders/$count': readBasic,
  'GET /me/mailFolders/delta': readBasic,
  'POST /me/mailFolders': write,
  'GET /me/mailFolders/{mailFolder-id}': readBasic,
  'PATCH /me/mailFolders/{mailFolder-id}': write,
  'DELETE /me/mailFolders/{mailFolder-id}': write,
  'POST /me/mailFolders/{mailFolder-id}/move': write,
  'POST /me/mailFolders/{mailFolder-id}/copy': write,
  'POST /me/mailFolders/{mailFolder-id}/permanentDelete': write,
  'GET /me/mailFolders/{mailFolder-id}/childFolders': readBasic,
  'GET /me/mailFolders/{mailFolder-id}/childFolders/$count': readBasic,
  'GET /me/mailFolders/{mailFolder-id}/childFolders/delta': readBasic,
  'POST /me/mailFolders/{mailFolder-id}/childFolders': write,
  'GET /me/mailFolders/{mailFolder-id}/messages': readBasic,
  'GET /me/mailFolders/{mailFolder-id}/messages/$count': readBasic,
  'GET /me/mailFolders/{mailFolder-id}/messages/delta': readBasic,
  'POST /me/mailFolders/{mailFolder-id}/messages': write,
  'GET /me/mailFolders/{mailFolder-id}/messageRules': readSettings,
  'POST /me/mailFolders/{mailFolder-id}/messageRules': writeSettings,
  'GET /me/mailFolders/{mailFolder-id}/messageRules/{messageRule-id}': readSettings,
  'PATCH /me/mailFolders/{mailFolder-id}/messageRules/{messageRule-id}': writeSettings,
  'DELETE /me/mailFolders/{mailFolder-id}/messageRules/{messageRule-id}': writeSettings,
  'GET /me/messages': readBasic,
  'GET /me/messages/$count': readBasic,
  'POST /me/messages': write,
  'GET /me/messages/{message-id}': readBasic,
  'GET /me/messages/{message-id}/$value': readContent,
  'PATCH /me/messages/{message-id}': write,
  'DELETE /me/messages/{message-id}': write,
  'POST /me/messages/{message-id}/permanentDelete': write,
  'POST /me/messages/{message-id}/move': write,
  'POST /me/messages/{message-id}/copy': write,
  'POST /me/messages/{message-id}/send': send,
  'POST /me/messages/{message-id}/reply': send,
  'POST /me/messages/{message-id}/replyAll': send,
  'POST /me/messages/{message-id}/forward': send,
  'POST /me/messages/{message-id}/createReply': write,
  'POST /me/messages/{message-id}/createReplyAll': write,
  'POST /me/messages/{message-id}/createForward': write,
  'GET /me/messages/{message-id}/attachments': readContent,
  'GET /me/messages/{message-id}/attachments/$count': readContent,
  'POST /me/messages/{message-id}/attachments': write,
  'POST /me/messages/{message-id}/attachments/createUploadSession': write,
  'GET /me/messages/{message-id}/attachments/{attachment-id}': readContent,
  'GET /me/messages/{message-id}/attachments/{attachment-id}/$value': readContent,
  'DELETE /me/messages/{message-id}/attachments/{attachment-id}': write,
  'POST /me/sendMail': send,
  'GET /me/mailboxSettings': readSettings,
  'GET /me/mailboxSettings/{setting}': readSettings,
  'PATCH /me/mailboxSettings': writeSettings,
  'GET /me/outlook/masterCategories': readSettings,
  'POST /me/outlook/masterCategories': writeSettings,
  'GET /me/outlook/masterCategories/{outlookCategory-id}': readSettings,
  'PATCH /me/outlook/masterCategories/{outlookCategory-id}': writeSettings,
  'DELETE /me/outlook/masterCategories/{outlookCategory-id}': writeSettings,
  'GET /me/outlook/supportedLanguages': offered,
  'GET /me/outlook/supportedTimeZones': offered,
  'GET /me/outlook/supportedTimeZones/{TimeZoneStandard}': offered,
  'POST /me/getMailTips': mailTips,
  'POST /me/translateExchangeIds': translateIds,
} as const satisfies Readonly<Record<string, OperationPermissions>>;

/** The name of a mail operation. */
export type MailOperation = keyof typeof mailPermissions;

function notShared(...names: readonly string[]): OperationPermissions {
  return { delegated: names, personal: names, application: names, shared: [] };
}
