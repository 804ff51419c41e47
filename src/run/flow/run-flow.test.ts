import { expect, test } from 'vitest';
import { embed } from '../../embedded.ts';
import { quietWorld, runText } from '../../../test/support/flow-text.ts';

const flow = (steps: string, rest = ''): string => `version: 1\nname: test\nsteps:\n${steps.replace(/^/gm, '  ')}\n${rest}`;

test('a flow reads mail, goes through it as it comes, moves it, and gives what it counted', async () => {
  await using cloud = await embed();
  const { outputs, logged } = await runText(
    flow(
      `- microsoft365Scope:
    steps:
      - id: invoices
        use: mail.list
        with: { query: "startsWith(subject, 'Invoice')", top: "\${inputs.limit}" }
      - id: filing
        forEach: \${invoices}
        as: message
        index: number
        steps:
          - id: moved
            use: mail.move
            with: { message: "\${message}", to: Inbox/Invoices, createFolderIfMissing: true }
          - log: "\${number}: \${moved.subject}"`,
      'inputs: { limit: { type: number, default: 3 } }\noutputs: { filed: "${filing.count}", failed: "${filing.failed}" }',
    ),
    { world: cloud.world() },
  );

  expect(outputs).toEqual({ filed: 3, failed: 0 });
  expect(logged.map((line) => line.slice(0, 10))).toEqual(['0: Invoice', '1: Invoice', '2: Invoice']);
});

test('values are set, compared, chosen and gone through', async () => {
  const { outputs, logged } = await runText(
    flow(
      `- set: { total: 0, words: [a, b, c] }
- forEach: \${words}
  as: word
  steps:
    - if: \${word == 'b'}
      then: [{ continue: true }]
    - set: { total: "\${total + size(word)}" }
    - log: \${word}
- while: \${total < 10}
  steps:
    - set: { total: "\${total + 4}" }
- switch: \${words[1]}
  cases:
    - when: a
      steps: [{ log: first }]
    - when: b
      steps: [{ log: second }]
  else: [{ log: none }]`,
      'outputs: { total: "${total}", text: "in all ${total}" }',
    ),
  );

  expect({ outputs, logged }).toEqual({ outputs: { total: 10, text: 'in all 10' }, logged: ['a', 'c', 'second'] });
});

test('an error is caught by its code or its kind, and what is last is done in any case', async () => {
  await using cloud = await embed();
  const { logged, error } = await runText(
    flow(`- microsoft365Scope:
    steps:
      - try:
          - use: mail.get
            with: { message: AAMkAGmissing }
          - log: never
        catch:
          - on: [permission]
            steps: [{ log: wrong }]
          - on: [NOT_FOUND, input]
            as: problem
            steps: [{ log: "\${problem.code}" }]
        finally:
          - log: last`),
    { world: cloud.world() },
  );

  expect(error).toBeUndefined();
  expect(logged).toEqual([expect.stringMatching(/^(NOT_FOUND|REQUEST_REFUSED|INPUT_INVALID)$/), 'last']);
});

test('an error that nothing catches ends the flow, and says what it is', async () => {
  const { error, logged, events } = await runText(flow('- set: { parts: [1] }\n- log: "${parts[5]}"\n- log: never'));

  expect(error).toMatchObject({ code: 'AUTOMATION_FAILED', message: expect.stringContaining('parts[5]') });
  expect(logged).toEqual([]);
  expect(events.filter(({ type }) => type === 'stepFailed')).toMatchObject([{ code: 'AUTOMATION_FAILED', goesOn: false }]);
});

test('a step that says so lets the flow go on, without its result', async () => {
  const { outputs } = await runText(
    flow(
      '- set: { parts: [1] }\n- set: { value: "${parts[5]}" }\n  continueOnError: true\n- set: { after: true }',
      'outputs: { after: "${after}" }',
    ),
  );

  expect(outputs).toEqual({ after: true });
});

test('a loop goes on after a turn that failed where it says so, and counts it', async () => {
  const { outputs } = await runText(
    flow(
      '- set: { parts: [[1], [], [3]] }\n- id: gone\n  continueOnError: true\n  forEach: "${parts}"\n  as: part\n  steps:\n    - log: "${part[0]}"',
      'outputs: { count: "${default(gone.count, 0)}", failed: "${default(gone.failed, 0)}" }',
    ),
  );

  expect(outputs).toEqual({ count: 3, failed: 1 });
});

test('a step is tried again after errors that it names, longer apart each time', async () => {
  const waits: number[] = [];
  const world = { ...quietWorld, wait: async (milliseconds: number) => void waits.push(milliseconds) };
  const { error, events } = await runText(
    flow('- set: { parts: [1] }\n- log: "${parts[5]}"\n  retry: { attempts: 3, backoff: 2s, on: [AUTOMATION_FAILED] }'),
    { world },
  );

  expect(error).toMatchObject({ code: 'AUTOMATION_FAILED' });
  expect(waits).toEqual([2_000, 4_000]);
  expect(events.filter(({ type }) => type === 'stepRetried')).toMatchObject([{ attempt: 1 }, { attempt: 2 }]);
});

test('a step ends after its time', async () => {
  const { error } = await runText(flow('- wait: 1h\n  timeout: 20ms'), {
    world: { ...quietWorld, wait: realWait },
  });

  expect(error).toMatchObject({ code: 'TIMED_OUT', message: 'The step was ended after 0.02 seconds.' });
});

test('a flow that is stopped is done, and gives what it came to', async () => {
  const { outputs, events } = await runText(
    flow('- set: { a: 1 }\n- stop: enough, ${a}\n- set: { b: 2 }', 'outputs: { a: "${a}", b: "${b}" }'),
  );

  expect(outputs).toEqual({ a: 1, b: null });
  expect(events.filter(({ type }) => type === 'stopped')).toMatchObject([{ reason: 'enough, 1' }]);
});

test('what is cancelled ends at the step that runs, and cleans up', async () => {
  const stop = new AbortController();
  const world = { ...quietWorld, wait: async (_ms: number, signal: AbortSignal) => (stop.abort(), signal.throwIfAborted()) };
  const { error, logged } = await runText(flow('- try: [{ wait: 1h }, { log: never }]\n  finally: [{ log: cleaned }]'), {
    world,
    signal: stop.signal,
  });

  expect(error).toMatchObject({ code: 'CANCELLED' });
  expect(logged).toEqual(['cleaned']);
});

test('what cleans up after a cancelled run can still call activities', async () => {
  await using cloud = await embed();
  const stop = new AbortController();
  const inside = cloud.world();
  const { error, logged } = await runText(
    flow(`- microsoft365Scope:
    steps:
      - try:
          - id: found
            use: mail.list
            with: { top: 1 }
            collect: true
          - wait: 1h
          - log: never
        finally:
          - id: left
            use: mail.list
            with: { top: 2 }
            collect: true
          - log: "\${size(left)}"`),
    {
      world: { ...inside, signal: stop.signal, wait: async (_ms, signal) => (stop.abort(), signal.throwIfAborted()) },
      signal: stop.signal,
    },
  );

  expect(error).toMatchObject({ code: 'CANCELLED' });
  expect(logged).toEqual(['2']);
});

test('steps at the same time all end before the next one; the first failure ends the others', async () => {
  const done = await runText(flow('- parallel:\n    - [{ log: a }, { log: b }]\n    - [{ log: c }]\n- log: d'));
  const failed = await runText(
    flow('- set: { parts: [1] }\n- parallel:\n    - [{ log: "${parts[5]}" }]\n    - [{ wait: 1h }, { log: never }]'),
    {
      world: { ...quietWorld, wait: realWait },
    },
  );

  expect(done.logged.toSorted()).toEqual(['a', 'b', 'c', 'd']);
  expect(done.logged.at(-1)).toBe('d');
  expect(failed.logged).toEqual([]);
  expect(failed.error).toMatchObject({ code: 'AUTOMATION_FAILED' });
});

test('a loop works on several things at once, never on more, and takes no more when it is left', async () => {
  let [now, most] = [0, 0];
  const world = {
    ...quietWorld,
    async wait() {
      now += 1;
      most = Math.max(most, now);
      await new Promise((resolve) => setImmediate(resolve));
      now -= 1;
    },
  };
  const { outputs } = await runText(
    flow(
      '- id: gone\n  forEach: [1, 2, 3, 4, 5, 6, 7, 8]\n  as: one\n  parallel: 3\n  steps:\n    - wait: 1s\n    - if: ${one == 4}\n      then: [{ break: true }]',
      'outputs: { count: "${gone.count}" }',
    ),
    { world },
  );

  expect(most).toBe(3);
  expect(outputs?.['count']).toBeLessThan(8);
});

test('another flow is run with its inputs, and gives its outputs', async () => {
  const { outputs } = await runText(
    flow('- id: doubled\n  invoke: ./double.flow.yaml\n  with: { value: 21 }', 'outputs: { value: "${doubled.value}" }'),
    {
      others: {
        'double.flow.yaml':
          'version: 1\nname: double\ninputs: { value: { type: number } }\nsteps: []\noutputs: { value: "${inputs.value * 2}" }\n',
      },
    },
  );

  expect(outputs).toEqual({ value: 42 });
});

test('what may be missing is handed on as not given', async () => {
  await using cloud = await embed();
  const { outputs, error } = await runText(
    flow(
      `- microsoft365Scope:
    steps:
      - id: found
        use: mail.list
        with: { folder: "\${first(['Inbox'].filter(one, one == 'none'))}", top: 1 }
        collect: true`,
      'outputs: { count: "${size(found)}" }',
    ),
    { world: cloud.world() },
  );

  expect(error).toBeUndefined();
  expect(outputs).toEqual({ count: 1 });
});

test('what is disabled is not run', async () => {
  const { logged } = await runText(flow('- log: a\n  disabled: true\n- log: b'));

  expect(logged).toEqual(['b']);
});

test('inputs that are missing, unknown or of another type are told together, before anything runs', async () => {
  const text = flow('- log: never', 'inputs: { a: { type: number }, b: { type: list }, c: { type: text, default: x } }');
  const { error, events } = await runText(text, { inputs: { b: 'no list', d: 1 } });

  expect(error).toMatchObject({ code: 'INPUT_INVALID', fields: [{ field: 'd' }, { field: 'a' }, { field: 'b' }] });
  expect(events).toEqual([]);
});

function realWait(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    });
  });
}
