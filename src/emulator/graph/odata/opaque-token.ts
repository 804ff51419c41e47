import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Tenant } from '../../tenant/tenant.ts';

/**
 * Packs state into an opaque text for `$skiptoken` and `$deltatoken`. It cannot be changed by the client, and is good for this
 * tenant and purpose only.
 *
 * @param purpose - What it is for, for example `messages-delta:{folder id}`; it must be the same when the token is read.
 * @param state - JSON data.
 */
export function packToken(tenant: Tenant, purpose: string, state: unknown): string {
  const content = Buffer.from(JSON.stringify({ state, at: tenant.clock.now().getTime() }));
  return Buffer.concat([sign(tenant, purpose, content), content]).toString('base64url');
}

/** What was packed, and when (milliseconds since 1970 in the tenant's time). */
export interface Unpacked {
  readonly state: unknown;
  readonly at: number;
}

/** Reads what `packToken` wrote, or undefined when the text is not a token of this tenant and purpose. */
export function unpackToken(tenant: Tenant, purpose: string, token: string): Unpacked | undefined {
  const bytes = Buffer.from(token, 'base64url');
  const content = bytes.subarray(signatureLength);
  if (bytes.length <= signatureLength || !timingSafeEqual(bytes.subarray(0, signatureLength), sign(tenant, purpose, content)))
    return undefined;
  const unpacked: Unpacked = JSON.parse(content.toString());
  return unpacked;
}

const signatureLength = 12;

function sign(tenant: Tenant, purpose: string, content: Buffer): Buffer {
  return createHmac('sha256', tenant.id).update(`${purpose}\n`).update(content).digest().subarray(0, signatureLength);
}
