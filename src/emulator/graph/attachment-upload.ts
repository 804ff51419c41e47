import { openUploadSession } from './mail/upload-session.ts';
import { mailboxOf } from './outlook/mailboxes.ts';
import type { Call, Reply } from './route.ts';

/** Begins the upload of a large attachment for an event: the seam from calendars to the upload addresses of mail. @throws GraphFailure as for messages. */
export function openEventUpload(call: Call, event: { readonly immutableId: string }): Promise<Reply> {
  return openUploadSession(call, mailboxOf(call.tenant, call.owner), event);
}
