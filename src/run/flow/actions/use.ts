import { OnbehalfError } from '../../../core/errors.ts';
import { areaOf, verbOf } from '../../../core/names.ts';
import type { UseStep } from '../../../flow/step.ts';
import type { Act, Frame } from '../runner.ts';

/** Results that come one by one, as scopes give them. */
interface Items extends AsyncIterable<unknown> {
  all(): Promise<unknown[]>;
}

/** Runs an activity. Many results are handed on as they are, held in a list, or, where nothing reads them, gone through. */
export const actUse: Act<UseStep & { readonly id?: string }> = async (step, frame, { evaluator }) => {
  const call = methodOf(step, frame);
  const answer = call(evaluator.valuesOf(step.with, frame.variables), { signal: frame.signal });
  if (!isItems(answer)) return { left: 'next', result: await answer };
  if (step.collect) return { left: 'next', result: await answer.all() };
  if (step.id !== undefined) return { left: 'next', result: answer };
  for await (const _item of answer);
  return { left: 'next' };
};

function methodOf({ activity }: UseStep, { client }: Frame) {
  const method = client?.[areaOf(activity)]?.[verbOf(activity)];
  if (!method) throw new OnbehalfError('BUG', `${activity} is used outside of a Microsoft 365 Scope.`);
  return method;
}

function isItems(answer: unknown): answer is Items {
  return typeof answer === 'object' && answer !== null && Symbol.asyncIterator in answer;
}
