import type { StepRun } from '../events.ts';
import { notKnown } from '../not-known.ts';
import type { Left, Runner } from '../runner.ts';

/** In a dry run: the end of a step that depends on what is not known. Neither it nor what is in it is run. */
export function leftOut({ tell }: Pick<Runner, 'tell'>, step: StepRun): { readonly left: Left; readonly result: unknown } {
  tell({ type: 'notKnown', step });
  return { left: 'next', result: notKnown };
}
