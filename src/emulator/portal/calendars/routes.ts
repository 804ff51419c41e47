import type { Instance } from '../../graph/calendar/instance.ts';
import { findInstance } from '../../graph/calendar/opened-event.ts';
import { PortalRefusal, type Move, type PortalPage, type PortalRequest, type PortalRoute } from '../route.ts';
import { calendarIn, type OwnedCalendar } from './calendar-in.ts';
import { eventPage } from './event-page.ts';
import { weekPage } from './week-page.ts';

/** Calendars to look at, and answers to invitations. */
export const calendarRoutes: readonly PortalRoute[] = [
  {
    method: 'GET',
    path: '/calendars/:id',
    handle: async (request) => weekPage(request.tenant, await calendarIn(request), request.query.get('week')),
  },
  {
    method: 'GET',
    path: '/calendars/:id/events/:event',
    async handle(request) {
      const owned = await calendarIn(request);
      return eventPage(owned, await instanceIn(request, owned));
    },
  },
  { method: 'POST', path: '/calendars/:id/events/:event/answer', handle: answer },
];

async function instanceIn({ parameters }: PortalRequest, { store }: OwnedCalendar): Promise<Instance> {
  const instance = await findInstance(store, parameters['event'] ?? '');
  if (!instance) throw new PortalRefusal(404, 'The calendar has no such event any more.');
  return instance;
}

/** Answers through Graph, as the person's own Outlook would. */
async function answer(request: PortalRequest): Promise<Move | PortalPage> {
  const { form, doors } = request;
  const owned = await calendarIn(request);
  const instance = await instanceIn(request, owned);
  const word = form.get('answer') ?? '';
  if (!['accept', 'tentativelyAccept', 'decline'].includes(word)) return eventPage(owned, instance, 'Choose one of the answers.');
  const proposed = form.get('start')?.trim() ?? '';
  const clock = Date.parse(`${proposed}Z`);
  if (proposed !== '' && Number.isNaN(clock)) return eventPage(owned, instance, `${proposed} is no date and time, as 2026-03-02T15:00 is.`);
  if (proposed !== '' && word === 'accept') return eventPage(owned, instance, 'Who accepts proposes no other time.');
  const at = (moment: number): object => ({ dateTime: new Date(moment).toISOString().slice(0, 19), timeZone: owned.zone.name });
  const length = instance.end.at - instance.start.at;
  const refused = await doors.graph({
    as: owned.owner,
    permission: 'Calendars.ReadWrite',
    path: `/me/events/${encodeURIComponent(request.parameters['event'] ?? '')}/${word}`,
    body: {
      comment: form.get('comment') ?? '',
      ...(proposed !== '' && { proposedNewTime: { start: at(clock), end: at(clock + length) } }),
    },
  });
  if (refused !== undefined) return eventPage(owned, instance, refused);
  return { to: `/calendars/${owned.owner.id}`, notice: 'answerSent' };
}
