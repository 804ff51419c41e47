import type { Attendee } from '../../tenant/calendar.ts';
import { noTime } from './event-input.ts';

/** The people of a meeting of whom nothing was heard: its copies do not tell what others answered, and at another time everybody answers anew. */
export function withoutAnswers(attendees: readonly Attendee[]): Attendee[] {
  return attendees.map(({ name, address, type }) => ({ name, address, type, status: { response: 'none', time: noTime } }));
}
