import { join } from 'node:path';
import type { SealedTexts, World } from '../../connection/index.ts';
import { OnbehalfError } from '../../core/errors.ts';
import type { Catalogue } from '../../flow/catalogue.ts';
import type { CheckedFlow } from '../../flow/check/check-flow.ts';
import { runFlow, type FlowRunOptions } from '../flow/run-flow.ts';
import { forgetInEngine, runInEngine } from './engine.ts';
import { openIntents } from './intents.ts';
import { keptValues } from './kept-values.ts';
import { createRecorder } from './recorder.ts';
import type { Store } from './store.ts';

/** What a person decides about a step of which nobody can tell whether it was done. */
export interface Assumption {
  readonly step: string;
  readonly isDone: boolean;
}

/** A durable run. */
export interface DurableRunOptions extends Pick<FlowRunOptions, 'tell' | 'ask' | 'project' | 'modules'> {
  /** Its id. */
  readonly run: string;
  /** The folder of the run: what is too long for the store lies there. */
  readonly folder: string;
  readonly store: Store;
  readonly sealed: SealedTexts;
  readonly world: World;
  /** The activities as durable runs use them. */
  readonly catalogue: Catalogue;
  readonly inputs: Readonly<Record<string, unknown>>;
  /** Aborted when the run is to be held up: the call that is going on ends, and no further step is begun. */
  readonly signal: AbortSignal;
  readonly assume?: Assumption;
  /** Called when it came to its end, before what was written down of it is removed: from then on nobody may go on with it. */
  finished(): Promise<void>;
}

/**
 * Runs a flow so that it outlives its process: each step is written down when it is done, and whoever runs it again under the same id goes on after the last one.
 * A change of which nobody saw the end is looked for in Microsoft 365 before it is made again.
 *
 * @returns The outputs of the flow. What was written down of it is removed then.
 * @throws OnbehalfError what a step fails with, and goes on there when it is run again; OUTCOME_UNKNOWN at a step of which nobody can tell; CANCELLED when it was
 * held up; INPUT_INVALID for an assumption about a step that does not wait for one.
 */
export async function runDurably(checked: CheckedFlow, options: DurableRunOptions): Promise<Readonly<Record<string, unknown>>> {
  const { run, folder, store, sealed, world: outside, catalogue, inputs, signal, assume, tell, ask, project, modules, finished } = options;
  const intents = await openIntents(store, run, sealed);
  if (assume) await assumed(intents, run, assume);
  let hold: (why: unknown) => void = () => undefined;
  const held = new Promise<never>((_, reject) => (hold = reject));
  // A run that is not held up leaves it unheard.
  held.catch(() => undefined);
  const outputs = await runInEngine({
    store,
    run,
    sealed,
    held,
    async finished() {
      await finished();
      await intents.clear();
    },
    async body(journal) {
      const values = keptValues(join(folder, 'values'), sealed);
      const again = await intents.again();
      const { recorder, world, againAfter } = createRecorder({ run, world: outside, intents, values, journal, again, signal, hold });
      try {
        return await runFlow(checked, {
          world,
          recorder,
          inputs,
          catalogue,
          project,
          ...(modules && { modules }),
          ...(tell && { tell }),
          ...(ask && { ask }),
        });
      } catch (error) {
        await intents.writeAgain([...again, ...againAfter(error)]).then(
          () => hold(error),
          (failure: unknown) => hold(failure),
        );
        return new Promise<never>(() => undefined);
      }
    },
  });
  return outputs as Readonly<Record<string, unknown>>;
}

/** The steps of a run of which nobody can tell whether they were done: it goes on where a person says what became of one. */
export async function stepsInDoubt(store: Store, run: string, sealed: SealedTexts): Promise<string[]> {
  return (await openIntents(store, run, sealed)).unknown();
}

/** Removes what was written down of a run that nobody is to go on with. */
export async function forgetRun(store: Store, run: string, sealed: SealedTexts): Promise<void> {
  await (await openIntents(store, run, sealed)).clear();
  await forgetInEngine(store, run);
}

async function assumed(intents: Awaited<ReturnType<typeof openIntents>>, run: string, { step, isDone }: Assumption): Promise<void> {
  const waiting = await intents.unknown();
  if (!waiting.includes(step)) {
    const problem = waiting.length === 0 ? `must not be given: no step of run ${run} waits for it` : `must be ${waiting.join(' or ')}`;
    throw new OnbehalfError('INPUT_INVALID', `onbehalf runs resume: --step ${problem}.`, { fields: [{ field: '--step', problem }] });
  }
  await intents.write(step, '', { state: isDone ? 'assumed' : 'refused' });
}
