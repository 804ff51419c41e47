import { expect, test } from 'vitest';
import { OnbehalfError } from '../../core/errors.ts';
import type { Progress } from '../../core/ports.ts';
import { recordedWorld } from '../../../test/support/recording-graph.ts';
import { awaitCopy } from './await-copy.ts';
import { copy } from './copy.ts';

/** Waits for a copy of which the service says these things, one after the other. */
function waitFor(answers: readonly unknown[]) {
  const { context } = recordedWorld(copy);
  const waits: number[] = [];
  const seen: Progress[] = [];
  const rest = [...answers];
  const done = awaitCopy(
    {
      graph: { ...context.graph, monitor: async <T>() => rest.shift() as T },
      wait: async (milliseconds) => void waits.push(milliseconds),
      progress: (step) => seen.push(step),
    },
    'Copying a.txt',
    'https://contoso.example/monitor',
  );
  return { done, waits, seen };
}

test('tells how far it is, looks less and less often, and gives the id of the copy', async () => {
  const { done, waits, seen } = waitFor([
    { status: 'notStarted', percentageComplete: 0 },
    { status: 'inProgress', percentageComplete: 41.6 },
    { status: 'completed', percentageComplete: 100, resourceId: 'x' },
  ]);

  expect(await done).toBe('x');
  expect(waits).toEqual([500, 1000]);
  expect(seen.map(({ done }) => done)).toEqual([0, 42, 100]);
});

test('an end that is the copy itself has its id', async () => {
  expect(await waitFor([{ id: 'y', name: 'a.txt' }]).done).toBe('y');
});

test.each([[undefined], [{ name: 'a.txt' }], [{ id: 'job', status: 'completed' }]])(
  'an end without an id is an end: %j',
  async (answer) => {
    expect(await waitFor([answer]).done).toBeUndefined();
  },
);

test.each([
  ['nameAlreadyExists', 'CONFLICT'],
  ['quotaLimitReached', 'QUOTA_EXCEEDED'],
  ['generalException', 'UNAVAILABLE'],
])('a copy that failed with %s fails with %s', async (code, ours) => {
  await expect(waitFor([{ status: 'failed', error: { code, message: 'No.' } }]).done).rejects.toMatchObject({
    code: ours,
    message: `Copying a.txt failed: ${code}: No.`,
    details: { graphCode: code },
  });
});

test('where nobody can see how it ends, it may have been made', async () => {
  const { context } = recordedWorld(copy);
  const monitor = async (): Promise<never> => Promise.reject(new OnbehalfError('UNAVAILABLE', 'Not now.'));
  const graph = { ...context.graph, monitor };

  await expect(awaitCopy({ graph, wait: async () => {}, progress: () => {} }, 'Copying a.txt', 'x')).rejects.toMatchObject({
    code: 'UNAVAILABLE',
    message: expect.stringContaining('The copy was begun, and may have been done all the same'),
  });
});
