import { open } from 'node:fs/promises';
import type { Drive, FileUpload } from '../../tenant/drives.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { GraphFailure } from '../route.ts';
import { finishUpload } from './upload-finish.ts';
import { expiryFrom, sessionState } from './upload-session.ts';
import { drivesOf } from './state.ts';
import { sizesOf } from './sizes.ts';

/** Ranges are multiples of it, but for the last one: https://learn.microsoft.com/graph/api/driveitem-createuploadsession#upload-bytes-to-the-upload-session */
const unit = 320 * 1024;
/** A range has fewer bytes: the same page. */
const rangeLimit = 60 * 1024 * 1024;

/** An upload, and the drive that it is for. */
export interface RunningUpload {
  readonly drive: Drive;
  readonly upload: FileUpload;
}

/**
 * Answers `/_files/upload/{id}`: `PUT` brings a range, `GET` asks how far it is, `POST` ends one that was to wait for it, `DELETE` gives it up. The address itself
 * is the permission. A request that brings an `Authorization` header "may" be refused, says the page: that of a personal account is, while work accounts
 * pass it over, as rclone 1.60 sends it there.
 */
export async function uploadHandler(tenant: Tenant, request: Request, id: string): Promise<Response> {
  const running = findUpload(tenant, id);
  if (request.headers.has('Authorization') && running?.drive.driveType === 'personal')
    return failure(new GraphFailure(401, 'unauthenticated', 'Do not send an Authorization header to the address of an upload.'));
  if (!running) return failure(new GraphFailure(404, 'itemNotFound', 'The upload session was not found'));
  try {
    return await answer(tenant, running, request);
  } catch (error) {
    if (error instanceof GraphFailure) return failure(error);
    throw error;
  }
}

async function answer(tenant: Tenant, running: RunningUpload, request: Request): Promise<Response> {
  const { drive, upload } = running;
  switch (request.method) {
    case 'GET':
      return Response.json(sessionState(upload));
    case 'DELETE':
      drive.uploads.delete(upload.id);
      await tenant.content.remove(upload.file);
      return new Response(null, { status: 204 });
    case 'POST':
      if (!upload.isDeferred || upload.received !== upload.size) throw notWhole();
      return finishUpload(tenant, running, request);
    case 'PUT':
      return putRange(tenant, running, request);
    default:
      return new Response(null, { status: 405, headers: { Allow: 'PUT, GET, POST, DELETE' } });
  }
}

/** The upload of an id that has not expired. */
export function findUpload(tenant: Tenant, id: string): RunningUpload | undefined {
  for (const drive of drivesOf(tenant).drives.values()) {
    const upload = drive.uploads.get(id);
    if (upload) return Date.parse(upload.expirationDateTime) > tenant.clock.now().getTime() ? { drive, upload } : undefined;
  }
  return undefined;
}

interface Range {
  readonly first: number;
  readonly length: number;
  readonly total: number;
}

async function putRange(tenant: Tenant, running: RunningUpload, request: Request): Promise<Response> {
  const { drive, upload } = running;
  const range = rangeIn(request);
  judge(tenant, running, range);
  await writeRange(tenant, upload, range, request);
  // Judged again: the same range may have come twice at a time, or the session was given up.
  if (drive.uploads.get(upload.id) !== upload) throw new GraphFailure(404, 'itemNotFound', 'The upload session was not found');
  judge(tenant, running, range);
  upload.received += range.length;
  upload.size = range.total;
  upload.expirationDateTime = expiryFrom(tenant.clock.now());
  if (upload.received < range.total || upload.isDeferred) return Response.json(sessionState(upload), { status: 202 });
  return finishUpload(tenant, running, request);
}

function rangeIn(request: Request): Range {
  const [, first, last, total] = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(request.headers.get('Content-Range')?.trim() ?? '') ?? [];
  const range = { first: Number(first), length: Number(last) - Number(first) + 1, total: Number(total) };
  // Assumption: codes and words of this and of the refusals below.
  if (first === undefined || range.length < 1 || range.first + range.length > range.total)
    throw new GraphFailure(400, 'invalidRequest', 'The Content-Range header is missing or malformed.');
  return range;
}

function judge(tenant: Tenant, { drive, upload: { received, size } }: RunningUpload, { first, length, total }: Range): void {
  if (length >= rangeLimit) throw new GraphFailure(413, 'invalidRequest', 'A range must have less than 60 MiB.');
  if (size !== null && total !== size)
    throw new GraphFailure(400, 'invalidRequest', 'Declared file size does not match the one of earlier ranges.');
  if (first < received)
    throw new GraphFailure(416, 'invalidRange', 'Optimistic concurrency failure during fragmented upload', {
      innerCodes: ['fragmentOverlap'],
    });
  if (first > received)
    throw new GraphFailure(416, 'invalidRange', 'The uploaded fragment is out of order.', { innerCodes: ['fragmentOutOfOrder'] });
  // Assumption: the page says that errors come when the file is put together; here they come at once.
  if (length % unit !== 0 && first + length !== total)
    throw new GraphFailure(400, 'invalidRequest', 'The size of a range must be a multiple of 320 KiB (327,680 bytes).');
  // Assumption: what has no room is refused with its first range.
  if (total > sizesOf(tenant, drive).remaining) throw new GraphFailure(507, 'quotaLimitReached', 'Insufficient Space Available');
}

/** Writes a range to its place in the file. "If an upload request is disconnected ..., all bytes in that request are ignored." */
async function writeRange(tenant: Tenant, { file }: FileUpload, { first, length }: Range, request: Request): Promise<void> {
  const path = tenant.content.pathOf(file);
  const handle = await open(path, first === 0 ? 'w' : 'r+', 0o600);
  let written = 0;
  try {
    for await (const chunk of request.body ?? []) {
      if (written + chunk.byteLength > length) throw lengthMismatch();
      await handle.write(chunk, 0, chunk.byteLength, first + written);
      written += chunk.byteLength;
    }
  } finally {
    await handle.close();
  }
  if (written !== length) throw lengthMismatch();
}

function lengthMismatch(): GraphFailure {
  return new GraphFailure(400, 'invalidRequest', 'Declared fragment length does not match the provided number of bytes');
}

function notWhole(): GraphFailure {
  return new GraphFailure(400, 'invalidRequest', 'The upload is not whole, or is not one that waits for a last request.');
}

function failure({ status, code, message, innerCodes }: GraphFailure): Response {
  const [inner] = innerCodes;
  return Response.json({ error: { code, message, ...(inner !== undefined && { innererror: { code: inner } }) } }, { status });
}
