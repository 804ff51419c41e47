import type { Effect } from '../../core/activity.ts';
import { effectFor } from '../../core/effect.ts';
import type { InvokedFunction } from '../../flow/invoked-function.ts';

/** What a step does to the world. A function of which no more is known `runs`: it may do anything that a program can. */
export type StepEffect = Exclude<Effect, 'reads'> | 'runs';

const byWeight: readonly StepEffect[] = ['deletes', 'sends', 'changes'];

/** What a function does at worst, by the activities that its file lists. */
export function effectOfFunction({ scopes }: Pick<InvokedFunction, 'scopes'>): StepEffect {
  const effects = new Set<string>(
    scopes.flatMap(({ activities }) =>
      activities.map((activity) => effectFor(activity, 'given' in activity ? Object(activity.given) : {})),
    ),
  );
  return byWeight.find((effect) => effects.has(effect)) ?? 'runs';
}
