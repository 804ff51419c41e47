import { expect, test } from 'vitest';
import { withPreparedQueries } from './prepared-queries.ts';

/** A connection that writes down what it is asked, and answers when it is told to. */
function connection() {
  const asked: unknown[] = [];
  const answers: PromiseWithResolvers[] = [];
  const client = {
    query(...said: readonly unknown[]): Promise<unknown> {
      asked.push(said[0]);
      const answer = withResolvers();
      answers.push(answer);
      return answer.promise;
    },
  };
  withPreparedQueries(client);
  return { client, asked, answers };
}

interface PromiseWithResolvers {
  readonly promise: Promise<unknown>;
  readonly resolve: (value: unknown) => void;
  readonly reject: (reason: unknown) => void;
}

function withResolvers(): PromiseWithResolvers {
  let resolve: PromiseWithResolvers['resolve'] = () => {};
  let reject: PromiseWithResolvers['reject'] = () => {};
  const promise = new Promise<unknown>((...both) => ([resolve, reject] = both));
  return { promise, resolve, reject };
}

test('a statement with parameters has one name for each text, others have none', () => {
  const { client, asked } = connection();
  void client.query('select $1', [1]);
  void client.query('select $1, $2', [1, 2]);
  void client.query('select $1', [3]);
  void client.query('create table one ()');
  void client.query({ text: 'select $1', values: [4] });

  expect(asked).toEqual([
    { name: 'onbehalf 0', text: 'select $1', values: [1] },
    { name: 'onbehalf 1', text: 'select $1, $2', values: [1, 2] },
    { name: 'onbehalf 0', text: 'select $1', values: [3] },
    'create table one ()',
    { text: 'select $1', values: [4] },
  ]);
});

test('what follows the start of a transaction is sent at once, and answered after that start', async () => {
  const { client, asked, answers } = connection();
  expect(await client.query('BEGIN ISOLATION LEVEL READ COMMITTED')).toEqual({ rows: [], rowCount: 0 });
  const first = client.query('insert', []);
  expect(asked).toHaveLength(2);
  answers[1]?.resolve('inserted');
  expect(await Promise.race([first, new Promise((resolve) => setImmediate(resolve, 'waits'))])).toBe('waits');
  answers[0]?.resolve('begun');
  expect(await first).toBe('inserted');

  const second = client.query('COMMIT');
  answers[2]?.resolve('committed');
  expect(await second).toBe('committed');
});

test('a transaction that did not start is told by its first statement', async () => {
  const { client, answers } = connection();
  await client.query('BEGIN');
  const first = client.query('insert');
  answers[0]?.reject(new Error('The server goes down.'));
  answers[1]?.resolve('inserted by itself');

  await expect(first).rejects.toThrow('The server goes down.');
});

test('who wants to be called back is', () => {
  const calls: unknown[][] = [];
  const client = { query: (...said: unknown[]): undefined => void calls.push(said) };
  withPreparedQueries(client);
  const callback = (): void => {};
  client.query('select $1', [1], callback);
  client.query('BEGIN', undefined, callback);

  expect(calls).toEqual([
    [{ name: 'onbehalf 0', text: 'select $1', values: [1] }, undefined, callback],
    ['BEGIN', undefined, callback],
  ]);
});
