import type { ICachePlugin } from '@azure/msal-node';
import { parseCache } from './cache-text.ts';
import { mergeCaches } from './merge-caches.ts';
import type { TokenStorage } from '../storage/token-storage.ts';
import { writeMerged } from '../storage/write-merged.ts';

const emptyCache = '{}';

/**
 * Lets MSAL read and write one entry of a token storage. Before each access MSAL gets what is stored; after a change, what MSAL made of it
 * is merged with what others stored meanwhile. An entry that was removed meanwhile (somebody signed out) stays removed.
 */
export function cachePlugin(storage: TokenStorage, key: string): ICachePlugin {
  let base: string | undefined;
  return {
    async beforeCacheAccess({ tokenCache }) {
      base = (await storage.read(key))?.content;
      try {
        tokenCache.deserialize(JSON.stringify(parseCache(base)));
      } catch {
        // MSAL cannot read it: nobody is signed in then, and a new sign-in takes its place.
        base = undefined;
        tokenCache.deserialize(emptyCache);
      }
    },
    async afterCacheAccess({ tokenCache, cacheHasChanged }) {
      if (!cacheHasChanged) return;
      const ours = tokenCache.serialize();
      await writeMerged(storage, key, (theirs) => (theirs === undefined ? undefined : mergeCaches(base, ours, theirs)));
    },
  };
}
