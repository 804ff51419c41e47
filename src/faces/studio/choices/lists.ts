import { list } from '../../../activities/lists/list-activity.ts';
import { chooser, required } from './chooser.ts';

/** The lists of the site that the step works on, by their titles. */
export const lists = chooser({
  activity: list,
  beside: ['site'],
  ask: (typed, beside) => ({ input: required(beside, 'site'), rest: typed }),
  choice: ({ title, template }) => ({ value: title, label: title, detail: template }),
});
