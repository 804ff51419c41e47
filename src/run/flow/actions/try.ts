import { isOnbehalfError } from '../../../core/errors.ts';
import { isAmong } from '../../../flow/format/shapes.ts';
import type { TryStep } from '../../../flow/step.ts';
import type { Act, Frame, Left, Runner } from '../runner.ts';
import { inside } from './conditions.ts';

/** Does steps, the first steps that fit an error, and at the end, whatever happened, the last ones. */
export const actTry: Act<TryStep> = async (step, frame, runner) => {
  let left: Left = 'next';
  try {
    left = await runner.steps(step.steps, frame);
  } catch (error) {
    left = await caught(step, error, frame, runner);
  } finally {
    // What cleans up does so also after the run was cancelled.
    const ending = await runner.steps(step.finally, {
      ...inside(frame),
      signal: frame.signal.aborted ? new AbortController().signal : frame.signal,
    });
    if (ending !== 'next') left = ending;
  }
  return { left };
};

async function caught({ catches }: TryStep, error: unknown, frame: Frame, runner: Runner): Promise<Left> {
  const code = isOnbehalfError(error) ? error.code : 'BUG';
  const found = frame.signal.aborted || code === 'BUG' ? undefined : catches.find(({ on }) => isAmong(code, on));
  if (!found || !isOnbehalfError(error)) throw error;
  const here = inside(frame);
  if (found.as !== undefined) here.variables.declare(found.as, { code, message: error.message, remedy: error.remedy });
  return runner.steps(found.steps, here);
}
