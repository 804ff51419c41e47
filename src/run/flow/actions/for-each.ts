import { meetsAll } from '../../../core/ends.ts';
import { isOnbehalfError, OnbehalfError } from '../../../core/errors.ts';
import type { ForEachStep, StepCommon } from '../../../flow/step.ts';
import type { Act, Frame, Left, Runner } from '../runner.ts';
import { leftOut } from './left-out.ts';
import { sideBySide } from './side-by-side.ts';

/** What a loop gives. */
interface LoopResult {
  /** How many things were gone through. */
  readonly count: number;
  /** Of how many the steps failed. */
  readonly failed: number;
}

/**
 * Does steps for each thing of a list or of results that come one by one, several at once where it says so; nothing is held but what is worked on.
 * A turn that fails ends the loop; with `continueOnError` it is counted, and the loop goes on, unless every other turn would fail of the same.
 */
export const actForEach: Act<StepCommon & ForEachStep> = async (step, frame, runner, run) => {
  const things = runner.evaluator.valueOf(step.of, frame.variables);
  if (runner.evaluator.isUnknown(things)) return leftOut(runner, run);
  const next = pullFrom(things);
  let [count, failed, stopped] = [0, 0, false];
  let left: Left = 'next';
  let first: { readonly error: unknown } | undefined;
  const goThrough = async (own: Frame): Promise<void> => {
    while (!stopped) {
      const pulled = await next.pull();
      if (pulled.done || stopped) return;
      const index = count;
      count += 1;
      try {
        const how = await turn(step, pulled.value, index, own, runner);
        if (how === 'break' || how === 'stop') {
          stopped = true;
          if (how === 'stop') left = 'stop';
        }
      } catch (error) {
        failed += 1;
        if (step.continueOnError && !frame.signal.aborted && !(isOnbehalfError(error) && meetsAll(error))) continue;
        throw error;
      }
    }
  };
  const work = async (own: Frame): Promise<void> => {
    try {
      await goThrough(own);
    } catch (error) {
      stopped = true;
      first ??= { error };
      throw error;
    }
  };
  try {
    if (step.parallel === 1) await work(frame).catch(() => undefined);
    else
      await sideBySide(
        frame,
        Array.from({ length: step.parallel }, () => work),
      );
  } finally {
    await next.end();
  }
  if (first) throw first.error;
  return { left, result: { count, failed } satisfies LoopResult };
};

function turn(step: ForEachStep, thing: unknown, index: number, frame: Frame, { steps }: Runner): Promise<Left> {
  const variables = frame.variables.inside();
  variables.declare(step.as, thing);
  if (step.index !== undefined) variables.declare(step.index, index);
  return steps(step.steps, { ...frame, variables, turns: [...frame.turns, index] });
}

/** Takes things one by one, whoever asks: the next is not asked for before the one before is there. */
function pullFrom(things: unknown) {
  const iterator = iteratorOf(things);
  let last: Promise<unknown> = Promise.resolve();
  let isOver = false;
  return {
    pull(): Promise<IteratorResult<unknown>> {
      const pulling = last.then(async (): Promise<IteratorResult<unknown>> => {
        if (isOver) return { done: true, value: undefined };
        const result = await iterator.next();
        isOver = result.done === true;
        return result;
      });
      last = pulling.catch(() => (isOver = true));
      return pulling;
    },
    async end(): Promise<void> {
      if (!isOver) await iterator.return?.();
    },
  };
}

function iteratorOf(things: unknown): AsyncIterator<unknown> | Iterator<unknown> {
  if (Array.isArray(things)) return (things as unknown[])[Symbol.iterator]();
  if (typeof things === 'object' && things !== null && Symbol.asyncIterator in things)
    return (things as AsyncIterable<unknown>)[Symbol.asyncIterator]();
  throw new OnbehalfError('AUTOMATION_FAILED', 'forEach was given no list.', {
    remedy: 'Give it a list, or results that come one by one.',
  });
}
