import { createHash } from 'node:crypto';
import type { AnyActivity } from '../../core/activity.ts';
import { identityOf } from '../../core/each.ts';
import { isOnbehalfError, OnbehalfError } from '../../core/errors.ts';
import type { Once } from '../../core/once.ts';
import type { ActivityContext } from '../../core/ports.ts';
import type { Catalogue } from '../../flow/catalogue.ts';

/** The activities as a durable run uses them: with the calls by which they find out what became of a change, and with their way to run that makes it once. */
export function durableActivities(catalogue: Catalogue): Catalogue {
  return {
    names: () => catalogue.names(),
    async find(name) {
      const activity = await catalogue.find(name);
      return activity && durably(activity);
    },
  };
}

/** One activity as a durable run uses it. */
export function durably(activity: AnyActivity): AnyActivity {
  const { reconcile } = activity;
  if (reconcile === undefined || reconcile === 'repeat') return activity;
  if ('run' in reconcile)
    return inDurableRuns({ ...activity, calls: [...activity.calls, ...reconcile.calls] }, (context, input, once) =>
      reconcile.run(context, input, onceFor(activity, input, once)),
    );
  if ('repeatIf' in reconcile)
    return inDurableRuns(activity, async (context, input, { isAgain }) => {
      if (isAgain && !reconcile.repeatIf(input)) throw unknown(activity);
      return activity.run(context, input) as unknown;
    });
  return inDurableRuns(activity, async (context, input, { isAgain }) => {
    try {
      return (await activity.run(context, input)) as unknown;
    } catch (error) {
      if (!isAgain || !isOnbehalfError(error) || error.code !== 'NOT_FOUND') throw error;
      const given = reconcile.gone(input);
      if (given === undefined) throw unknown(activity);
      return given as unknown;
    }
  });
}

type Input = Readonly<Record<string, unknown>>;

function inDurableRuns(activity: AnyActivity, run: (context: ActivityContext, input: Input, once: Once) => Promise<unknown>): AnyActivity {
  return {
    ...activity,
    run: (context: ActivityContext, input: Input) =>
      context.once ? run(context, input, context.once) : (activity.run(context, input) as unknown),
  };
}

/** Of a list each thing is done once, by itself. */
function onceFor({ each }: AnyActivity, input: Input, once: Once): Once {
  if (each === undefined) return once;
  const thing = createHash('sha256')
    .update(`${once.key} ${identityOf(input[each])}`)
    .digest('hex')
    .slice(0, 32);
  return { key: thing, isAgain: once.isAgain, part: (name, work) => once.part(`${thing} ${name}`, work) };
}

function unknown({ name }: AnyActivity): OnbehalfError {
  return new OnbehalfError('OUTCOME_UNKNOWN', `${name} was begun, and its end was not seen.`);
}
