import * as mailModule from './mail/index.ts';

/** The mail activities by verb: `mail.list`, `mail.delete`. */
export const mail = Object.freeze({
  list: mailModule.list,
  send: mailModule.send,
  reply: mailModule.reply,
  forward: mailModule.forward,
  move: mailModule.move,
  delete: mailModule.deleteMessage,
  setCategories: mailModule.setCategories,
  forEach: mailModule.forEach,
  get: mailModule.get,
  newest: mailModule.newest,
  thread: mailModule.thread,
  folders: mailModule.folders,
  archive: mailModule.archive,
  mark: mailModule.mark,
  sendDraft: mailModule.sendDraft,
  downloadAttachments: mailModule.downloadAttachments,
  download: mailModule.download,
  turnOnAutomaticReplies: mailModule.turnOnAutomaticReplies,
  turnOffAutomaticReplies: mailModule.turnOffAutomaticReplies,
} as const);

export { mailActivities } from './mail/index.ts';
