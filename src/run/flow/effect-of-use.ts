import type { AnyActivity, Effect } from '../../core/activity.ts';
import { effectFor } from '../../core/effect.ts';
import type { StepEffect } from './effect-of-function.ts';

/** What a step does that uses an activity. One that is not known changes something. @param input - As far as it is known. */
export function effectOfUse(activity: AnyActivity | undefined, input: Readonly<Record<string, unknown>>): Effect {
  return activity ? effectFor(activity, input) : 'changes';
}

/** True for what a person is asked about before it is done. */
export function isAskedAbout(effect: Effect | StepEffect): effect is 'sends' | 'deletes' {
  return effect === 'sends' || effect === 'deletes';
}
