import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { mailbox } from '../fields.ts';
import { addresses } from '../recipients.ts';
import { attendeeTypes } from './attendee.ts';
import { attendeeFields, changedAttendees } from './attendees.ts';
import { changeEvent, changeEventCalls } from './change-event.ts';
import { eventOutput, toEvent } from './event.ts';
import { eventReference, idOf } from './event-reference.ts';
import { preferBody } from '../body-type.ts';
import { readEvent, readingEvent } from './read-event.ts';
import { entireSeries, findingSeries, targetOf } from './series.ts';
import { clockFor, timeZone } from './times.ts';

/** The activity `calendar.addAttendees`. */
export const addAttendees = defineActivity({
  name: 'calendar.addAttendees',
  title: 'Add Attendee',
  summary: 'Invites more people to an event, or books more rooms for it; who is invited already stays so.',
  effect: 'sends',
  reconcile: 'repeat',
  calls: [findingSeries, { ...readingEvent, basic: true }, ...changeEventCalls],
  input: z.object({
    event: eventReference,
    attendees: addresses.min(1).describe('Whom to invite: addresses, alone or after a name (Ada Martin <ada@contoso.example>).'),
    type: z.enum(attendeeTypes).default('required').describe('What they are for: required, optional, or a resource such as a room.'),
    entireSeries,
    timeZone,
    mailbox,
  }),
  output: eventOutput,
  examples: [
    { title: 'Somebody who has to be there', input: { event: '{event}', attendees: ['Diego Reyes <diego@contoso.example>'] } },
    {
      title: 'Two who may come, to the whole series',
      input: { event: '{occurrence}', attendees: ['ben@contoso.example', 'chloe@contoso.example'], type: 'optional', entireSeries: true },
    },
  ],

  async run(context, { event, attendees, type, entireSeries: isEntire, timeZone: zone, mailbox: owner }) {
    const { graph } = context;
    const clock = await clockFor(context, zone);
    const id = await targetOf(graph, idOf(event, owner), isEntire, owner);
    const { attendees: present } = await readEvent(graph, id, owner, ['attendees']);
    const body = { attendees: changedAttendees(present ?? [], { [attendeeFields[type]]: { add: attendees, remove: [] } }) };
    return toEvent(await changeEvent(graph, { event: id, body, headers: preferBody('text'), mailbox: owner }), clock, owner);
  },
});
