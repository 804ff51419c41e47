import { createHash } from 'node:crypto';
import { FileResponse } from '../../file-response.ts';
import type { Drive, DriveItem, FileContent } from '../../tenant/drives.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { unpackToken } from '../odata/opaque-token.ts';
import { type AddressedContent, contentPurpose } from './content-address.ts';
import { bodyOf, partOf } from './content.ts';
import { mimeTypeOf } from './mime-types.ts';
import { drivesOf } from './state.ts';

/** How long an address of a content is good, in milliseconds. Assumption: pages say that it is short-lived. */
const lifetime = 60 * 60 * 1000;

/** Answers `/_files/content/{token}`: the address itself is the permission. `Range` asks for a part (RFC 9110, section 14). */
export async function contentHandler(tenant: Tenant, request: Request, token: string): Promise<Response> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return new Response(null, { status: 405, headers: { Allow: 'GET, HEAD' } });
  const unpacked = unpackToken(tenant, contentPurpose, token);
  // Assumption: an address that was changed or is too old is refused as a missing permission.
  if (!unpacked || tenant.clock.now().getTime() - unpacked.at > lifetime)
    return Response.json({ error: { code: 'unauthenticated', message: 'The address of the content is no longer good.' } }, { status: 401 });
  const addressed = unpacked.state as AddressedContent;
  const found = find(tenant, addressed);
  if (!found) return Response.json({ error: { code: 'itemNotFound', message: 'The resource could not be found.' } }, { status: 404 });
  return addressed.format ? pdfResponse(tenant, found) : contentResponse(tenant, request, found);
}

interface Found {
  readonly item: DriveItem;
  readonly content: FileContent;
}

function find(tenant: Tenant, { driveId, itemId, versionId }: AddressedContent): Found | undefined {
  const drive: Drive | undefined = drivesOf(tenant).drives.get(driveId);
  const item = drive?.items.get(itemId);
  if (!item || item.deletedDateTime !== undefined) return undefined;
  const content = versionId === null ? item.content : (item.versions.find(({ id }) => id === versionId)?.content ?? null);
  return content ? { item, content } : undefined;
}

async function pdfResponse(tenant: Tenant, { item, content }: Found): Promise<Response> {
  const { NotConverted, toPdf } = await import('./pdf.ts');
  const bytes = new Uint8Array(await new Response(bodyOf(tenant, content, 0, content.size - 1)).arrayBuffer());
  try {
    const pdf = await toPdf(item.name, bytes);
    return new Response(new Uint8Array(pdf), { headers: { 'Content-Type': 'application/pdf', 'Content-Length': String(pdf.length) } });
  } catch (error) {
    if (!(error instanceof NotConverted)) throw error;
    return Response.json({ error: { code: 'NotImplemented', message: error.message } }, { status: 501 });
  }
}

function contentResponse(tenant: Tenant, request: Request, { item, content }: Found): Response {
  const { size } = content;
  const etag = `"${createHash('sha256').update(`${item.guid} ${content.quickXorHash} ${size}`).digest('hex').slice(0, 32)}"`;
  const headers: Record<string, string> = {
    'Accept-Ranges': 'bytes',
    'Content-Type': item.mimeType ?? mimeTypeOf(item.name),
    'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(item.name)}`,
    'Last-Modified': new Date(item.lastModifiedDateTime).toUTCString(),
    ETag: etag,
  };
  const isWanted = request.headers.get('If-Range') === null || request.headers.get('If-Range') === etag;
  const range = isWanted ? rangeIn(request.headers.get('Range'), size) : undefined;
  if (range === 'none') return new Response(null, { status: 416, headers: { ...headers, 'Content-Range': `bytes */${size}` } });
  const { first, last } = range ?? { first: 0, last: size - 1 };
  const length = last - first + 1;
  const init = {
    status: range ? 206 : 200,
    headers: { ...headers, 'Content-Length': String(length), ...(range && { 'Content-Range': `bytes ${first}-${last}/${size}` }) },
  };
  if (request.method === 'HEAD' || length === 0) return new Response(null, init);
  const part = partOf(tenant, content, first, last);
  return part ? new FileResponse(part, init) : new Response(bodyOf(tenant, content, first, last), init);
}

/** One range of a header; undefined for no header, for one that is no range, and for several, which may be answered with all. */
function rangeIn(header: string | null, size: number): { readonly first: number; readonly last: number } | 'none' | undefined {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '') ?? [];
  if (from === '' && to === '') return undefined;
  if (from === '') return to === '0' || size === 0 ? 'none' : { first: Math.max(0, size - Number(to)), last: size - 1 };
  if (to !== '' && Number(to) < Number(from)) return undefined;
  if (Number(from) >= size) return 'none';
  return { first: Number(from), last: to === '' ? size - 1 : Math.min(Number(to), size - 1) };
}
