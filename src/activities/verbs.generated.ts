/** Loads one activity of an area alone, by the word that a command line has for it. */
export const verbs = {
  mail: {
    archive: async () => (await import('./mail/archive.ts')).archive,
    delete: async () => (await import('./mail/delete.ts')).deleteMessage,
    download: async () => (await import('./mail/download.ts')).download,
    'download-attachments': async () => (await import('./mail/download-attachments.ts')).downloadAttachments,
    folders: async () => (await import('./mail/list-folders.ts')).folders,
    'for-each': async () => (await import('./mail/for-each.ts')).forEach,
    forward: async () => (await import('./mail/forward.ts')).forward,
    get: async () => (await import('./mail/get.ts')).get,
    list: async () => (await import('./mail/list.ts')).list,
    mark: async () => (await import('./mail/mark.ts')).mark,
    move: async () => (await import('./mail/move.ts')).move,
    newest: async () => (await import('./mail/newest.ts')).newest,
    reply: async () => (await import('./mail/reply.ts')).reply,
    send: async () => (await import('./mail/send.ts')).send,
    'send-draft': async () => (await import('./mail/send-draft.ts')).sendDraft,
    'set-categories': async () => (await import('./mail/set-categories.ts')).setCategories,
    thread: async () => (await import('./mail/thread.ts')).thread,
    'turn-off-automatic-replies': async () => (await import('./mail/turn-off-automatic-replies.ts')).turnOffAutomaticReplies,
    'turn-on-automatic-replies': async () => (await import('./mail/turn-on-automatic-replies.ts')).turnOnAutomaticReplies,
  },
} as const;
