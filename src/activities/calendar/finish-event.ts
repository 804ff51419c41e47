import type { Graph } from '../../core/ports.ts';
import type { AttachmentSource } from '../attachment-source.ts';
import { isDoubtful, orTakeBack } from '../or-take-back.ts';
import { attachCalls, attachToEvent } from './attach.ts';
import type { GraphAttendee } from './attendee.ts';
import type { GraphEvent } from './event.ts';
import { preferBody } from '../body-type.ts';
import { changeEvent } from './change-event.ts';
import { readingEvent } from './read-event.ts';

/** The calls of `finishEvent`, for an activity to declare. */
export const finishCalls = [
  ...attachCalls('attachments'),
  { operation: 'PATCH /me/events/{event}', when: 'attachments' },
  { ...readingEvent, when: 'attachments', afterFailure: true },
  { operation: 'GET /me/events/{event}/attachments', when: 'attachments', afterFailure: true },
  { operation: 'DELETE /me/events/{event}', when: 'attachments', afterFailure: true },
] as const;

/** What is left to do with an event that nobody was invited to yet. */
export interface Finish {
  readonly attachments: readonly AttachmentSource[];
  readonly attendees: readonly GraphAttendee[];
  readonly bodyType: 'text' | 'html';
  readonly mailbox: string | undefined;
}

/**
 * Attaches files to a new event and then invites the attendees, so that the invitation that they get has the files. One that has files already was begun
 * by an earlier request of the same name: what it lacks is added. When a step is refused, the event is deleted again, so that nothing is left half done;
 * when nobody knows whether people were invited, it is left alone.
 *
 * @throws OnbehalfError of the step that failed, saying what became of the event.
 */
export async function finishEvent(
  graph: Graph<(typeof finishCalls)[number]['operation']>,
  event: GraphEvent,
  { attachments, attendees, bodyType, mailbox }: Finish,
): Promise<GraphEvent> {
  const params = { event: event.id };
  let isInviting = false;
  return await orTakeBack(
    async () => {
      const there = event.hasAttachments === true ? await namesOfFiles(graph, event.id, mailbox) : [];
      await attachToEvent(
        graph,
        event.id,
        attachments.filter(({ name }) => !there.includes(name)),
        mailbox,
      );
      if (isInvited(event, attendees)) return { ...event, hasAttachments: true };
      isInviting = true;
      return await changeEvent(graph, { event: event.id, body: { attendees }, headers: preferBody(bodyType), mailbox });
    },
    (error) =>
      isInviting && isDoubtful(error)
        ? 'It is not known whether the attendees were invited; look into the calendar.'
        : {
            undo: () => graph.call('DELETE /me/events/{event}', { params, mailbox }),
            undone: 'The event was deleted again; nobody was invited.',
            left: 'The event is in the calendar, unfinished; nobody was invited.',
            details: params,
          },
  );
}

async function namesOfFiles(
  graph: Graph<'GET /me/events/{event}/attachments'>,
  event: string,
  mailbox: string | undefined,
): Promise<string[]> {
  const request = { params: { event }, query: { $select: 'id,name' }, mailbox };
  const names: string[] = [];
  for await (const { name } of graph.list<{ name?: string | null }>('GET /me/events/{event}/attachments', request)) names.push(name ?? '');
  return names;
}

function isInvited({ attendees }: GraphEvent, wanted: readonly GraphAttendee[]): boolean {
  const addressOf = ({ emailAddress }: GraphAttendee): string => emailAddress?.address?.toLowerCase() ?? '';
  const present = new Set((attendees ?? []).map(addressOf));
  return wanted.every((one) => present.has(addressOf(one)));
}
