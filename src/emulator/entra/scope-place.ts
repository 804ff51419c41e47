import type { Application } from '../tenant/directory.ts';
import type { Exchange } from './exchange.ts';
import type { ScopePlace } from './scopes.ts';

/** The place of a request. */
export function scopePlace({ entra, url, permissions }: Exchange, application: Application, endpoint: ScopePlace['endpoint']): ScopePlace {
  return { endpoint, permissions, host: url.hostname, tenant: entra.tenant, application: application.displayName };
}
