import { OnbehalfError } from '../../../core/errors.ts';
import type { Value } from '../../../flow/format/value.ts';
import type { IfStep, SwitchStep, WhileStep } from '../../../flow/step.ts';
import type { Act, Frame, Runner } from '../runner.ts';

/** Does steps where a condition holds, and others where it does not. */
export const actIf: Act<IfStep> = async (step, frame, runner) => ({
  left: await runner.steps(holds(step.condition, frame, runner) ? step.yes : step.no, inside(frame)),
});

/** Does the steps of the first case that equals a value. */
export const actSwitch: Act<SwitchStep> = async (step, frame, runner) => {
  const value = JSON.stringify(runner.evaluator.valueOf(step.of, frame.variables));
  const found = step.cases.find(({ when }) => JSON.stringify(runner.evaluator.valueOf(when, frame.variables)) === value);
  return { left: await runner.steps(found ? found.steps : step.else, inside(frame)) };
};

/** Does steps as long as a condition holds. */
export const actWhile: Act<WhileStep> = async (step, frame, runner) => {
  for (let turn = 0; holds(step.condition, frame, runner); turn += 1) {
    frame.signal.throwIfAborted();
    const left = await runner.steps(step.steps, { ...inside(frame), turns: [...frame.turns, turn] });
    if (left === 'stop') return { left };
    if (left === 'break') break;
  }
  return { left: 'next' };
};

/** The place of steps in a block of their own. */
export function inside(frame: Frame): Frame {
  return { ...frame, variables: frame.variables.inside() };
}

function holds(condition: Value, { variables }: Frame, { evaluator }: Runner): boolean {
  const value = evaluator.valueOf(condition, variables);
  // Nothing is taken for true or false but what is: an empty text, 0 or "false" would each be guessed.
  if (typeof value !== 'boolean')
    throw new OnbehalfError('AUTOMATION_FAILED', 'A condition gave neither true nor false.', {
      remedy: 'Compare it with what it should be.',
    });
  return value;
}
