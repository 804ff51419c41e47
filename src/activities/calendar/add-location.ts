import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { mailbox } from '../fields.ts';
import { changeEvent, changeEventCalls } from './change-event.ts';
import { eventOutput, toEvent } from './event.ts';
import { eventReference, idOf } from './event-reference.ts';
import { locationFields, toGraphLocation } from './location.ts';
import { preferBody } from '../body-type.ts';
import { readEvent, readingEvent } from './read-event.ts';
import { entireSeries, findingSeries, targetOf } from './series.ts';
import { clockFor, timeZone } from './times.ts';

/** The activity `calendar.addLocation`. */
export const addLocation = defineActivity({
  name: 'calendar.addLocation',
  title: 'Add Location',
  summary: 'Adds a place to those at which an event is.',
  effect: 'sends',
  calls: [findingSeries, { ...readingEvent, basic: true }, ...changeEventCalls],
  input: z.object({ event: eventReference, ...locationFields, entireSeries, timeZone, mailbox }),
  output: eventOutput,
  examples: [
    { title: 'A room', input: { event: '{event}', name: 'Small meeting room' } },
    {
      title: 'A place with its address, for a whole series',
      input: {
        event: '{occurrence}',
        name: 'Contoso Café',
        street: '12 Rue du Four',
        city: 'Paris',
        postalCode: '75006',
        country: 'France',
        entireSeries: true,
      },
    },
  ],

  async run(context, { event, entireSeries: isEntire, timeZone: zone, mailbox: owner, ...place }) {
    const { graph } = context;
    const clock = await clockFor(context, zone);
    const id = await targetOf(graph, idOf(event, owner), isEntire, owner);
    const { locations } = await readEvent(graph, id, owner, ['locations']);
    // An event without a place has one without a name.
    const present = (locations ?? []).filter(({ displayName }) => displayName);
    const body = { locations: [...present, toGraphLocation(place)] };
    return toEvent(await changeEvent(graph, { event: id, body, headers: preferBody('text'), mailbox: owner }), clock, owner);
  },
});
