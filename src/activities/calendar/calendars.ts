import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { mailbox } from '../fields.ts';
import { calendarOutput, calendarProperties, toCalendar, type GraphCalendar } from './calendar.ts';

/** The activity `calendar.calendars`. */
export const calendars = defineActivity({
  name: 'calendar.calendars',
  title: 'Get Calendars',
  summary: 'Lists the calendars of a mailbox, with the default one marked.',
  effect: 'reads',
  calls: [{ operation: 'GET /me/calendars', basic: true }],
  input: z.object({ mailbox }),
  output: calendarOutput,
  examples: [
    { title: 'Your calendars', input: {} },
    { title: 'The calendars of a shared mailbox', input: { mailbox: 'invoices@contoso.example' } },
  ],

  async *run({ graph }, { mailbox }) {
    const query = { $select: calendarProperties, $top: 100 };
    for await (const calendar of graph.list<GraphCalendar>('GET /me/calendars', { query, mailbox })) yield toCalendar(calendar, mailbox);
  },
});
