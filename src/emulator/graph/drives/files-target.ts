import type { Tenant } from '../../tenant/tenant.ts';
import { contentHandler } from './content-target.ts';
import { monitorHandler } from './monitor-target.ts';
import { thumbnailHandler } from './thumbnail-target.ts';
import { uploadHandler } from './upload-target.ts';

/** Answers requests to the addresses that the emulated Graph hands out for contents, uploads and copies: `/_files/...`. */
export async function filesHandler(tenant: Tenant, request: Request): Promise<Response> {
  // Whoever reads a file reads what was done in it as a workbook.
  await tenant.workbooks?.settle();
  const [, , kind = '', token = ''] = new URL(request.url).pathname.split('/');
  if (kind === 'content') return contentHandler(tenant, request, token);
  if (kind === 'upload') return uploadHandler(tenant, request, token);
  if (kind === 'thumbnail') return thumbnailHandler(tenant, request, token);
  if (kind === 'monitor') return monitorHandler(tenant, request, token);
  return Response.json({ error: { code: 'itemNotFound', message: 'The resource could not be found.' } }, { status: 404 });
}
