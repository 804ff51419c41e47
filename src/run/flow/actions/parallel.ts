import type { ParallelStep } from '../../../flow/step.ts';
import type { Act, Frame, Left, Runner } from '../runner.ts';

/** Does several lists of steps at the same time, and waits for all. The first that fails ends the others. */
export const actParallel: Act<ParallelStep> = async (step, frame, runner) => {
  if (runner.recorder) return oneByOne(step, frame, runner);
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

/** What is written down has one order: the same in each process. */
async function oneByOne({ branches }: ParallelStep, frame: Frame, { steps }: Runner): Promise<{ readonly left: Left }> {
  for (const branch of branches) {
    const left = await steps(branch, frame);
    if (left !== 'next') return { left };
  }
  return { left: 'next' };
}
