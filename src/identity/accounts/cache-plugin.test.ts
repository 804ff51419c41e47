import { expect, test } from 'vitest';
import type { TokenCacheContext } from '@azure/msal-node';
import { cachePlugin } from './cache-plugin.ts';
import { parseCache } from './cache-text.ts';
import { createNoStorage } from '../storage/none.ts';
import type { TokenStorage } from '../storage/token-storage.ts';

const text = (tokens: Record<string, string>): string =>
  JSON.stringify({
    Account: {},
    IdToken: {},
    AccessToken: {},
    RefreshToken: Object.fromEntries(Object.entries(tokens).map(([key, secret]) => [key, { secret }])),
    AppMetadata: {},
  });

/** An access of MSAL that ends with `after` in its memory. */
function access(after: string, hasChanged: boolean): { context: TokenCacheContext; seen: string[] } {
  const seen: string[] = [];
  const tokenCache = { deserialize: (cache: string) => void seen.push(cache), serialize: () => after };
  return { context: { tokenCache, cacheHasChanged: hasChanged } as unknown as TokenCacheContext, seen };
}

async function secretsIn(storage: TokenStorage): Promise<unknown> {
  return Object.fromEntries(
    Object.entries(parseCache((await storage.read('key'))?.content).RefreshToken).map(([key, { secret }]) => [key, secret]),
  );
}

test('MSAL sees what is stored, and what it changed is stored', async () => {
  const storage = createNoStorage();
  await storage.write('key', text({ a: '1' }), undefined);
  const plugin = cachePlugin(storage, 'key');
  const { context, seen } = access(text({ a: '2' }), true);
  await plugin.beforeCacheAccess(context);
  await plugin.afterCacheAccess(context);

  expect(seen).toEqual([text({ a: '1' })]);
  expect(await secretsIn(storage)).toEqual({ a: '2' });
});

test('what another process stored meanwhile is kept', async () => {
  const storage = createNoStorage();
  await storage.write('key', text({ a: '1' }), undefined);
  const plugin = cachePlugin(storage, 'key');
  const { context } = access(text({ a: '2' }), true);
  await plugin.beforeCacheAccess(context);
  await storage.write('key', text({ a: '1', b: '9' }), (await storage.read('key'))?.version);
  await plugin.afterCacheAccess(context);

  expect(await secretsIn(storage)).toEqual({ a: '2', b: '9' });
});

test('an access that changed nothing writes nothing', async () => {
  const storage = createNoStorage();
  await storage.write('key', text({ a: '1' }), undefined);
  const before = await storage.read('key');
  const plugin = cachePlugin(storage, 'key');
  const { context } = access(text({ a: '2' }), false);
  await plugin.beforeCacheAccess(context);
  await plugin.afterCacheAccess(context);

  expect(await storage.read('key')).toEqual(before);
});

test('an account that was signed out meanwhile does not come back', async () => {
  const storage = createNoStorage();
  await storage.write('key', text({ a: '1' }), undefined);
  const plugin = cachePlugin(storage, 'key');
  const { context } = access(text({ a: '2' }), true);
  await plugin.beforeCacheAccess(context);
  await storage.remove('key');
  await plugin.afterCacheAccess(context);

  expect(await storage.list()).toEqual([]);
});

test.each([
  ['is no JSON', 'x'],
  ['has values that are no texts', JSON.stringify({ IdToken: { a: { realm: 0 } }, Account: { a: { tenantProfiles: [1] } } })],
  ['has half a character', JSON.stringify({ RefreshToken: { a: { secret: '\uD800' } } })],
])('a text that %s is nobody for MSAL', async (_, stored) => {
  const storage = createNoStorage();
  await storage.write('key', stored, undefined);
  const { context, seen } = access('', false);
  await cachePlugin(storage, 'key').beforeCacheAccess(context);

  expect(seen).toEqual([text({})]);
});

test('what MSAL cannot read is nobody, and stays until a sign-in takes its place', async () => {
  const storage = createNoStorage();
  await storage.write('key', text({ a: '1' }), undefined);
  const seen: string[] = [];
  const deserialize = (cache: string): void => {
    seen.push(cache);
    if (cache !== '{}') throw new SyntaxError('It is of another version.');
  };
  const context = { tokenCache: { deserialize, serialize: () => text({}) }, cacheHasChanged: true } as unknown as TokenCacheContext;
  const plugin = cachePlugin(storage, 'key');
  await plugin.beforeCacheAccess(context);
  await plugin.afterCacheAccess(context);

  expect(seen).toEqual([text({ a: '1' }), '{}']);
  expect(await secretsIn(storage)).toEqual({ a: '1' });
});
