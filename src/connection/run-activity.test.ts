import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { failureOf } from '../../test/support/failure-of.ts';
import { fakeFetch } from '../../test/support/graph-client.ts';
import { defineActivity, type AnyActivity } from '../core/activity.ts';
import { OnbehalfError } from '../core/errors.ts';
import type { ActivityContext } from '../core/ports.ts';
import { createGraphClient } from '../graph/index.ts';
import type { CallOptions, Items } from './client.ts';
import { nodeWorld } from './machine/node-world.ts';
import { runActivity, type ScopeContext } from './run-activity.ts';
import type { ScopeEvent } from './world.ts';

type Context = ActivityContext<'GET /me/messages'>;
const input = z.object({ top: z.number().default(3).describe('x'), mailbox: z.string().optional().describe('x') });
const output = z.object({ id: z.string().describe('x') });
const about = {
  title: 'Test',
  summary: 'Tests.',
  effect: 'reads',
  calls: [{ operation: 'GET /me/messages' }],
  input,
  output,
  examples: [],
} as const;

const one = (run: (context: Context, given: z.output<typeof input>) => unknown): AnyActivity =>
  defineActivity({ ...about, name: 'mail.one', run: async (context, given) => (await run(context, given)) as { id: string } });
const many = (run: (context: Context) => Iterable<unknown>): AnyActivity =>
  defineActivity({
    ...about,
    name: 'mail.many',
    async *run(context) {
      yield* run(context) as Iterable<{ id: string }>;
    },
  });

/** A scope in which time passes by a second each time it is asked for, and what was told in it. */
function scopeContext(more: Partial<ScopeContext> = {}, answer: () => Response = () => Response.json({ value: [] })) {
  const events: ScopeEvent[] = [];
  let seconds = 0;
  const { fetch, seen } = fakeFetch(answer);
  const world = { ...nodeWorld({ emulator: '', notify: (event) => events.push(event) }), now: () => new Date(1_000 * (seconds += 1)) };
  const graph = createGraphClient({ graphUrl: 'https://graph.microsoft.com', token: async () => 'token', fetch });
  return { events, seen, scope: { world, graph, signal: new AbortController().signal, ...more } satisfies ScopeContext };
}

const result = (on: ScopeContext, activity: AnyActivity, given: unknown = {}, options?: CallOptions) =>
  runActivity(on, activity, given, options) as Promise<unknown>;
const items = (on: ScopeContext, activity: AnyActivity, given: unknown = {}) => runActivity(on, activity, given) as Items<unknown>;

describe('one result', () => {
  test('that came after waiting says at its end how often that was', async () => {
    let asked = 0;
    const answer = (): Response =>
      ++asked === 1 ? new Response('', { status: 429, headers: { 'retry-after': '0' } }) : Response.json({ value: [{ id: 'a' }] });
    const { scope: on, events } = scopeContext({}, answer);
    const reads = one(async ({ graph }) => ((await graph.call('GET /me/messages')) as { value: { id: string }[] }).value[0]);
    await result(on, reads);
    await result(on, reads);

    expect(events.filter(({ type }) => type === 'activityDone')).toMatchObject([{ waits: 1 }, expect.not.objectContaining({ waits: 1 })]);
  });

  test('comes with defaults filled in, and its start and end are told', async () => {
    const { scope: on, events } = scopeContext();

    expect(
      await result(
        on,
        one((_, { top }) => ({ id: `${top}` })),
        undefined,
      ),
    ).toEqual({ id: '3' });
    expect(events).toEqual([
      { type: 'activityStarted', activity: 'mail.one' },
      { type: 'activityDone', activity: 'mail.one', results: 1, milliseconds: 1_000 },
    ]);
  });

  test('may be none, where the output says so', async () => {
    const { scope: on, events } = scopeContext();
    const nothing = { ...one(() => undefined), output: z.undefined() } as AnyActivity;

    expect(await result(on, nothing)).toBeUndefined();
    expect(events.at(-1)).toMatchObject({ type: 'activityDone', results: 0 });
  });

  test('is not begun with a wrong input', async () => {
    const { scope: on, events } = scopeContext();

    expect(
      await failureOf(() =>
        result(
          on,
          one(() => ({ id: '1' })),
          { top: 'many' },
        ),
      ),
    ).toMatchObject({ code: 'INPUT_INVALID' });
    expect(events).toEqual([]);
  });

  test('has its failure told once, with the code or as a bug', async () => {
    for (const [error, code] of [
      [new OnbehalfError('NOT_FOUND', 'No.'), 'NOT_FOUND'],
      [new Error('broken'), 'BUG'],
      [new TypeError('mail.one made the call GET /me, which it does not declare.'), 'BUG'],
    ] as const) {
      const { scope: on, events } = scopeContext();
      const failing = one(() => {
        throw error;
      });

      await expect(result(on, failing)).rejects.toBe(error);
      expect(events.slice(1)).toEqual([{ type: 'activityFailed', activity: 'mail.one', code }]);
    }
  });

  test('is permitted first, and not begun where it is not', async () => {
    const asked: unknown[] = [];
    const refused = new OnbehalfError('PERMISSION_MISSING', 'No.');
    const { scope: on } = scopeContext({
      async permit(activity, given) {
        asked.push([activity.name, given]);
        throw refused;
      },
    });
    let begun = false;

    expect(
      await failureOf(() =>
        result(
          on,
          one(() => (begun = true)),
        ),
      ),
    ).toBe(refused);
    expect(asked).toEqual([['mail.one', { top: 3 }]]);
    expect(begun).toBe(false);
  });
});

describe('what the activity stands on', () => {
  test('the mailbox of the scope, unless the call names one', async () => {
    const { scope: on } = scopeContext({ mailbox: 'shared@contoso.example' });
    const told = { ...one((_, { mailbox }) => ({ id: String(mailbox) })), given: { mailbox: true } } as AnyActivity;

    expect(await result(on, told)).toEqual({ id: 'shared@contoso.example' });
    expect(await result(on, told, { mailbox: 'other@contoso.example' })).toEqual({ id: 'other@contoso.example' });
  });

  test('no mailbox in an input that has none, and Graph works on it all the same', async () => {
    const { scope: on, seen } = scopeContext({ mailbox: 'shared@contoso.example' });
    const without = { ...one(async ({ graph }, given) => (await graph.call('GET /me/messages'), { id: Object.keys(given).join() })) };

    expect(await result(on, { ...without, input: z.object({ top: input.shape.top }) } as AnyActivity)).toEqual({ id: 'top' });
    expect(seen.map(({ url }) => url)).toEqual(['https://graph.microsoft.com/v1.0/users/shared%40contoso.example/messages']);
  });

  test('a Graph that knows the declared operations alone', async () => {
    const { scope: on } = scopeContext();
    const undeclared = one(({ graph }) => graph.call('GET /me' as 'GET /me/messages'));

    await expect(result(on, undeclared)).rejects.toThrow(/^mail\.one made the call GET \/me, which it does not declare\./);
  });

  test('progress, told to the call and to the world', async () => {
    const { scope: on, events } = scopeContext();
    const step = { label: 'Reading', done: 1, unit: 'items' } as const;
    const steps: unknown[] = [];

    await result(
      on,
      one(({ progress }) => (progress(step), { id: '1' })),
      {},
      { onProgress: (one) => steps.push(one) },
    );

    expect(steps).toEqual([step]);
    expect(events[1]).toEqual({ type: 'progress', activity: 'mail.one', progress: step });
  });

  test.each(['scope', 'call', 'scope of a call with its own'])('a signal: that of the %s cancels', async (whose) => {
    const [scope, call] = [new AbortController(), new AbortController()];
    const { scope: on, events } = scopeContext({ signal: scope.signal });
    const waiting = one(
      ({ signal }) =>
        new Promise((_, reject) => {
          if (signal.aborted) reject(new Error('stopped'));
          signal.addEventListener('abort', () => reject(new Error('stopped')));
        }),
    );
    const options = whose === 'scope' ? {} : { signal: call.signal };

    const failure = failureOf(() => result(on, waiting, {}, options));
    (whose === 'call' ? call : scope).abort();

    expect(await failure).toMatchObject({ code: 'CANCELLED', message: 'mail.one was cancelled.', cause: expect.any(Error) });
    expect(events.at(-1)).toEqual({ type: 'activityFailed', activity: 'mail.one', code: 'CANCELLED' });
  });
});

describe('many results', () => {
  test('begin when the first is wanted, each time anew, and are counted', async () => {
    const { scope: on, events } = scopeContext();
    const all = items(
      on,
      many(() => [{ id: '1' }, { id: '2' }]),
    );
    expect(events).toEqual([]);

    expect(await all.all()).toEqual([{ id: '1' }, { id: '2' }]);
    expect(await all.all()).toHaveLength(2);
    expect(events.map(({ type }) => type)).toEqual(['activityStarted', 'activityDone', 'activityStarted', 'activityDone']);
    expect(events[1]).toMatchObject({ results: 2, milliseconds: 1_000 });
  });

  test('that are left early tell how many there were', async () => {
    const { scope: on, events } = scopeContext();
    for await (const _ of items(
      on,
      many(() => [{ id: '1' }, { id: '2' }]),
    ))
      break;

    expect(events.slice(1)).toEqual([{ type: 'activityDone', activity: 'mail.many', results: 1, milliseconds: 1_000 }]);
  });

  test('that fail in between are told as failed, and not as done', async () => {
    const { scope: on, events } = scopeContext();
    const failing = many(function* () {
      yield { id: '1' };
      throw new OnbehalfError('THROTTLED', 'Slow.');
    });

    expect(await failureOf(() => items(on, failing).all())).toMatchObject({ code: 'THROTTLED' });
    expect(events.slice(1)).toEqual([{ type: 'activityFailed', activity: 'mail.many', code: 'THROTTLED' }]);
  });

  test('are permitted first', async () => {
    const { scope: on } = scopeContext({ permit: () => Promise.reject(new OnbehalfError('PERMISSION_MISSING', 'No.')) });

    expect(
      await failureOf(() =>
        items(
          on,
          many(() => []),
        ).all(),
      ),
    ).toMatchObject({ code: 'PERMISSION_MISSING' });
  });
});

describe('what is handed out is what the output says', () => {
  test.each([
    [{ id: 7 }, 'id must be a string.'],
    [{}, 'id is required.'],
    [null, 'the result must be an object.'],
  ])('%j is not', async (odd, problem) => {
    const failure = {
      code: 'UNAVAILABLE',
      message: expect.stringContaining(`cannot make sense of what Microsoft Graph answered: ${problem}`),
      remedy: expect.stringContaining('check the proxy'),
    };
    const handed: unknown[] = [];
    const { scope: on, events } = scopeContext();
    const listing = async (): Promise<void> => {
      for await (const item of items(
        on,
        many(() => [{ id: '1' }, odd]),
      ))
        handed.push(item);
    };

    expect(
      await failureOf(() =>
        result(
          on,
          one(() => odd),
        ),
      ),
    ).toMatchObject({ ...failure, details: { activity: 'mail.one' } });
    expect(await failureOf(listing)).toMatchObject({ ...failure, details: { activity: 'mail.many' } });
    expect(handed).toEqual([{ id: '1' }]);
    expect(events.filter(({ type }) => type === 'activityDone')).toEqual([]);
  });
});
