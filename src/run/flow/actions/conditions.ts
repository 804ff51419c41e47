import { OnbehalfError } from '../../../core/errors.ts';
import type { Value } from '../../../flow/format/value.ts';
import type { IfStep, SwitchStep, WhileStep } from '../../../flow/step.ts';
import { notKnown } from '../not-known.ts';
import type { Act, Frame, Runner } from '../runner.ts';
import { leftOut } from './left-out.ts';

/** Does steps where a condition holds, and others where it does not. */
export const actIf: Act<IfStep> = async (step, frame, runner, run) => {
  const holding = holds(step.condition, frame, runner);
  if (holding === notKnown) return leftOut(runner, run);
  return { left: await runner.steps(holding ? step.yes : step.no, inside(frame)) };
};

/** Does the steps of the first case that equals a value. */
export const actSwitch: Act<SwitchStep> = async (step, frame, runner, run) => {
  const given = runner.evaluator.valueOf(step.of, frame.variables);
  if (runner.evaluator.isUnknown(given)) return leftOut(runner, run);
  const value = JSON.stringify(given);
  const found = step.cases.find(({ when }) => JSON.stringify(runner.evaluator.valueOf(when, frame.variables)) === value);
  return { left: await runner.steps(found ? found.steps : step.else, inside(frame)) };
};

/** Does steps as long as a condition holds. */
export const actWhile: Act<WhileStep> = async (step, frame, runner, run) => {
  for (let turn = 0; ; turn += 1) {
    const holding = holds(step.condition, frame, runner);
    if (holding === notKnown) return leftOut(runner, run);
    if (!holding) break;
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

function holds(condition: Value, { variables }: Frame, { evaluator }: Runner): boolean | typeof notKnown {
  const value = evaluator.valueOf(condition, variables);
  if (value === notKnown) return notKnown;
  // Nothing is taken for true or false but what is: an empty text, 0 or "false" would each be guessed.
  if (typeof value !== 'boolean')
    throw new OnbehalfError('AUTOMATION_FAILED', 'A condition gave neither true nor false.', {
      remedy: 'Compare it with what it should be.',
    });
  return value;
}
