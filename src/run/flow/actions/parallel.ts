import type { ParallelStep } from '../../../flow/step.ts';
import type { Act, Left } from '../runner.ts';

/** Does several lists of steps at the same time, and waits for all. The first that fails ends the others. */
export const actParallel: Act<ParallelStep> = async (step, frame, runner) => {
  const ending = new AbortController();
  const signal = AbortSignal.any([frame.signal, ending.signal]);
  let first: { readonly error: unknown } | undefined;
  const branches = step.branches.map(async (steps): Promise<Left> => {
    try {
      return await runner.steps(steps, { ...frame, signal });
    } catch (error) {
      first ??= { error };
      ending.abort(error);
      return 'next';
    }
  });
  const lefts = await Promise.all(branches);
  if (first) throw first.error;
  return { left: lefts.find((left) => left !== 'next') ?? 'next' };
};
