import { createHash } from 'node:crypto';

/*
 * Access tokens for Microsoft Graph are for Graph alone to check: their header has a nonce, and what is signed has its hash in the place of it, so that a
 * signature is wrong for whoever checks it as it stands. Source: people's reports, for there is no page on it:
 * https://github.com/AzureAD/azure-activedirectory-identitymodel-extensions-for-dotnet/issues/853 (what Graph checks), and
 * https://github.com/justinlettau/azure-ad-verify-token/issues/5 (SHA-256 of the nonce).
 */

/** The hash that stands in the signed header. */
export function hashOf(nonce: string): string {
  return createHash('sha256').update(nonce).digest('base64url');
}

/** Puts the nonce into a token that was signed with its hash. */
export function withNonce(token: string, nonce: string): string {
  return withHeader(token, (header) => ({ ...header, nonce }));
}

/** A token as it was signed; one without a nonce is it already. @throws SyntaxError for a header that is no JSON. */
export function asSigned(token: string): string {
  return withHeader(token, (header) => (typeof header['nonce'] === 'string' ? { ...header, nonce: hashOf(header['nonce']) } : header));
}

function withHeader(token: string, change: (header: Record<string, unknown>) => Record<string, unknown>): string {
  const [head = '', ...others] = token.split('.');
  const header = JSON.parse(Buffer.from(head, 'base64url').toString()) as Record<string, unknown>;
  const changed = change(header);
  return changed === header ? token : [Buffer.from(JSON.stringify(changed)).toString('base64url'), ...others].join('.');
}
