import { archive } from './archive.ts';
import { deleteMessage } from './delete.ts';
import { downloadAttachments } from './download-attachments.ts';
import { download } from './download.ts';
import { forEach } from './for-each.ts';
import { forward } from './forward.ts';
import { get } from './get.ts';
import { folders } from './list-folders.ts';
import { list } from './list.ts';
import { mark } from './mark.ts';
import { move } from './move.ts';
import { newest } from './newest.ts';
import { reply } from './reply.ts';
import { sendDraft } from './send-draft.ts';
import { send } from './send.ts';
import { setCategories } from './set-categories.ts';
import { thread } from './thread.ts';
import { turnOffAutomaticReplies } from './turn-off-automatic-replies.ts';
import { turnOnAutomaticReplies } from './turn-on-automatic-replies.ts';
import { waitForReceived } from './wait-for-received.ts';
import { waitForSent } from './wait-for-sent.ts';

export {
  archive,
  deleteMessage,
  download,
  downloadAttachments,
  folders,
  forEach,
  forward,
  get,
  list,
  mark,
  move,
  newest,
  reply,
  send,
  sendDraft,
  setCategories,
  thread,
  turnOffAutomaticReplies,
  turnOnAutomaticReplies,
  waitForReceived,
  waitForSent,
};
export type { Message } from './message.ts';
export type { MessageReference } from './message-reference.ts';

/** Every mail activity: the classic ones first, then the newer ones. */
export const mailActivities = Object.freeze([
  list,
  send,
  reply,
  forward,
  move,
  deleteMessage,
  setCategories,
  forEach,
  get,
  newest,
  thread,
  folders,
  archive,
  mark,
  sendDraft,
  downloadAttachments,
  download,
  turnOnAutomaticReplies,
  turnOffAutomaticReplies,
  waitForReceived,
  waitForSent,
] as const);
