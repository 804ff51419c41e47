import type { Pool } from 'pg';
import type { SealedTexts } from '../../connection/index.ts';
import { OnbehalfError } from '../../core/errors.ts';
import { durablePackages, optionalPackage } from './optional-package.ts';
import type { Store } from './store.ts';

/** How the body of a run ended, as it is written down: with a value, or at a step from which a later process goes on. */
export type Ended = { readonly value: unknown } | { readonly failure: unknown; readonly step: number };

/** What an engine runs. */
export interface EngineOptions {
  readonly store: Store;
  /** Id of the run: the only one that this engine goes on with. */
  readonly run: string;
  readonly sealed: SealedTexts;
  /** Rejected when the run is held up: nothing more is waited for, and what was recorded stays. */
  readonly held: Promise<never>;
  /** Called when the run came to its end with a value, before what was recorded is removed: from then on nobody goes on with it. */
  finished(): Promise<void>;
  /**
   * Does the run, from its beginning: each step gives what it gave before.
   *
   * @param step - Does work as a step, or gives what the step gave before. Names come in the same order each time.
   * @param at - The number of the next step.
   */
  body(step: <T>(name: string, work: () => Promise<T>) => Promise<T>, at: () => number): Promise<Ended>;
}

/** Raised when the order in which steps are recorded changes: a run goes on only in a version that records as it began. */
const version = 'runner-1';

/** How often a run is gone on with. Each process that is killed counts. */
const mostRecoveries = 10_000;

/** In milliseconds. */
const pollingIntervalMs = 50;

/**
 * Does a run under a durable-execution engine, or goes on with it where it stood: in a later process, also after that of the run was killed.
 *
 * @returns How it ended.
 * @throws OnbehalfError SETTINGS_INVALID when the engine is not installed; CONFLICT for a run that was begun by a version that writes steps down in another way;
 * what `held` is rejected with.
 */
export async function runInEngine({ store, run, sealed, held, finished, body }: EngineOptions): Promise<Ended> {
  const { DBOS } = await loadEngine();
  const work = DBOS.registerWorkflow(
    async (_id: string): Promise<Ended> => {
      let next = 0;
      return body(
        (name, doStep) => {
          next += 1;
          return DBOS.runStep(doStep, { name });
        },
        () => next,
      );
    },
    { name: 'run', maxRecoveryAttempts: mostRecoveries },
  );
  // The engine goes on at once with all that its executor left, and takes what waits in the queue for its version: this run, and no other.
  const applicationVersion = `${version} ${run}`;
  DBOS.setConfig({ ...settingsFor(store), executorID: run, applicationVersion, serializer: sealing(sealed) });
  try {
    await DBOS.launch();
    const known = await DBOS.getWorkflowStatus(run);
    // The engine leaves what is of another version where it is, for ever.
    if (known && known.applicationVersion !== applicationVersion) throw ofAnotherVersion(run);
    if (!known) await DBOS.startWorkflow(work, { workflowID: run })(run);
    else if (known.status !== 'PENDING' && known.status !== 'ENQUEUED') {
      const ended = known.output as Ended | undefined;
      if (!ended || 'failure' in ended) await DBOS.rewindWorkflow(run, ended ? { startStep: ended.step } : {});
    }
    const ended = await Promise.race([DBOS.retrieveWorkflow<Ended>(run).getResult({ pollingIntervalMs }), held]);
    if (ended === null) throw new OnbehalfError('BUG', 'The engine gave no result.');
    if ('value' in ended) {
      await finished();
      await DBOS.deleteWorkflow(run);
    }
    return ended;
  } finally {
    await DBOS.shutdown({ deregister: true });
  }
}

/** Removes what was recorded of a run; nothing of it runs. */
export async function forgetInEngine(store: Store, run: string): Promise<void> {
  const { DBOS } = await loadEngine();
  DBOS.setConfig({ ...settingsFor(store), executorID: `forget ${run}`, applicationVersion: 'forget' });
  try {
    await DBOS.launch();
    await DBOS.deleteWorkflow(run);
  } finally {
    await DBOS.shutdown({ deregister: true });
  }
}

function ofAnotherVersion(run: string): OnbehalfError {
  return new OnbehalfError(
    'CONFLICT',
    `Run ${run} was begun by another version of onbehalf, which writes steps down in another way: nothing was done.`,
    {
      remedy: `Go on with it in the version that began it. Or remove it, which leaves what it did, and run the flow again: \`onbehalf runs remove ${run}\`.`,
    },
  );
}

function loadEngine() {
  return optionalPackage(durablePackages.engine);
}

function settingsFor(store: Store) {
  return {
    name: 'onbehalf',
    // Where the pool leads is what counts.
    systemDatabaseUrl: 'postgresql://onbehalf@localhost/onbehalf',
    systemDatabasePool: store.pool as unknown as Pool,
    useListenNotify: false,
    logger: silent,
  };
}

/** What the engine writes down is encrypted; the names of steps are not. */
function sealing(sealed: SealedTexts) {
  const name = 'onbehalf-sealed';
  return {
    name: () => name,
    stringify: (value: unknown) => sealed.seal(name, JSON.stringify({ value })),
    parse: (text: string | null | undefined): unknown =>
      text === null || text === undefined ? null : (JSON.parse(sealed.open(name, text)) as { value?: unknown }).value,
  };
}

/** What the engine says of itself is no message for the person. */
const silent = { info: () => undefined, debug: () => undefined, warn: () => undefined, error: () => undefined };
