import { list } from '../../../activities/groups/list.ts';
import { chooser } from './chooser.ts';

/** The groups of the organisation, by their ids. */
export const groups = chooser({
  activity: list,
  beside: [],
  ask: (typed) => ({ input: typed.trim() === '' ? {} : { search: typed.trim() }, rest: '' }),
  choice: ({ id, displayName, mail }) => ({ value: id, label: displayName, detail: mail ?? id }),
});
