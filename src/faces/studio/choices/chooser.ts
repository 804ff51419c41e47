import type { z } from 'zod';
import type { AnyActivity } from '../../../core/activity.ts';
import { OnbehalfError } from '../../../core/errors.ts';
import type { ChoiceView } from '../protocol-choices.ts';

/** What the fields beside a field say, by their names; those that are left out are not there. */
export type Beside = Readonly<Record<string, unknown>>;

/** How things of one kind are found: by an activity, with the least permission. */
export interface Chooser {
  readonly activity: AnyActivity;
  /** Fields of the step that say where to look. */
  readonly beside: readonly string[];
  /** Nothing is asked before something is typed: the activity finds, and does not list. */
  readonly needsText: boolean;
  /**
   * What the activity is given for what a person typed, and what of the typed text is left to look for in the labels of its results.
   *
   * @param typed - Empty at first.
   */
  ask(typed: string, beside: Beside): { readonly input: Readonly<Record<string, unknown>>; readonly rest: string };
  /** What results are as choices, with texts as they are. */
  choices(results: AsyncIterable<unknown>): AsyncIterable<ChoiceView>;
}

/** How results become choices: one by one, where undefined is one that cannot be named; or all of the few that there are, at once. */
type AsChoices<Result> =
  | { choice(result: Result): ChoiceView | undefined }
  | { choices(results: readonly Result[]): readonly ChoiceView[] };

/** A chooser whose results have the type of its activity. */
export function chooser<A extends AnyActivity>(
  definition: Omit<Chooser, 'activity' | 'choices' | 'needsText'> & { readonly activity: A; readonly needsText?: boolean } & AsChoices<
      z.output<A['output']>
    >,
): Chooser {
  const { activity, beside, needsText = false, ask } = definition;
  return {
    activity,
    beside,
    needsText,
    ask,
    async *choices(results) {
      if ('choices' in definition) {
        const all: z.output<A['output']>[] = [];
        for await (const result of results) all.push(result as z.output<A['output']>);
        yield* definition.choices(all);
        return;
      }
      for await (const result of results) {
        const choice = definition.choice(result as z.output<A['output']>);
        if (choice) yield choice;
      }
    },
  };
}

/** What is beside, where it says what has to be known. @throws OnbehalfError AUTOMATION_INVALID where it does not. */
export function required(beside: Beside, field: string): Beside {
  if (beside[field] !== undefined && beside[field] !== '') return beside;
  throw new OnbehalfError('AUTOMATION_INVALID', `Which ${field} it is has to be known first.`, { remedy: `Fill in ${field}.` });
}
