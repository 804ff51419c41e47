import { expect, test } from 'vitest';
import { fakeFetch, refusal, testClient } from '../../test/support/graph-client.ts';
import { createBudget } from './budget.ts';

test('further tries are a hundred, and one more for every two calls that are answered', () => {
  const budget = createBudget();
  const spent = Array.from({ length: 101 }, () => budget.spend());
  budget.earn();
  const tooEarly = budget.spend();
  budget.earn();

  expect(spent).toEqual([...Array<boolean>(100).fill(true), false]);
  expect([tooEarly, budget.spend(), budget.spend()]).toEqual([false, true, false]);
});

test('calls to a service that is down make it less than twice as busy in the end, and one that tells a time to come back is asked again', async () => {
  const { fetch, seen } = fakeFetch(({ url }) =>
    url.includes('throttled') ? refusal(429, 'TooManyRequests', { 'Retry-After': '1' }) : refusal(500 + (seen.length % 3), 'Down'),
  );
  const { graph } = testClient(['GET /me/messages/{id}'], { fetch });
  const read = (id: string): Promise<unknown> => graph.call('GET /me/messages/{id}', { params: { id } }).catch(() => undefined);
  for (let count = 0; count < 300; count += 1) await read(`m${count}`);
  const tries = seen.length;
  await read('throttled');

  expect(tries).toBeLessThan(300 + 100 + 1);
  expect(seen.length - tries).toBeLessThanOrEqual(5);
});
