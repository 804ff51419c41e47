import { inputError } from '../../../core/input.ts';
import { millisecondsOf } from '../../../flow/format/shapes.ts';
import type { LeaveStep, LogStep, SetStep, StepCommon, StopStep, WaitStep } from '../../../flow/step.ts';
import type { Act } from '../runner.ts';
import { stepInRun } from '../step-in-run.ts';

/** Gives names to values. */
export const actSet: Act<SetStep> = async (step, { variables }, { evaluator, tellValue }, run) => {
  const values = evaluator.valuesOf(step.values, variables);
  tellValue(run, 'out', values);
  for (const [name, value] of Object.entries(values)) variables.assign(name, value);
  return { left: 'next' };
};

/** Writes a line. */
export const actLog: Act<LogStep> = async (step, { variables }, { evaluator, tell }, run) => {
  tell({ type: 'logged', step: run, text: evaluator.textOf(step.text, variables) });
  return { left: 'next' };
};

/** Lets time pass. */
export const actWait: Act<StepCommon & WaitStep> = async (step, frame, { evaluator, world, isDry }) => {
  const text = evaluator.textOf(step.duration, frame.variables);
  // A dry run waits for nothing.
  if (isDry) return { left: 'next' };
  const milliseconds = millisecondsOf(text);
  if (milliseconds === undefined)
    throw inputError('wait', [
      { field: 'wait', problem: `must be a length of time such as 500ms, 5s, 2m, 1h or 1d, not "${text.slice(0, 40)}".` },
    ]);
  const { recorder, signal } = frame;
  await (recorder ? recorder.wait(stepInRun(step.address, frame), milliseconds, signal) : world.wait(milliseconds, signal));
  return { left: 'next' };
};

/** Ends the flow. */
export const actStop: Act<StopStep> = async (step, { variables }, { evaluator, tell }, run) => {
  tell({ type: 'stopped', step: run, reason: evaluator.textOf(step.reason, variables) });
  return { left: 'stop' };
};

/** Leaves a loop, or goes on with its next turn. */
export const actLeave: Act<LeaveStep> = async ({ verb }) => ({ left: verb });
