import type { Pool } from 'pg';
import type { SealedTexts } from '../../connection/index.ts';
import { OnbehalfError } from '../../core/errors.ts';
import { durablePackages, optionalPackage } from './optional-package.ts';
import type { Store } from './store.ts';
import type { Journal } from './turns.ts';

/** What an engine runs. */
export interface EngineOptions {
  readonly store: Store;
  /** Id of the run: the only one that this engine goes on with. */
  readonly run: string;
  readonly sealed: SealedTexts;
  /** Rejected when the run is held up, or failed: nothing more is waited for, and what was recorded stays. */
  readonly held: Promise<never>;
  /** Called when the run came to its end, before what was recorded is removed: from then on nobody goes on with it. */
  finished(): Promise<void>;
  /** Does the run, from its beginning: steps that are in the journal give what stands there. Never fails: a run that does is held up. */
  body(journal: Journal): Promise<unknown>;
}

/** Raised when the order in which steps are recorded changes: a run goes on only in a version that records as it began. */
const version = 'runner-2';

/** How often a run is gone on with. Each process that is killed counts. */
const mostRecoveries = 10_000;

/** How often the engine looks how the run ended, in milliseconds: as long as it goes on, and when its last step is done. */
const looking = { rarely: 1000, often: 20 };

/** Steps whose names are read at a time; the engine reads what they gave with them. */
const readTogether = 100;

/**
 * Does a run under a durable-execution engine, or goes on with it where it stood: in a later process, also after that of the run was killed.
 *
 * @returns What its body gave.
 * @throws OnbehalfError SETTINGS_INVALID when the engine is not installed; CONFLICT for a run that was begun by a version that writes steps down in another way;
 * what `held` is rejected with.
 */
export async function runInEngine({ store, run, sealed, held, finished, body }: EngineOptions): Promise<unknown> {
  const engine = await loadEngine();
  const { DBOS } = engine;
  let tell: (names: string[]) => void = () => undefined;
  const before = new Promise<string[]>((resolve) => (tell = resolve));
  let end: () => void = () => undefined;
  const done = new Promise<void>((resolve) => (end = resolve));
  const work = DBOS.registerWorkflow(
    async (_id: string): Promise<unknown> => {
      const names = await before;
      let next = 0;
      const value = await body({
        names,
        async next() {
          const name = names[next] ?? '';
          next += 1;
          return DBOS.runStep(() => Promise.reject(new OnbehalfError('BUG', `The engine does not know the step ${name} any more.`)), {
            name,
          });
        },
        async add(name, value) {
          await DBOS.runStep(async () => value, { name });
        },
      });
      end();
      return value;
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
    const names = known ? await namesOf(engine, run) : [];
    if (!known) await DBOS.startWorkflow(work, { workflowID: run })(run);
    // What the engine itself gave up goes on as well, with all that was recorded.
    else if (!['PENDING', 'ENQUEUED', 'SUCCESS'].includes(known.status)) await DBOS.rewindWorkflow(run, { startStep: names.length });
    tell(names);
    const handle = DBOS.retrieveWorkflow<unknown>(run);
    const value = await Promise.race([
      held,
      handle.getResult({ pollingIntervalMs: looking.rarely }),
      done.then(() => handle.getResult({ pollingIntervalMs: looking.often })),
    ]);
    await finished();
    await DBOS.deleteWorkflow(run);
    return value;
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

/** The names of what was recorded, in its order. */
async function namesOf({ DBOS }: Awaited<ReturnType<typeof loadEngine>>, run: string): Promise<string[]> {
  const names: string[] = [];
  for (;;) {
    const steps = await DBOS.listWorkflowSteps(run, { limit: readTogether, offset: names.length });
    names.push(...(steps ?? []).map(({ name }) => name));
    if (steps === undefined || steps.length < readTogether) return names;
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
  // The engine reads at once what it writes down.
  let last = { text: '', json: '' };
  return {
    name: () => name,
    stringify(value: unknown): string {
      const json = JSON.stringify({ value });
      last = { text: sealed.seal(name, json), json };
      return last.text;
    },
    parse(text: string | null | undefined): unknown {
      if (text === null || text === undefined) return null;
      const json = text === last.text ? last.json : sealed.open(name, text);
      return (JSON.parse(json) as { value?: unknown }).value;
    },
  };
}

/** What the engine says of itself is no message for the person. */
const silent = { info: () => undefined, debug: () => undefined, warn: () => undefined, error: () => undefined };
