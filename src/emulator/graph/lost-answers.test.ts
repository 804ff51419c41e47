import { describe, expect, test } from 'vitest';
import { changingBodies, changingCall, changingWorlds, type ChangingWorld, unchanging } from '../../../test/support/changing-calls.ts';
import { ConnectionReset } from '../faults/connection-reset.ts';
import { encodePlain } from '../tenant/plain-data.ts';
import { allApplicationRoutes } from './applications/routes.ts';
import { mailRoutes } from './mail/routes.ts';

// The fault stands before every area; these two have a call of each operation. Folders in folders are the same operations again.
const operations = [...allApplicationRoutes, ...mailRoutes]
  .map(({ operation }) => operation)
  .filter((operation) => !operation.startsWith('GET ') && !operation.includes('{ancestor-'));

const newWorld = await changingWorlds();
const before = stateOf(newWorld());

/** All that the tenant holds, as text. */
function stateOf({ graph }: ChangingWorld): string {
  const { clock: _clock, ids: _ids, content: _content, ...state } = graph.tenant;
  return JSON.stringify(encodePlain(state));
}

type Ending = 'whole' | 'broken' | 'error' | 'broken in a batch' | 'error in a batch';

/** Makes the call of an operation in a world of its own; its answer is lost as said. */
async function run(operation: string, ending: Ending): Promise<{ status: number | 'broken'; state: string }> {
  const world = newWorld();
  const { graph } = world;
  const { path, ...init } = changingCall(operation, world);
  if (ending !== 'whole')
    graph.faults.add({ kind: 'lostAnswer', match: { operation }, ...(ending.startsWith('error') && { status: 502 }) });
  const request = {
    id: '1',
    method: init.method,
    url: path,
    ...(init.body !== undefined && { body: init.body, headers: { 'Content-Type': 'application/json' } }),
  };
  const status = ending.endsWith('in a batch')
    ? await memberStatus(graph.json('/v1.0/$batch', { ...init, method: 'POST', body: { requests: [request] } }))
    : await graph.call(`/v1.0${path}`, init).then(
        (response) => response.status,
        (error: unknown) => (error instanceof ConnectionReset ? 'broken' : Promise.reject(error)),
      );
  return { status, state: stateOf(world) };
}

async function memberStatus(batch: Promise<{ body: Record<string, unknown> }>): Promise<number> {
  const [member] = (await batch).body['responses'] as { status: number }[];
  return member?.status ?? 0;
}

test('there is a call of every operation that changes something', () => {
  const without = operations.map((operation) =>
    operation.replace('/mailFolders/{mailFolder-id}/messages/{message-id}', '/messages/{message-id}'),
  );
  expect(Object.keys(changingBodies).toSorted()).toEqual([...new Set(without)].toSorted());
});

describe('what was carried out stays so when its answer is lost', () => {
  test.each(operations)('%s', async (operation) => {
    const { status, state } = await run(operation, 'whole');
    expect(status).toBeLessThan(300);
    expect(state === before).toBe(unchanging.includes(operation));

    const endings: Ending[] = ['broken', 'error', 'broken in a batch', 'error in a batch'];
    const ended = await Promise.all(endings.map((ending) => run(operation, ending)));
    expect(ended.map((one) => [one.status, one.state === state])).toEqual([
      ['broken', true],
      [502, true],
      [504, true],
      [502, true],
    ]);
  });
});
