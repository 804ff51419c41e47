import type { AnyActivity, Effect } from '../../core/activity.ts';
import type { Catalogue } from '../../flow/catalogue.ts';
import type { Value } from '../../flow/format/value.ts';
import type { LoadedFlow } from '../../flow/load-flow.ts';
import { givenBy } from '../../flow/outline.ts';
import type { Address } from '../../flow/problem.ts';
import { childrenOf, type Step, type UseStep } from '../../flow/step.ts';
import { effectOfFunction, type StepEffect } from './effect-of-function.ts';
import { effectOfUse } from './effect-of-use.ts';
import { privateSteps } from './private-steps.ts';

/** A step that changes, sends or deletes when it runs, or runs a function, as far as it is known before. */
export interface PlannedChange {
  /** The flow's file, as it is shown. */
  readonly file: string;
  readonly address: Address;
  /** Name of the activity, or what the step names of a function: `./totals.ts#sum`. */
  readonly activity: string;
  readonly title: string;
  readonly effect: StepEffect;
  /** What is written for it: values as they are, expressions as `${...}`. Empty for a private step. */
  readonly input: Readonly<Record<string, unknown>>;
  /** It is in a loop, and may happen many times. */
  readonly isRepeated: boolean;
}

/**
 * What the steps of a flow, and of those that it invokes, change, send, delete and run, in the order of the text; steps that are disabled are left out. Each is
 * the same in a dry run and before the question of `--confirm`. Where an expression decides what is done, it is the worst that may be.
 *
 * @param privateNames - Of the project: their values are not told.
 */
export async function plannedChanges(
  loaded: LoadedFlow,
  catalogue: Catalogue,
  privateNames: readonly string[] = [],
): Promise<PlannedChange[]> {
  const hidden = privateSteps(loaded, privateNames);
  const found: PlannedChange[] = [];
  const look = async (flow: LoadedFlow, steps: readonly Step[], within: { readonly repeated: boolean; readonly hidden: boolean }) => {
    for (const step of steps) {
      if (step.disabled) continue;
      const isHidden = within.hidden || step.private || hidden.has(step);
      const note = (
        done: { readonly name: string; readonly title?: string | undefined; readonly effect: StepEffect },
        given: UseStep['with'],
      ) => {
        const input = isHidden ? {} : Object.fromEntries(Object.entries(given).map(([name, value]) => [name, written(value)]));
        const { shown: file } = flow;
        const { name: activity, effect } = done;
        const title = step.title ?? done.title ?? activity;
        found.push({ file, address: step.address, activity, title, effect, input, isRepeated: within.repeated });
      };
      if (step.verb === 'use') {
        const activity = await catalogue.find(step.activity);
        const effect = worstEffect(activity, step);
        if (effect !== 'reads') note({ name: step.activity, title: activity?.title, effect }, step.with);
      }
      const called = step.verb === 'invoke' ? flow.functions.get(step.file) : undefined;
      if (called && step.verb === 'invoke') note({ name: step.file, effect: effectOfFunction(called) }, step.with);
      const other = step.verb === 'invoke' ? flow.invoked.get(step.file) : undefined;
      if (other) await look(other, other.flow.steps, { ...within, hidden: isHidden });
      const repeated = within.repeated || step.verb === 'forEach' || step.verb === 'while';
      for (const list of childrenOf(step)) await look(flow, list, { repeated, hidden: isHidden });
    }
  };
  await look(loaded, loaded.flow.steps, { repeated: false, hidden: false });
  return found;
}

function worstEffect(activity: AnyActivity | undefined, step: UseStep): Effect {
  const given = givenBy(step);
  const effect = effectOfUse(activity, given);
  const plain = Object.fromEntries(Object.entries(given).filter(([name]) => step.with[name]?.kind === 'plain'));
  return activity?.effectOf && activity.effectOf(plain) !== activity.effectOf(given) ? 'deletes' : effect;
}

/** A value as it is written in the file. */
function written(value: Value): unknown {
  switch (value.kind) {
    case 'plain':
      return value.value;
    case 'expression':
      return `\${${value.expression.source}}`;
    case 'text':
      return value.parts.map((part) => (typeof part === 'string' ? part : `\${${part.source}}`)).join('');
    case 'list':
      return value.items.map(written);
    case 'map':
      return Object.fromEntries(Object.entries(value.entries).map(([key, item]) => [key, written(item)]));
  }
}
