import { expect, test } from 'vitest';
import { failureOf } from '../../../test/support/failure-of.ts';
import { recordedWorld, runRecorded } from '../../../test/support/recording-graph.ts';
import { copy } from './copy.ts';

/** Copies a file of a folder into the same one, where the service makes it and does not tell which it is. */
async function copied(onConflict: string) {
  const world = recordedWorld(copy, {
    'GET /me/drive/items/{item}:/{+path}': { id: 'there', name: 'a.txt' },
    'GET /me/drive/items/{item}': { id: 'top', name: 'root', folder: {} },
  });
  const graph = {
    ...world.context.graph,
    exchange: async () => ({ status: 202, headers: { location: 'https://x.example/' }, body: undefined }),
  };
  return runRecorded(copy, { item: 'a.txt', onConflict }, { ...world, context: { ...world.context, graph } });
}

test('a copy that may have any name is never taken for the one that was there before', async () => {
  const failure = await failureOf(copied('rename'));

  expect(failure).toMatchObject({
    code: 'NOT_FOUND',
    message: expect.stringContaining('is made'),
    remedy: expect.stringContaining('once more'),
  });
});

test('a copy that has the name that was wanted is found by it', async () => {
  expect(await copied('replace')).toMatchObject({ id: 'there' });
});
