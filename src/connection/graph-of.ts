import { createGraphClient, type GraphClient } from '../graph/index.ts';
import { environments, type ScopeSettings } from '../identity/index.ts';
import type { Tokens } from './tokens.ts';
import type { World } from './world.ts';

/**
 * Microsoft Graph as settings reach it from a world.
 *
 * @param signal - Cancels every call.
 */
export function graphOf(settings: ScopeSettings, world: World, token: Tokens['token'], signal: AbortSignal): GraphClient {
  return createGraphClient({
    fetch: world.fetch,
    graphUrl: world.graphUrl ?? environments[settings.environment].graphUrl,
    token,
    signal,
    timeoutMS: settings.timeoutMS,
    ...(settings.retryTimeoutSeconds !== undefined && { retry: { totalMS: settings.retryTimeoutSeconds * 1000 } }),
    notify: (event) => world.notify(event),
    now: world.now,
  });
}
