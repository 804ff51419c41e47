import type { Call } from '../route.ts';
import { uploadOrigin } from '../upload-origin.ts';
import { hostOf } from './state.ts';

/** What an answer about files depends on besides the files: whose they are, and where the request went. */
export type View = Pick<Call, 'tenant' | 'url'>;

/** The origin of addresses that contents come from and go to: another host than that of Graph, so that clients do not send it their token. */
export function filesOrigin({ tenant, url }: View): string {
  if (url.hostname === hostOf(tenant)) return url.origin;
  return url.hostname === 'graph.microsoft.com' ? `https://${hostOf(tenant)}` : uploadOrigin(url.origin);
}
