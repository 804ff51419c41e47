import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DBOS } from '@dbos-inc/dbos-sdk';
import pg from 'pg';
import { z } from 'zod';
import type { World } from '../src/connection/index.ts';
import { defineActivity } from '../src/core/activity.ts';
import { embed } from '../src/embedded.ts';
import { heldCatalogue, ownActivities } from '../src/flow/catalogue.ts';
import { checkFlow } from '../src/flow/check/check-flow.ts';
import { readFlow } from '../src/flow/format/read-flow.ts';
import { sealedTexts } from '../src/identity/index.ts';
import { durableActivities } from '../src/run/durable/durable-activities.ts';
import { openPGliteStore } from '../src/run/durable/pglite-store.ts';
import { openPostgresStore } from '../src/run/durable/postgres-store.ts';
import { runDurably } from '../src/run/durable/run-durably.ts';
import type { Store } from '../src/run/durable/store.ts';
import { postgresPrograms, startPostgres } from '../test/durable/postgres-server.ts';
import type { Measure } from './graph-overhead.ts';

const turns = 1_000;
const rounds = 4;

/** Answers a change, with as little as an answer takes. */
const done = { status: 204, headers: new Headers(), body: null };

/** Changes something at once: what is measured is the writing down. */
const touch = defineActivity({
  name: 'bench.touch',
  title: 'Touch',
  summary: 'Changes a message.',
  effect: 'changes',
  calls: [{ operation: 'PATCH /me/messages/{message}' }],
  input: z.object({ number: z.number().describe('Which one.') }),
  output: z.void(),
  reconcile: 'repeat',
  examples: [{ title: 'One', input: { number: 1 } }],
  async run({ graph }, { number }) {
    await graph.call('PATCH /me/messages/{message}', { params: { message: `message-${number}` }, body: { isRead: true } });
  },
});

const catalogue = durableActivities(
  heldCatalogue({
    find: async (name) => (name === touch.name ? touch : ownActivities.find(name)),
    names: async () => [touch.name, ...(await ownActivities.names())],
  }),
);

const text = `version: 1
name: bench
inputs: { many: { type: list } }
steps:
  - microsoft365Scope:
      steps:
        - forEach: \${inputs.many}
          as: one
          steps:
            - use: bench.touch
              with: { number: "\${one}" }
`;

/**
 * A durable run of changing steps, against a bare workflow of the same engine in the same database that records as many steps and as many intents: on the
 * database of the machine, and on PostgreSQL where there is one, over plain connections of `pg`. Runs are interleaved, and of each the least counts.
 */
export async function durable(): Promise<Measure[]> {
  const home = await mkdtemp(join(tmpdir(), 'onbehalf-bench-durable-'));
  const measures: Measure[] = [];
  try {
    {
      await using store = await openPGliteStore(join(home, 'store'), 'bench');
      measures.push(await ratioOn(store, home, 'PGlite'));
    }
    const programs = postgresPrograms();
    if (programs !== undefined) {
      await using server = await startPostgres(programs);
      await using store = await openPostgresStore(server.url, 'bench');
      await using plain = plainPool(server.url);
      measures.push(await ratioOn(store, home, 'PostgreSQL', plain));
    }
  } finally {
    await rm(home, { recursive: true });
  }
  return measures;
}

/** Connections of `pg` as they come. */
function plainPool(url: string): Store {
  const pool = new pg.Pool({ connectionString: url });
  return { pool: pool as unknown as Store['pool'], [Symbol.asyncDispose]: () => pool.end() };
}

async function ratioOn(store: Store, home: string, name: string, plain = store): Promise<Measure> {
  await using cloud = await embed();
  const outside = cloud.world();
  const world: World = {
    ...outside,
    fetch: async (url, request) => (request?.method === 'PATCH' ? { ...done, text: async () => '' } : outside.fetch(url, request)),
  };
  const checked = await checkFlow(
    { path: '/bench.flow.yaml', shown: 'bench.flow.yaml', text, ...readFlow(text), invoked: new Map(), functions: new Map() },
    catalogue,
  );
  const sealed = await sealedTexts({ folder: home });
  const wrote = { steps: 0, intents: 0 };
  const ours = (run: string): Promise<unknown> =>
    runDurably(checked, {
      run,
      folder: join(home, run),
      store,
      sealed,
      world,
      catalogue,
      inputs: { many: Array.from({ length: turns }, (_, index) => index) },
      signal: new AbortController().signal,
      finished: async () => {
        wrote.steps = await count(store, 'select count(*) from dbos.operation_outputs where workflow_uuid = $1', run);
        wrote.intents = await count(store, 'select count(*) from onbehalf.intent where run = $1', run);
      },
    });
  await ours(`warm-${name}`);
  await bare(plain, `bare-warm-${name}`, wrote);
  let [own, least] = [Infinity, Infinity];
  for (let round = 0; round < rounds; round += 1) {
    own = Math.min(own, await took(() => ours(`own-${name}-${round}`)));
    least = Math.min(least, await took(() => bare(plain, `bare-${name}-${round}`, wrote)));
  }
  return { name: `a durable run of ${turns} changes on ${name}, against the bare engine`, value: own / least, unit: 'x', limit: 1.5 };
}

async function took(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

async function count({ pool }: Store, sql: string, run: string): Promise<number> {
  return Number((await pool.query<{ count: string }>(sql, [run])).rows[0]?.count);
}

/** A workflow of nothing but its steps, some of which write down an intent. */
async function bare({ pool }: Store, run: string, { steps, intents }: { readonly steps: number; readonly intents: number }): Promise<void> {
  const work = DBOS.registerWorkflow(
    async () => {
      for (let step = 0; step < steps; step += 1) {
        await DBOS.runStep(
          async () => {
            if (step < intents)
              await pool.query('insert into onbehalf.intent (run, step, part, state, value) values ($1, $2, $3, $4, $5)', [
                run,
                `steps.0.steps.0.${step}`,
                '',
                'begun',
                null,
              ]);
            return { text: 'null' };
          },
          { name: `steps.0.steps.0.${step}` },
        );
      }
    },
    { name: 'bare' },
  );
  DBOS.setConfig({
    name: 'bare',
    systemDatabaseUrl: 'postgresql://onbehalf@localhost/onbehalf',
    systemDatabasePool: pool as unknown as pg.Pool,
    useListenNotify: false,
    executorID: run,
    applicationVersion: run,
    logger: { info: () => undefined, debug: () => undefined, warn: () => undefined, error: () => undefined },
  });
  try {
    await DBOS.launch();
    const handle = await DBOS.startWorkflow(work, { workflowID: run })();
    await handle.getResult({ pollingIntervalMs: 50 });
    await DBOS.deleteWorkflow(run);
    await pool.query('delete from onbehalf.intent where run = $1', [run]);
  } finally {
    await DBOS.shutdown({ deregister: true });
  }
}
