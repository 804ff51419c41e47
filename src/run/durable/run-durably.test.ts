import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { quietWorld, loadText } from '../../../test/support/flow-text.ts';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';
import { sealedTexts } from '../../identity/index.ts';
import { embed } from '../../embedded.ts';
import type { World } from '../../connection/index.ts';
import { ownActivities } from '../../flow/catalogue.ts';
import { checkFlow } from '../../flow/check/check-flow.ts';
import type { FlowEvent } from '../flow/events.ts';
import { durableActivities } from './durable-activities.ts';
import { openPGliteStore } from './pglite-store.ts';
import { runDurably, type DurableRunOptions } from './run-durably.ts';
import type { Store } from './store.ts';

let home: string;
let store: Store;
const catalogue = durableActivities(ownActivities);

beforeAll(async () => {
  home = await temporaryFolder('durable');
  store = await openPGliteStore(join(home, 'store'), 'tests');
}, 120_000);

afterAll(async () => {
  await store[Symbol.asyncDispose]();
  await rm(home, { recursive: true });
});

const flow = (steps: string, rest = ''): string => `version: 1\nname: test\nsteps:\n${steps.replace(/^/gm, '  ')}\n${rest}`;

/** Runs a flow under an id, until it ends or is held up at a moment of its choice. */
async function durable(
  run: string,
  text: string,
  { world = quietWorld, ...more }: Partial<DurableRunOptions> & { holdAt?: (event: FlowEvent) => boolean } = {},
) {
  const { holdAt, ...options } = more;
  const holding = new AbortController();
  const events: FlowEvent[] = [];
  const outcome = await runDurably(await checkFlow(await loadText(text), catalogue), {
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
  }).then(
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

/** A world that counts what is asked of Graph. */
function counting(world: World): { world: World; count(path: RegExp): number } {
  const paths: string[] = [];
  return {
    count: (path) => paths.filter((one) => path.test(one)).length,
    world: {
      ...world,
      fetch(url, request) {
        paths.push(`${request?.method ?? 'GET'} ${new URL(url).pathname}`);
        return world.fetch(url, request);
      },
    },
  };
}

const slow = { timeout: 120_000 };

test('a run that was held up goes on after the last step that was done, with what was read before', slow, async () => {
  await using cloud = await embed();
  const { world, count } = counting(cloud.world());
  const text = flow(
    `- microsoft365Scope:
    steps:
      - id: invoices
        use: mail.list
        with: { query: "startsWith(subject, 'Invoice')", top: 3 }
      - id: filing
        forEach: \${invoices}
        as: message
        steps:
          - use: mail.move
            with: { message: "\${message}", to: Archive }`,
    'outputs: { filed: "${filing.count}" }',
  );

  const first = await durable('held', text, {
    world,
    holdAt: ({ type, step }) => type === 'stepDone' && step.about === 'mail.move' && step.turns[0] === 0,
  });
  expect(first.error).toMatchObject({ code: 'CANCELLED' });
  const second = await durable('held', text, { world });

  expect(second.error).toBeUndefined();
  expect(second.outputs).toEqual({ filed: 3 });
  expect(count(/\/messages\/[^/]+\/move$/)).toBe(3);
  expect(count(/^GET .*\/messages$/)).toBe(1);
  expect(await left('held')).toEqual({ runs: 0, intents: 0 });
});

test('a run that failed goes on at the step that failed', slow, async () => {
  await using cloud = await embed();
  const { world, count } = counting(cloud.world());
  const text = flow(
    `- microsoft365Scope:
    steps:
      - id: inbox
        use: mail.list
        with: { top: 1 }
        collect: true
      - use: mail.move
        with: { message: "\${inbox[0]}", to: Later }`,
  );

  const first = await durable('failed', text, { world });
  expect(first.error).toMatchObject({ code: 'NOT_FOUND' });
  expect(await durable('failed', text, { world })).toMatchObject({ error: { code: 'NOT_FOUND' } });

  const making = flow(`- microsoft365Scope:
    steps:
      - id: sent
        use: mail.list
        with: { folder: Sent Items, top: 1 }
        collect: true
      - use: mail.move
        with: { message: "\${sent[0]}", to: Later, createFolderIfMissing: true }`);
  await durable('making', making, { world });
  expect(await durable('failed', text, { world })).toMatchObject({ error: undefined });
  expect(count(/^GET .*\/mailFolders\/inbox\/messages$/)).toBe(1);
});

/** A world in which the answer to the nth change of a path is lost after the change was made; 0: to none. */
function losing(world: World, path: RegExp, nth: number): World {
  let left = nth;
  return {
    ...world,
    async fetch(url, request) {
      const answer = await world.fetch(url, request);
      if (request?.method === 'GET' || !path.test(new URL(url).pathname)) return answer;
      left -= 1;
      if (left === 0) throw Object.assign(new TypeError('fetch failed'), { cause: { code: 'ECONNRESET' } });
      return answer;
    },
  };
}

test('a mail whose answers were lost is there once', slow, async () => {
  await using cloud = await embed();
  const text = flow(`- microsoft365Scope:
    steps:
      - use: mail.send
        with: { to: [ben@contoso.example], subject: Once, body: Hello. }`);
  for (const [path, nth] of [
    [/\/me\/messages$/, 1],
    [/\/send$/, 1],
  ] as const) {
    const { error } = await durable(`lost${path.source}`, text, { world: losing(cloud.world(), path, nth) });
    expect(error).toBeUndefined();
  }
  const { outputs } = await durable(
    'counted',
    flow(
      `- microsoft365Scope:
    steps:
      - id: sent
        use: mail.list
        with: { folder: Sent Items, query: "subject eq 'Once'" }
        collect: true
      - id: drafts
        use: mail.list
        with: { folder: Drafts, query: "subject eq 'Once'" }
        collect: true`,
      'outputs: { sent: "${size(sent)}", drafts: "${size(drafts)}" }',
    ),
    { world: cloud.world() },
  );
  expect(outputs).toEqual({ sent: 2, drafts: 0 });
});

test('a change of which nobody can tell holds the run up until a person says what became of it', slow, async () => {
  await using cloud = await embed();
  const { world, count } = counting(losing(cloud.world(), /\/categories$/, 1));
  const text = flow(
    `- microsoft365Scope:
    steps:
      - use: http.request
        with: { method: POST, path: /me/outlook/masterCategories, body: { displayName: Durable, color: preset0 } }
      - log: after`,
  );
  const lost = losing(world, /masterCategories$/, 1);
  const first = await durable('doubt', text, { world: lost });
  expect(first.error).toMatchObject({ code: 'OUTCOME_UNKNOWN', details: { step: 'steps.0.microsoft365Scope.steps.0' } });
  expect((await durable('doubt', text, { world })).error).toMatchObject({ code: 'OUTCOME_UNKNOWN' });
  expect((await durable('doubt', text, { world, assume: { step: 'steps.9', isDone: true } })).error).toMatchObject({
    code: 'INPUT_INVALID',
  });
  const last = await durable('doubt', text, { world, assume: { step: 'steps.0.microsoft365Scope.steps.0', isDone: true } });

  expect(last.error).toBeUndefined();
  expect(last.events.flatMap((event) => (event.type === 'logged' ? [event.text] : []))).toEqual(['after']);
  expect(count(/masterCategories$/)).toBe(1);
});

test('what was asked about before is not asked about again', slow, async () => {
  await using cloud = await embed();
  const text = flow(`- microsoft365Scope:
    steps:
      - use: mail.send
        with: { to: [ben@contoso.example], subject: Asked, body: Hello. }
      - use: mail.send
        with: { to: [ben@contoso.example], subject: Asked too, body: Hello. }`);
  const asked: string[] = [];
  const ask = async (step: { readonly address: readonly (string | number)[] }): Promise<void> => void asked.push(step.address.join('.'));
  await durable('asked', text, { world: cloud.world(), ask, holdAt: ({ type, step }) => type === 'stepDone' && step.verb === 'use' });
  const { error } = await durable('asked', text, { world: cloud.world(), ask });

  expect(error).toBeUndefined();
  expect(asked).toEqual(['steps.0.microsoft365Scope.steps.0', 'steps.0.microsoft365Scope.steps.1']);
});

test('a run that was begun by a version that writes steps down in another way is refused at once', slow, async () => {
  const text = flow('- wait: 1h');
  await durable('older', text, { holdAt: ({ type }) => type === 'stepStarted' });
  await store.pool.query("update dbos.workflow_status set application_version = 'runner-0 older' where workflow_uuid = 'older'");

  expect((await durable('older', text)).error).toMatchObject({
    code: 'CONFLICT',
    message: expect.stringContaining('another version') as string,
    remedy: expect.stringContaining('onbehalf runs remove older') as string,
  });
  expect((await left('older')).runs).toBeGreaterThan(0);
});
