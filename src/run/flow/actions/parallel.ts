import type { ParallelStep } from '../../../flow/step.ts';
import type { Act, Left } from '../runner.ts';
import { sideBySide } from './side-by-side.ts';

/** Does several lists of steps at the same time, and waits for all. The first that fails ends the others. */
export const actParallel: Act<ParallelStep> = async (step, frame, runner) => {
  const ending = new AbortController();
  const signal = AbortSignal.any([frame.signal, ending.signal]);
  let first: { readonly error: unknown } | undefined;
  const branches = step.branches.map((steps) => async (own: typeof frame): Promise<Left> => {
    try {
      return await runner.steps(steps, { ...own, signal });
    } catch (error) {
      first ??= { error };
      ending.abort(error);
      throw error;
    }
  });
  const ends = await sideBySide(frame, branches);
  if (first) throw first.error;
  const lefts = ends.map((end): Left => (end.status === 'fulfilled' ? end.value : 'next'));
  return { left: lefts.find((left) => left !== 'next') ?? 'next' };
};
