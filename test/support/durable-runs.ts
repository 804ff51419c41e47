import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ownActivities } from '../../src/flow/catalogue.ts';
import { checkFlow } from '../../src/flow/check/check-flow.ts';
import type { LoadedFlow } from '../../src/flow/load-flow.ts';
import { sealedTexts } from '../../src/identity/index.ts';
import { durableActivities } from '../../src/run/durable/durable-activities.ts';
import { openPGliteStore } from '../../src/run/durable/pglite-store.ts';
import { runDurably, type DurableRunOptions } from '../../src/run/durable/run-durably.ts';
import type { FlowEvent } from '../../src/run/flow/events.ts';
import { quietWorld, withFlow } from './flow-text.ts';
import { temporaryFolder } from './temporary-folder.ts';

export type DurableRuns = Awaited<ReturnType<typeof durableRuns>>;

/** Opens a store of durable runs on this machine, and runs flows in it. */
export async function durableRuns() {
  const home = await temporaryFolder('durable');
  const store = await openPGliteStore(join(home, 'store'), 'tests');
  const catalogue = durableActivities(ownActivities);

  /** Runs a flow under an id, until it ends or is held up at a moment of its choice. */
  async function durable(
    run: string,
    text: string,
    {
      world = quietWorld,
      ...more
    }: Partial<DurableRunOptions> & { holdAt?: (event: FlowEvent) => boolean; others?: Readonly<Record<string, string>> } = {},
  ) {
    const { holdAt, others = {}, ...options } = more;
    const holding = new AbortController();
    const events: FlowEvent[] = [];
    const begin = async (loaded: LoadedFlow) =>
      runDurably(await checkFlow(loaded, catalogue), {
        run,
        folder: join(home, run),
        store,
        sealed: await sealedTexts({ folder: home }),
        world,
        catalogue,
        inputs: {},
        signal: holding.signal,
        finished: async () => undefined,
        ...options,
        tell(event) {
          events.push(event);
          if (holdAt?.(event) === true) holding.abort();
        },
      });
    const outcome = await withFlow(text, others, begin).then(
      (outputs) => ({ outputs, error: undefined }),
      (error: unknown) => ({ outputs: undefined, error }),
    );
    return { ...outcome, events };
  }

  /** What the store has of a run. */
  async function left(run: string): Promise<{ runs: number; intents: number }> {
    const count = async (sql: string): Promise<number> => Number((await store.pool.query<{ count: string }>(sql, [run])).rows[0]?.count);
    return {
      runs:
        (await count('select count(*) from dbos.workflow_status where workflow_uuid = $1')) +
        (await count('select count(*) from dbos.operation_outputs where workflow_uuid = $1')),
      intents: await count('select count(*) from onbehalf.intent where run = $1'),
    };
  }

  return {
    store,
    durable,
    left,
    async [Symbol.asyncDispose]() {
      await store[Symbol.asyncDispose]();
      await rm(home, { recursive: true });
    },
  };
}
