import type { Application } from '../tenant/directory.ts';
import type { Exchange } from './exchange.ts';
import { EntraFailure } from './failure.ts';
import type { ScopePlace } from './scopes.ts';

/** The place of a request. */
export function scopePlace({ entra, url, permissions }: Exchange, application: Application, endpoint: ScopePlace['endpoint']): ScopePlace {
  return { endpoint, permissions, host: url.hostname, tenant: entra.tenant, application: application.displayName };
}

/** The `scope` of a request that cannot do without. @throws EntraFailure 900144, which names `resource` before v2.0. */
export function requiredScope({ parameter, version }: Exchange): string {
  const scope = parameter('scope');
  if (scope === undefined) throw new EntraFailure(900144, { parameter: version === 1 ? 'resource' : 'scope' });
  return scope;
}
