import { isOnbehalfError, OnbehalfError } from '../../core/errors.ts';
import type { Graph } from '../../core/ports.ts';
import type { AttachmentSource } from '../attachment-source.ts';
import { attach, attachCalls } from './attach.ts';
import type { GraphAttendee } from './attendee.ts';
import type { GraphEvent } from './event.ts';
import { preferBody } from './read-event.ts';

/** The calls of `finishEvent`, for an activity to declare. */
export const finishCalls = [
  ...attachCalls('attachments'),
  { operation: 'PATCH /me/events/{event}', when: 'attachments' },
  { operation: 'DELETE /me/events/{event}', when: 'attachments', undo: true },
] as const;

/** What is left to do with an event that nobody was invited to yet. */
export interface Finish {
  readonly attachments: readonly AttachmentSource[];
  readonly attendees: readonly GraphAttendee[];
  readonly bodyType: 'text' | 'html';
  readonly mailbox: string | undefined;
}

/**
 * Attaches files to a new event and then invites the attendees, so that the invitation that they get has the files. When a step is refused, the
 * event is deleted again, so that nothing is left half done.
 *
 * @throws OnbehalfError of the step that failed, saying what became of the event.
 */
export async function finishEvent(
  graph: Graph<(typeof finishCalls)[number]['operation']>,
  event: GraphEvent,
  { attachments, attendees, bodyType, mailbox }: Finish,
): Promise<GraphEvent> {
  const params = { event: event.id };
  try {
    await attach(graph, event.id, attachments, mailbox);
    if (attendees.length === 0) return { ...event, hasAttachments: true };
    const request = { params, body: { attendees }, headers: preferBody(bodyType), mailbox };
    return await graph.call<GraphEvent>('PATCH /me/events/{event}', request);
  } catch (error) {
    if (!isOnbehalfError(error)) throw error;
    const { code, message, details, fields, remedy } = error;
    const outcome = await graph.call('DELETE /me/events/{event}', { params, mailbox }).then(
      () => 'The event was deleted again; nobody was invited.',
      () => 'The event is in the calendar, unfinished; look whether somebody was invited.',
    );
    throw new OnbehalfError(code, `${message} ${outcome}`, { details: { ...details, event: event.id }, fields, remedy, cause: error });
  }
}
