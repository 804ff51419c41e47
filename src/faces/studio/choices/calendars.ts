import { calendars as activity } from '../../../activities/calendar/calendars.ts';
import { chooser } from './chooser.ts';

/** The calendars of the mailbox that the step works on, by their names; by its id one of which the name says too little. */
export const calendars = chooser({
  activity,
  beside: ['mailbox'],
  ask: (typed, beside) => ({ input: beside, rest: typed }),
  choices: (all) =>
    all.map(({ id, name, isDefault, owner }) => ({
      value: name.trim() === name && name !== '' && all.filter((other) => isSameName(other.name, name)).length === 1 ? name : id,
      label: name,
      detail: [isDefault ? 'the default calendar' : '', owner?.name ?? ''].filter(Boolean).join(', '),
    })),
});

function isSameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
