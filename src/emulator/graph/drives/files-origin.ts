import type { Call } from '../route.ts';
import { uploadOrigin } from '../upload-origin.ts';
import { hostOf } from './state.ts';

/** The origin of addresses that contents come from and go to: another host than that of Graph, so that clients do not send it their token. */
export function filesOrigin({ tenant, url }: Call): string {
  return url.hostname === 'graph.microsoft.com' ? `https://${hostOf(tenant)}` : uploadOrigin(url.origin);
}
