import type { AnyActivity } from '../../core/activity.ts';
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

function durably(activity: AnyActivity): AnyActivity {
  const { reconcile } = activity;
  if (reconcile === undefined || reconcile === 'repeat') return activity;
  return {
    ...activity,
    calls: [...activity.calls, ...reconcile.calls],
    run: (context, input) => (context.once ? reconcile.run(context, input, context.once) : activity.run(context, input)),
  };
}
