import { z } from 'zod';
import { OnbehalfError } from '../../core/errors.ts';
import { inputError } from '../../core/input.ts';
import { naming } from '../../core/named-thing.ts';
import type { Graph } from '../../core/ports.ts';
import { idIn } from '../reference.ts';
import type { GraphCalendar } from './calendar.ts';

/** Which calendar an activity works on: a calendar that another activity gave, its name, or its id. */
export const calendarReference = z
  .union([z.string().trim().min(1), z.looseObject({ id: z.string().min(1), mailbox: z.string().nullish() })], {
    error: 'must be a calendar, as calendar.calendars gave it, its name, or its id.',
  })
  .optional()
  .meta({
    ...naming('calendar'),
    named: { name: 'CalendarReference', text: 'A calendar as calendar.calendars gave it, its name, or its id.' },
    description: 'The calendar, as calendar.calendars gave it, its name as Outlook shows it, or its id. Left out: the default calendar.',
  });

/** The call that finds a calendar by its name. */
export const findingCalendars = { operation: 'GET /me/calendars', when: 'calendar', basic: true } as const;

/**
 * The id of the calendar that is meant; undefined for the default one.
 *
 * @param mailbox - The mailbox of the call; undefined for one's own.
 * @throws OnbehalfError NOT_FOUND naming the calendars that are there; INPUT_INVALID for a calendar out of another mailbox, and for a name that several have.
 */
export async function findCalendar(
  graph: Graph<'GET /me/calendars'>,
  reference: z.output<typeof calendarReference>,
  mailbox: string | undefined,
): Promise<string | undefined> {
  if (reference === undefined) return undefined;
  if (typeof reference !== 'string') return idIn('calendar', reference, mailbox);
  const [names, named]: [string[], string[]] = [[], []];
  for await (const { id, name } of graph.list<GraphCalendar>('GET /me/calendars', { query: { $select: 'id,name', $top: 100 }, mailbox })) {
    if (id === reference) return id;
    if (name?.toLowerCase() === reference.toLowerCase()) named.push(id);
    names.push(name ?? '');
  }
  const [only, ...others] = named;
  if (others.length > 0) {
    throw inputError('The calendar', [
      { field: 'calendar', problem: `is the name of ${named.length} calendars: give the id of one, ${named.join(' or ')}.` },
    ]);
  }
  if (only !== undefined) return only;
  throw new OnbehalfError('NOT_FOUND', `There is no calendar ${reference}. There are: ${names.join(', ')}.`, {
    details: { calendar: reference, existing: names },
    remedy: 'Give the name of one of these, or leave `calendar` out for the default one.',
  });
}
