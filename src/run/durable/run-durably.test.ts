import { afterAll, beforeAll, expect, test } from 'vitest';
import { counting, losing, together } from '../../../test/support/changed-worlds.ts';
import { durableRuns, type DurableRuns } from '../../../test/support/durable-runs.ts';
import { embed } from '../../embedded.ts';

let runs: DurableRuns;
const durable: DurableRuns['durable'] = (...given) => runs.durable(...given);

beforeAll(async () => (runs = await durableRuns()), 120_000);

afterAll(() => runs[Symbol.asyncDispose]());

const flow = (steps: string, rest = ''): string => `version: 1\nname: test\nsteps:\n${steps.replace(/^/gm, '  ')}\n${rest}`;

/** Makes the folder that another run waits for. */
const makingLater = flow(`- microsoft365Scope:
    steps:
      - id: sent
        use: mail.list
        with: { folder: Sent Items, top: 1 }
        collect: true
      - use: mail.move
        with: { message: "\${sent[0]}", to: Later, createFolderIfMissing: true }`);

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
  expect(await runs.left('held')).toEqual({ runs: 0, intents: 0 });
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

  await durable('making', makingLater, { world });
  expect(await durable('failed', text, { world })).toMatchObject({ error: undefined });
  expect(count(/^GET .*\/mailFolders\/inbox\/messages$/)).toBe(1);
});

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
  await runs.store.pool.query("update dbos.workflow_status set application_version = 'runner-0 older' where workflow_uuid = 'older'");

  expect((await durable('older', text)).error).toMatchObject({
    code: 'CONFLICT',
    message: expect.stringContaining('another version') as string,
    remedy: expect.stringContaining('onbehalf runs remove older') as string,
  });
  expect((await runs.left('older')).runs).toBeGreaterThan(0);
});

const category = (name: string): string =>
  `- use: http.request
  with: { method: POST, path: /me/outlook/masterCategories, body: { displayName: ${name}, color: preset0 } }`;

test('turns at the same time that are held up are written down when they end, and not done again', slow, async () => {
  await using cloud = await embed();
  const { world, count } = counting(together(cloud.world(), /masterCategories$/, 3));
  const text = flow(
    `- microsoft365Scope:
    steps:
      - id: all
        forEach: \${[1, 2, 3, 4, 5, 6]}
        as: n
        parallel: 3
        steps:
${category('"Turn ${n}"').replace(/^/gm, '          ')}`,
    'outputs: { done: "${all.count}" }',
  );

  const first = await durable('turns', text, { world, holdAt: ({ type, step }) => type === 'stepDone' && step.verb === 'use' });
  expect(first.error).toMatchObject({ code: 'CANCELLED' });
  expect(count(/masterCategories$/)).toBe(3);
  const second = await durable('turns', text, { world });

  expect(second).toMatchObject({ error: undefined, outputs: { done: 6 } });
  expect(count(/masterCategories$/)).toBe(6);
  expect(await runs.left('turns')).toEqual({ runs: 0, intents: 0 });
});

test('a branch that failed is begun again where it failed, and the others go on where they were', slow, async () => {
  await using cloud = await embed();
  const { world, count } = counting(cloud.world());
  const text = flow(`- microsoft365Scope:
    steps:
      - id: inbox
        use: mail.list
        with: { top: 1 }
        collect: true
      - parallel:
          - - use: mail.move
              with: { message: "\${inbox[0]}", to: Later }
          -
${category('Beside 1').replace(/^/gm, '            ')}
${category('Beside 2').replace(/^/gm, '            ')}
            - wait: 1s
${category('Beside 3').replace(/^/gm, '            ')}`);

  expect(await durable('branches', text, { world })).toMatchObject({ error: { code: 'NOT_FOUND' } });
  expect(await durable('branches', text, { world })).toMatchObject({ error: { code: 'NOT_FOUND' } });
  await durable('making too', makingLater, { world });

  expect(await durable('branches', text, { world })).toMatchObject({ error: undefined });
  expect(count(/masterCategories$/)).toBe(3);
  expect(count(/^GET .*\/mailFolders\/inbox\/messages$/)).toBe(1);
});
