import type { InvokedFunction } from '../../../flow/invoked-function.ts';
import type { InvokeStep, StepCommon } from '../../../flow/step.ts';
import { effectOfFunction } from '../effect-of-function.ts';
import { isAskedAbout } from '../effect-of-use.ts';
import type { StepRun } from '../events.ts';
import { notKnown } from '../not-known.ts';
import type { Act, Frame, Runner } from '../runner.ts';
import { stepInRun } from '../step-in-run.ts';

/** Runs another flow, whose outputs are the result, or a function, whose value is the result. */
export const actInvoke: Act<StepCommon & InvokeStep> = async (step, frame, runner, run) => {
  const given = runner.evaluator.valuesOf(step.with, frame.variables);
  const invoked = frame.loaded.functions.get(step.file);
  if (!invoked) {
    runner.tellValue(run, 'in', given);
    return { left: 'next', result: await runner.invoke(step, given, frame) };
  }
  return { left: 'next', result: await callFunction(invoked, step, { given: withoutNothing(given, step, invoked), frame, runner, run }) };
};

/** The call of a function by a step. */
interface StepCall {
  readonly given: Readonly<Record<string, unknown>>;
  readonly frame: Frame;
  readonly runner: Runner;
  readonly run: StepRun;
}

async function callFunction(
  invoked: InvokedFunction,
  step: StepCommon & InvokeStep,
  { given, frame, runner, run }: StepCall,
): Promise<unknown> {
  runner.tellValue(run, 'in', given);
  const effect = effectOfFunction(invoked);
  if (runner.isDry) {
    // Nobody sees from outside what code does.
    runner.tell({ type: 'wouldDo', step: run, effect, ...(!run.private && { input: given }) });
    return notKnown;
  }
  const call = async (signal: AbortSignal, isAgain = false): Promise<unknown> => {
    if (!isAgain && isAskedAbout(effect)) await runner.ask?.(run, effect, given);
    return runner.functions.call(invoked, { given, world: runner.world, signal, shown: step.file });
  };
  const { recorder, signal, limit } = frame;
  if (!recorder) return call(signal);
  // It may change something, and cannot find out later whether it did. What others fail of ends no change that is on its way.
  return recorder.change(stepInRun(step.address, frame), false, ({ isAgain }) => call(limit ?? new AbortController().signal, isAgain));
}

/** What came out as nothing is not given, unless the function says that it takes nothing: what may be missing can be handed on as it is. */
function withoutNothing(
  given: Readonly<Record<string, unknown>>,
  { with: written }: InvokeStep,
  { inputs }: InvokedFunction,
): Readonly<Record<string, unknown>> {
  const isLeftOut = (name: string): boolean =>
    given[name] === null && written[name]?.kind === 'expression' && inputs?.[name]?.required !== true;
  return Object.fromEntries(Object.entries(given).filter(([name]) => !isLeftOut(name)));
}
