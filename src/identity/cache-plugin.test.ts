import { expect, test } from 'vitest';
import type { TokenCacheContext } from '@azure/msal-node';
import { cachePlugin } from './cache-plugin.ts';
import { parseCache } from './cache-text.ts';
import { createNoStorage } from './storage/none.ts';
import type { TokenStorage } from './storage/token-storage.ts';

const text = (tokens: Record<string, string>): string =>
  JSON.stringify({ Account: {}, IdToken: {}, AccessToken: {}, RefreshToken: Object.fromEntries(Object.entries(tokens).map(([key, secret]) => [key, { secret }])), AppMetadata: {} });

/** An access of MSAL that ends with `after` in its memory. */
function access(after: string, hasChanged: boolean): { context: TokenCacheContext; seen: string[] } {
  const seen: string[] = [];
  const tokenCache = { deserialize: (cache: string) => void seen.push(cache), serialize: () => after };
  return { context: { tokenCache, cacheHasChanged: hasChanged } as unknown as TokenCacheContext, seen };
}

async function secretsIn(storage: TokenStorage): Promise<unknown> {
  return Object.fromEntries(Object.entries(parseCache((await storage.read('key'))?.content).RefreshToken).map(([key, { secret }]) => [key, secret]));
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
