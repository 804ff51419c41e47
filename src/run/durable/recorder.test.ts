import { expect, test } from 'vitest';
import { quietWorld } from '../../../test/support/flow-text.ts';
import { OnbehalfError } from '../../core/errors.ts';
import type { Intent, Intents } from './intents.ts';
import { createRecorder } from './recorder.ts';

const url = 'https://graph.microsoft.com/v1.0/me/messages';

/** A recorder over a service that answers each change with the next status. */
function recorderOver(statuses: readonly number[]) {
  const told: string[] = [];
  const written = new Map<string, Intent>();
  const answers = [...statuses];
  const intents: Intents = {
    find: async (step, part) => written.get(`${step} ${part}`),
    async write(step, part, intent) {
      await new Promise((resolve) => setImmediate(resolve));
      told.push(`${intent.state} ${step}${part}`);
      written.set(`${step} ${part}`, intent);
    },
    unknown: async () => [],
    again: async () => [],
    writeAgain: async () => undefined,
    clear: async () => undefined,
  };
  const { recorder, world } = createRecorder({
    run: 'run',
    world: {
      ...quietWorld,
      async fetch() {
        told.push('sent');
        return new Response(null, { status: answers.shift() ?? 500 });
      },
    },
    intents,
    values: {
      keepText: async (text) => text,
      textOf: async (text) => String(text),
      keepList: async () => ({ items: [] }),
      async *itemsOf() {},
    },
    journal: { names: [], next: async () => undefined, add: async () => undefined },
    again: [],
    signal: new AbortController().signal,
    hold: () => undefined,
  });
  const change = () => world.fetch(url, { method: 'POST' });
  const batch = () =>
    world.fetch('https://graph.microsoft.com/v1.0/$batch', {
      method: 'POST',
      body: '{"requests":[{"method":"PATCH","url":"/me/messages/1"}]}',
    });
  return { recorder, change, batch, told, state: () => written.get('a ')?.state };
}

test('no change leaves before it is written down, also where several want to at once', async () => {
  const { recorder, change, told } = recorderOver([200, 200, 200]);
  await recorder.change('a', true, () => Promise.all([change(), change(), change()]).then(() => undefined));

  expect(told).toEqual(['begun a', 'sent', 'sent', 'sent']);
});

test('what reads leaves no mark', async () => {
  const { recorder, change, told } = recorderOver([200, 200]);
  await recorder.change('a', true, async () => undefined);
  await recorder.record('b', () => change().then(() => undefined));

  expect(told).toEqual(['sent']);
});

test.each([
  ['was refused at once, and may be begun as if it never was', [403], 'refused'],
  ['changed something before it was refused, and has to be looked for', [201, 403], 'begun'],
])('a step that %s', async (_, statuses, state) => {
  const over = recorderOver(statuses);
  const work = async (): Promise<undefined> => {
    for (const _status of statuses) await over.change();
    throw new OnbehalfError('ACCESS_DENIED', 'refused');
  };
  await expect(over.recorder.change('a', true, work)).rejects.toMatchObject({ code: 'ACCESS_DENIED' });

  expect(over.state()).toBe(state);
});

test('a step whose time is over is tried no more, and is looked for by whoever begins it again', async () => {
  const { recorder, change, told, state } = recorderOver([200, 200]);
  const limit = new AbortController();
  const work = async (): Promise<undefined> => {
    await change();
    limit.abort();
    throw new OnbehalfError('TIMED_OUT', 'ended');
  };
  await expect(recorder.change('a', true, work, limit.signal)).rejects.toMatchObject({ code: 'TIMED_OUT' });

  expect([told, state()]).toEqual([['begun a', 'sent'], 'begun']);
});

test('of two steps at the same time only that one is begun whose change leaves', async () => {
  const { recorder, change, told } = recorderOver([200]);
  let leave: () => void = () => undefined;
  const left = new Promise<void>((resolve) => (leave = resolve));
  await recorder.together([(own) => own.change('a', true, () => left), (own) => own.change('b', true, () => change().then(leave))]);

  expect(told).toEqual(['begun b', 'sent']);
});

test('a batch begins each step that changes something', async () => {
  const { recorder, batch, told } = recorderOver([200]);
  let leave: () => void = () => undefined;
  const left = new Promise<void>((resolve) => (leave = resolve));
  await recorder.together([(own) => own.change('a', true, () => left), (own) => own.change('b', true, () => batch().then(leave))]);

  expect(told.toSorted()).toEqual(['begun a', 'begun b', 'sent']);
});
