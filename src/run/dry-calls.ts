import type { AnyActivity, Effect } from '../core/activity.ts';
import { effectFor } from '../core/effect.ts';
import type { World } from '../connection/index.ts';
import { dryWorld } from './flow/dry-world.ts';
import { recipientsOf } from './recipients/recipients-of.ts';
import { blockedError, type RecipientRule } from './recipients/recipient-rule.ts';
import { missingIn, notMade, NotMadeUse, withWords } from './not-made.ts';

/** A change that was not made. */
export interface CallLeftOut {
  /** Name of the activity. */
  readonly activity: string;
  readonly effect: Exclude<Effect, 'reads'>;
  /** What is not known of it is the text "(not known)". */
  readonly input: Readonly<Record<string, unknown>>;
}

/**
 * A world in which a TypeScript automation changes nothing: a call that would is told, and something stands for its result that nobody can look into. What
 * reads is done, unless it needs such a result: there the automation ends with a `NotMadeUse`.
 *
 * @param tell - Told of each change that was not made.
 * @param recipients - Whom nothing is sent to. Left out: nobody is blocked.
 * @throws OnbehalfError INPUT_INVALID from a call that would reach somebody who is blocked.
 */
export function dryCalls(world: World, tell: (call: CallLeftOut) => void, recipients?: RecipientRule): World {
  const leaveOut = (activity: AnyActivity, effect: CallLeftOut['effect'], given: object) => {
    const { name } = activity;
    const input = withWords(given) as Record<string, unknown>;
    const blocked = recipients ? recipientsOf(activity, input).flatMap(({ address }) => recipients(address) ?? []) : [];
    if (blocked.length > 0) throw blockedError(name, blocked);
    tell({ activity: name, effect, input });
    return { result: notMade(name) };
  };
  return {
    ...dryWorld(world),
    instead: {
      ofUnknown(activity, input) {
        const missing = missingIn(input);
        if (missing === undefined) return undefined;
        // What is not known may decide it, too: an activity that may change counts as one that does.
        const effect = effectFor(activity, withWords(input) as Record<string, unknown>);
        if (effect === 'reads') throw new NotMadeUse(missing);
        return leaveOut(activity, effect, input as object);
      },
      ofChange(activity, read, given) {
        const effect = effectFor(activity, read);
        return effect === 'reads' ? undefined : leaveOut(activity, effect, given);
      },
    },
  };
}
