import type { z } from 'zod';
import type { AnyActivity } from '../../../core/activity.ts';
import type { ChoiceView } from '../protocol-choices.ts';

/** What the fields beside a field say, by their names; those that are left out are not there. */
export type Beside = Readonly<Record<string, unknown>>;

/** How things of one kind are found: by an activity, with the least permission. */
export interface Chooser {
  readonly activity: AnyActivity;
  /** Fields of the step that say where to look. */
  readonly beside: readonly string[];
  /**
   * What the activity is given for what a person typed, and what of the typed text is left to look for in the labels of its results.
   *
   * @param typed - Empty at first.
   */
  ask(typed: string, beside: Beside): { readonly input: Readonly<Record<string, unknown>>; readonly rest: string };
  /** What a result is as a choice, with texts as they are; undefined for one that cannot be named. */
  choice(result: unknown): ChoiceView | undefined;
}

/** A chooser whose results have the type of its activity. */
export function chooser<A extends AnyActivity>({
  choice,
  ...rest
}: Omit<Chooser, 'activity' | 'choice'> & {
  readonly activity: A;
  choice(result: z.output<A['output']>): ChoiceView | undefined;
}): Chooser {
  return { ...rest, choice: (result) => choice(result as z.output<A['output']>) };
}
