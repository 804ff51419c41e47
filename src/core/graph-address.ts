import type { Characters } from './signed-tokens.ts';

const scheme = 'https://';

/**
 * A permission without the address of a cloud's Microsoft Graph in front (https://learn.microsoft.com/entra/identity-platform/scopes-oidc); that of another
 * service stays whole. Host and rest are parted at their slash, so that nothing is looked at twice.
 */
export function withoutGraphAddress(written: Characters): string {
  const end = written.slice(0, scheme.length).toLowerCase() === scheme ? written.indexOf('/', scheme.length) : -1;
  const isGraph = end !== -1 && written.slice(scheme.length, end).toLowerCase().includes('graph');
  return written.slice(isGraph ? end + 1 : 0);
}
