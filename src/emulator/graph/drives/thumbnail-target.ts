import type { Tenant } from '../../tenant/tenant.ts';
import { unpackToken } from '../odata/opaque-token.ts';
import { drivesOf } from './state.ts';
import { frameOf, thumbnailOf, thumbnailPurpose } from './thumbnails.ts';

/** Answers `/_files/thumbnail/{token}`: the address itself is the permission. */
export async function thumbnailHandler(tenant: Tenant, request: Request, token: string): Promise<Response> {
  if (request.method !== 'GET') return new Response(null, { status: 405, headers: { Allow: 'GET' } });
  const { driveId = '', itemId = '', size = '' } = (unpackToken(tenant, thumbnailPurpose, token)?.state ?? {}) as Record<string, string>;
  const item = drivesOf(tenant).drives.get(driveId)?.items.get(itemId);
  const frame = frameOf(size);
  const picture = item && frame && item.deletedDateTime === undefined ? await thumbnailOf(tenant, item, frame) : undefined;
  if (!picture) return Response.json({ error: { code: 'itemNotFound', message: 'The resource could not be found.' } }, { status: 404 });
  return new Response(new Uint8Array(picture), { headers: { 'Content-Type': 'image/png', 'Content-Length': String(picture.length) } });
}
