import type { BodyShape } from '../route.ts';
import type { MailOperation } from './permissions.ts';

/** What the JSON bodies of mail operations are. Source: the "Request body" of the page of each operation. */
export const mailBodies: Readonly<Partial<Record<MailOperation, BodyShape>>> = {
  'POST /me/messages': 'message',
  'POST /me/mailFolders/{mailFolder-id}/messages': 'message',
  'PATCH /me/messages/{message-id}': 'message',
  'POST /me/sendMail': { message: 'message' },
  'POST /me/messages/{message-id}/reply': { message: 'message' },
  'POST /me/messages/{message-id}/createReply': { message: 'message' },
  'POST /me/messages/{message-id}/replyAll': { message: 'message' },
  'POST /me/messages/{message-id}/createReplyAll': { message: 'message' },
  'POST /me/messages/{message-id}/forward': { message: 'message' },
  'POST /me/messages/{message-id}/createForward': { message: 'message' },
  'POST /me/messages/{message-id}/attachments': 'attachment',
  'POST /me/messages/{message-id}/attachments/createUploadSession': { attachmentItem: 'attachmentItem' },
  'POST /me/mailFolders': 'mailFolder',
  'POST /me/mailFolders/{mailFolder-id}/childFolders': 'mailFolder',
  'PATCH /me/mailFolders/{mailFolder-id}': 'mailFolder',
  'POST /me/mailFolders/{mailFolder-id}/messageRules': 'messageRule',
  'PATCH /me/mailFolders/{mailFolder-id}/messageRules/{messageRule-id}': 'messageRule',
  'POST /me/outlook/masterCategories': 'outlookCategory',
  'PATCH /me/outlook/masterCategories/{outlookCategory-id}': 'outlookCategory',
  'PATCH /me/mailboxSettings': 'mailboxSettings',
};
