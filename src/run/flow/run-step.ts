import { isOnbehalfError, OnbehalfError } from '../../core/errors.ts';
import { isAmong } from '../../flow/format/shapes.ts';
import { aboutOf, type Step } from '../../flow/step.ts';
import { act } from './act.ts';
import type { StepRun } from './events.ts';
import type { Frame, Left, Runner } from './runner.ts';
import { stepInRun } from './step-in-run.ts';

/** What passes by itself, and is tried again where a step does not say after which errors. */
const passing = ['throttled', 'unavailable'];

/**
 * Runs one step with all that a step may say: when it ends, how often it is tried, and whether the flow goes on after it failed.
 *
 * @throws OnbehalfError what the step fails with, where the flow does not go on.
 */
export async function runStep(step: Step, frame: Frame, runner: Runner): Promise<Left> {
  if (step.disabled) return 'next';
  frame.signal.throwIfAborted();
  const run = stepRunOf(step, frame, runner);
  const now = (): number => runner.world.now().getTime();
  const started = now();
  runner.tell({ type: 'stepStarted', step: run });
  try {
    const { left, result } = await tried(step, { ...frame, private: run.private }, runner, run);
    if (step.id !== undefined) frame.variables.declare(step.id, result ?? null);
    if (result !== undefined) runner.tellValue(run, 'out', result);
    runner.tell({ type: 'stepDone', step: run, milliseconds: now() - started });
    return left;
  } catch (error) {
    const known = asKnown(error, frame.signal);
    frame.recorder?.fails(known, error);
    const goesOn = continues(step) && !frame.signal.aborted && known.code !== 'BUG';
    const { code, message } = known;
    if (run.private) runner.privateErrors.add(known);
    const failed = { ...run, private: runner.privateErrors.has(known) };
    runner.tell({ type: 'stepFailed', step: failed, milliseconds: now() - started, code, message, goesOn });
    if (!goesOn) throw known;
    if (step.id !== undefined) frame.variables.declare(step.id, null);
    return 'next';
  }
}

async function tried(step: Step, around: Frame, runner: Runner, run: StepRun): ReturnType<typeof act> {
  const { retry, timeoutMS } = step;
  for (let attempt = 1; ; attempt += 1) {
    const frame = attempt === 1 || step.verb === 'use' ? around : { ...around, within: `${stepInRun(step.address, around)}~${attempt}/` };
    try {
      return await (timeoutMS === undefined ? act(step, frame, runner, run) : inTime(step, timeoutMS, frame, runner, run));
    } catch (error) {
      const { code } = asKnown(error, frame.signal);
      if (!retry || attempt >= retry.attempts || frame.signal.aborted || !isAmong(code, retry.on ?? passing)) throw error;
      const waitMS = retry.backoffMS * 2 ** (attempt - 1);
      runner.tell({ type: 'stepRetried', step: run, attempt, code, waitMS });
      const { recorder, signal } = around;
      await (recorder
        ? recorder.wait(`${stepInRun(step.address, around)} try ${attempt}`, waitMS, signal)
        : runner.world.wait(waitMS, signal));
    }
  }
}

/** @throws OnbehalfError TIMED_OUT when the time is over. */
async function inTime(step: Step, timeoutMS: number, frame: Frame, runner: Runner, run: StepRun): ReturnType<typeof act> {
  const over = new AbortController();
  const done = new AbortController();
  const seconds = timeoutMS / 1000;
  void runner.world.wait(timeoutMS, done.signal).then(
    () => over.abort(new OnbehalfError('TIMED_OUT', `The step was ended after ${seconds} ${seconds === 1 ? 'second' : 'seconds'}.`)),
    () => undefined,
  );
  try {
    return await act(step, { ...frame, signal: AbortSignal.any([frame.signal, over.signal]), limit: over.signal }, runner, run);
  } catch (error) {
    // An activity that was ended says that it was cancelled; what ended it was the time.
    throw over.signal.aborted && !frame.signal.aborted ? over.signal.reason : error;
  } finally {
    done.abort();
  }
}

/** A scope says it among its settings, where its own page has it. */
function continues(step: Step): boolean {
  if (step.continueOnError) return true;
  const setting = step.verb === 'microsoft365Scope' ? step.settings['continueOnError'] : undefined;
  return setting?.kind === 'plain' && setting.value === true;
}

function asKnown(error: unknown, signal: AbortSignal): OnbehalfError {
  if (isOnbehalfError(error)) return error;
  if (signal.aborted) return isOnbehalfError(signal.reason) ? signal.reason : new OnbehalfError('CANCELLED', 'The run was cancelled.');
  return new OnbehalfError('BUG', error instanceof Error ? error.message : String(error), { cause: error });
}

function stepRunOf(step: Step, { loaded, turns, private: isPrivate }: Frame, { privateSteps }: Runner): StepRun {
  const about = aboutOf(step);
  return {
    file: loaded.shown,
    address: step.address,
    ...(step.id !== undefined && { id: step.id }),
    ...(step.title !== undefined && { title: step.title }),
    verb: step.verb,
    ...(about !== undefined && { about }),
    turns,
    private: isPrivate || step.private || privateSteps.has(step),
  };
}
