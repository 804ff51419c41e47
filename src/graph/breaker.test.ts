import { expect, test } from 'vitest';
import { fakeFetch, refusal, testClient } from '../../test/support/graph-client.ts';
import { createBreaker } from './breaker.ts';

const settings = { givenUp: 3, quietMS: 1000 };

/** A breaker after three calls to `files` that were given up at the moment 0. */
function opened() {
  const breaker = createBreaker(settings);
  for (let count = 0; count < 3; count += 1) {
    expect(breaker.closedFor('files', 0)).toBeUndefined();
    breaker.givenUp('files', 0);
  }
  return breaker;
}

test('after some calls that were given up in a row none goes to that service for a while, and all go to the others', () => {
  const breaker = opened();

  expect(breaker.closedFor('files', 400)).toBe(600);
  expect(breaker.closedFor('outlook', 400)).toBeUndefined();
});

test('then one goes, and the others when that is answered', () => {
  const breaker = opened();

  expect(breaker.closedFor('files', 1000)).toBeUndefined();
  expect(breaker.closedFor('files', 1001)).toBe(999);
  breaker.answered('files');
  expect(breaker.closedFor('files', 1002)).toBeUndefined();
});

test('or none for as long again, when that one is given up as well', () => {
  const breaker = opened();

  expect(breaker.closedFor('files', 1000)).toBeUndefined();
  breaker.givenUp('files', 1500);
  expect(breaker.closedFor('files', 1600)).toBe(900);
});

test('an answer in between begins the count anew', () => {
  const breaker = createBreaker(settings);
  for (const answered of [false, false, true, false, false]) {
    if (answered) breaker.answered('files');
    else breaker.givenUp('files', 0);
  }

  expect(breaker.closedFor('files', 0)).toBeUndefined();
});

test('a client sends nothing to a service that does not answer, says so, and finds out when it is back', async () => {
  let isDown = true;
  let time = Date.UTC(2026, 0, 1);
  const { fetch, seen } = fakeFetch(() => (isDown ? refusal(503, 'serviceNotAvailable') : Response.json({ id: '1' })));
  const { graph } = testClient(['GET /me/messages/{id}', 'GET /me/drive'], {
    fetch,
    now: () => new Date(time),
    retry: { attempts: 2 },
  });
  const read = (): Promise<unknown> => graph.call('GET /me/messages/{id}', { params: { id: 'm' } });
  for (let count = 0; count < 5; count += 1) await expect(read()).rejects.toMatchObject({ code: 'UNAVAILABLE', details: { status: 503 } });
  const before = seen.length;

  await expect(read()).rejects.toMatchObject({
    code: 'UNAVAILABLE',
    message:
      'mail.test did not send GET /me/messages/{id}: the service behind it (outlook) did not answer the calls before, and is left alone for another 30 s. ' +
      'Nothing of it was done.',
  });
  expect(seen).toHaveLength(before);
  await expect(graph.call('GET /me/drive')).rejects.toMatchObject({ details: { status: 503 } });
  isDown = false;
  time += 30_000;
  await expect(read()).resolves.toEqual({ id: '1' });
  await expect(read()).resolves.toEqual({ id: '1' });
});
