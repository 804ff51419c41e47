import { microsoft365Scope } from '../../../connection/index.ts';
import { stepsIn } from '../../../flow/load-flow.ts';
import { listedIn } from '../../../flow/outline.ts';
import type { ScopeStep } from '../../../flow/step.ts';
import type { Act, Client } from '../runner.ts';

/** True where something in the scope is done in any case. */
function cleansUp({ steps }: ScopeStep): boolean {
  return [...stepsIn(steps)].some((step) => step.verb === 'try' && !step.disabled && step.finally.length > 0);
}

/** Opens a Microsoft 365 Scope for steps. It lists what its steps use, and asks for no more. */
export const actScope: Act<ScopeStep> = async (step, frame, runner) => {
  const { evaluator, world, catalogue } = runner;
  const mailbox = step.mailbox && evaluator.textOf(step.mailbox, frame.variables);
  const options = {
    ...evaluator.valuesOf(step.settings, frame.variables),
    activities: await listedIn(step, catalogue),
    ...(mailbox !== undefined && { mailbox }),
    permissions: { add: step.add, remove: step.remove },
    // What cleans up after a cancelled run works in the same scope, and what is written down is not cut off: each call is cancelled by itself.
    ...(!cleansUp(step) && !frame.recorder && { signal: frame.signal }),
  };
  await using scope = await microsoft365Scope(options, world);
  return { left: await runner.steps(step.steps, { ...frame, client: scope as unknown as Client }) };
};
