import { allOf } from '../../flow/all-of.ts';
import type { Catalogue } from '../../flow/catalogue.ts';
import type { Value } from '../../flow/format/value.ts';
import { stepsIn, type LoadedFlow } from '../../flow/load-flow.ts';
import { flowError, type FlowProblem } from '../../flow/problem.ts';
import type { RecipientRule } from './recipient-rule.ts';
import { recipientsOf } from './recipients-of.ts';

/**
 * Looks for blocked recipients that are written in a flow, or in one that it invokes, before anything runs.
 *
 * @throws OnbehalfError AUTOMATION_INVALID with each of them, with line and column and the rule.
 */
export async function checkRecipients(loaded: LoadedFlow, catalogue: Catalogue, rule: RecipientRule): Promise<void> {
  for (const flow of allOf(loaded)) {
    const problems: FlowProblem[] = [];
    for (const step of stepsIn(flow.flow.steps)) {
      const activity = step.verb === 'use' && !step.disabled ? await catalogue.find(step.activity) : undefined;
      if (!activity || step.verb !== 'use') continue;
      for (const [name, value] of Object.entries(step.with)) {
        for (const one of plainIn(value)) {
          const input = { ...Object.fromEntries(Object.keys(step.with).map((key) => [key, computed])), [name]: one.value };
          const blocked = recipientsOf(activity, input).flatMap(({ address }) => rule(address) ?? [])[0];
          if (!blocked) continue;
          const { address, place } = one.at;
          problems.push({ address, ...place, problem: `must not name ${blocked.address}: it is blocked by ${blocked.rule}.` });
        }
      }
    }
    if (problems.length > 0) throw flowError(flow.shown, flow.text, problems);
  }
}

/** Stands for a value that is only known when the flow runs. */
const computed = '(computed)';

/** The texts that are written in a value, each as the whole of it would be. */
function plainIn(value: Value): { value: unknown; at: Value }[] {
  switch (value.kind) {
    case 'plain':
      return [{ value: value.value, at: value }];
    case 'list':
      return value.items.flatMap(plainIn).map((one) => ({ ...one, value: [one.value] }));
    case 'map':
      return Object.entries(value.entries).flatMap(([key, item]) => plainIn(item).map((one) => ({ ...one, value: { [key]: one.value } })));
    default:
      return [];
  }
}
