import { effectFor } from '../../../core/effect.ts';
import { isOnbehalfError } from '../../../core/errors.ts';
import type { Once } from '../../../core/once.ts';
import type { StepCommon, UseStep } from '../../../flow/step.ts';
import type { KeptList, Recorder } from '../recorder.ts';
import type { Client, Frame, Runner } from '../runner.ts';
import { stepInRun } from '../step-in-run.ts';
import { isItems } from './items.ts';

/** The call of an activity by a step. */
interface RecordedUse {
  readonly step: StepCommon & UseStep;
  readonly frame: Frame;
  readonly call: Client[string][string];
  readonly input: Readonly<Record<string, unknown>>;
  /** Asks the person, where somebody is to be asked. */
  ask(): Promise<void>;
}

/** What stands for the results in what is written down. */
type Kept = { readonly one: unknown } | { readonly list: KeptList } | { readonly nothing: true };

/**
 * Runs an activity, and writes down what it gave. A list is read to its end before its first thing is handed on: what is then done with the things does not
 * change which ones they are, whenever the run goes on.
 */
export async function useRecorded(use: RecordedUse, { catalogue }: Runner, recorder: Recorder): Promise<unknown> {
  const { step, frame, input } = use;
  const name = stepInRun(step.address, frame);
  const activity = await catalogue.find(step.activity);
  const isRead = activity !== undefined && effectFor(activity, input) === 'reads';
  const kept = isRead
    ? await recorder.record(name, () => called(use, recorder))
    : await recorder.change(name, activity?.reconcile !== undefined, (once) => called(use, recorder, once), frame.limit);
  // A person said that it was done, and nobody knows what it gave.
  if (kept === null || 'nothing' in kept) return null;
  if ('one' in kept) return kept.one;
  const items = recorder.itemsOf(kept.list);
  return step.collect ? await all(items) : items;
}

async function all(items: AsyncIterable<unknown>): Promise<unknown[]> {
  const list: unknown[] = [];
  for await (const item of items) list.push(item);
  return list;
}

async function called({ step, frame, call, input, ask }: RecordedUse, recorder: Recorder, once?: Once): Promise<Kept> {
  // What others fail of ends no change that is on its way: nobody would see what became of it.
  const signal = once ? frame.limit : frame.signal;
  // What was begun was answered before; what was done is not asked about again.
  if (once?.isAgain !== true) await ask();
  try {
    const answer = call(input, { ...(signal && { signal }), ...(once && { once }) });
    if (!isItems(answer)) return { one: await answer };
    if (step.collect || step.id !== undefined) return { list: await recorder.keep(answer) };
    for await (const _item of answer);
    return { nothing: true };
  } catch (error) {
    // What is written down is why it was ended.
    throw signal?.aborted && isOnbehalfError(signal.reason) ? signal.reason : error;
  }
}
