import { expect, test } from 'vitest';
import { type Area, areas } from './areas.ts';
import type { Route } from './route.ts';
import { fixedRoutes, routesOnDemand } from './routes-on-demand.ts';

test('an area is loaded with the first request for it, once, and no other is', async () => {
  const loaded: string[] = [];
  const told = Object.fromEntries(
    Object.entries(areas).map(([area, load]) => [area, async () => (loaded.push(area), await load())]),
  ) as unknown as Record<Area, () => Promise<readonly Route[]>>;
  const routes = routesOnDemand(told);

  expect(await routes.find('GET', '/me/nothing')).toBeUndefined();
  expect(loaded).toEqual([]);
  const found = await Promise.all(['/me/messages', '/users/ada/messages/1'].map((path) => routes.find('GET', path)));
  expect(found.map((match) => [match?.route.operation, match?.ownerKey, match?.params])).toEqual([
    ['GET /me/messages', undefined, {}],
    ['GET /me/messages/{message-id}', 'ada', { 'message-id': '1' }],
  ]);
  expect(loaded).toEqual(['mail']);
  await routes.find('POST', '/me/events');
  expect(loaded).toEqual(['mail', 'calendar']);
});

test('a table that names what its area does not serve is an error', async () => {
  const routes = routesOnDemand({ ...areas, planner: async () => [] });

  await expect(routes.find('GET', '/planner/plans/1')).rejects.toThrow(
    'The table of operations has GET /planner/plans/{plan}, which planner does not serve.',
  );
});

test('given routes are found, and no others', async () => {
  const [first] = await areas.planner();
  const routes = fixedRoutes(first ? [first] : []);

  expect((await routes.find('GET', first?.operation.split(' ')[1]?.replaceAll(/[{}]/g, '') ?? ''))?.route).toBe(first);
  expect(await routes.find('GET', '/me/messages')).toBeUndefined();
});
