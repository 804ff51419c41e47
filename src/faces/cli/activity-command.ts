import type { AnyActivity } from '../../core/activity.ts';
import { OnbehalfError } from '../../core/errors.ts';
import { areaOf, verbOf } from '../../core/names.ts';
import { microsoft365Scope, useGiven, withNeeds, type Items } from '../../connection/index.ts';
import type { Command } from './command.ts';
import { confirm } from './confirm.ts';
import { exampleLines } from './help.ts';
import { fillFromStdin } from './stdin.ts';
import { printResults } from './results.ts';
import { openWorld } from './world.ts';

/**
 * The command of an activity: its flags are the fields of its input, its help and examples come from the definition.
 * The whole input is known, the size of its files included, so exactly the permissions of this one call are asked for.
 */
export function activityCommand(activity: AnyActivity): Command {
  return {
    options: activity.input,
    each: activity.each,
    examples: exampleLines(activity),
    needs: () => ({ activity: activity.name }),
    async run(context, _options, _words, given) {
      const typed = await fillFromStdin(context.io, given);
      await confirm(context, activity, Object(typed) as Record<string, unknown>);
      await using opened = await openWorld(context);
      const { raw: input } = await withNeeds(activity, opened.world.files, typed);
      await using scope = await microsoft365Scope({ ...opened.settings, activities: [useGiven(activity, input)] }, opened.world);
      const areas = scope as unknown as Record<string, Record<string, (input: unknown) => Promise<unknown> | Items<unknown>>>;
      const method = areas[areaOf(activity.name)]?.[verbOf(activity.name)];
      if (!method) throw new OnbehalfError('BUG', `${activity.name} is missing from its own scope.`);
      await printResults(context.io, activity, method(input));
    },
  };
}
