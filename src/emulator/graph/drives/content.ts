import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, readFile, rm } from 'node:fs/promises';
import { bytesOf, type FilePart } from '../../file-response.ts';
import type { Drive, FileContent } from '../../tenant/drives.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { createQuickXorHash } from './quick-xor-hash.ts';

/** Up to so many bytes a content is kept with its item, and needs no file. */
export const smallContent = 64 * 1024;

type Hashes = Pick<FileContent, 'quickXorHash' | 'sha1' | 'sha256'>;

/** Which hashes there are: https://learn.microsoft.com/graph/api/resources/hashes */
function createHashes(drive: Pick<Drive, 'driveType'>): { update(bytes: Uint8Array): void; digest(): Hashes } {
  const quick = createQuickXorHash();
  const others = drive.driveType === 'personal' ? { sha1: createHash('sha1'), sha256: createHash('sha256') } : undefined;
  return {
    update(bytes) {
      quick.update(bytes);
      others?.sha1.update(bytes);
      others?.sha256.update(bytes);
    },
    digest: () => ({
      quickXorHash: quick.digest(),
      ...(others && { sha1: others.sha1.digest('hex').toUpperCase(), sha256: others.sha256.digest('hex').toUpperCase() }),
    }),
  };
}

/** A small content. */
export function contentOf(drive: Pick<Drive, 'driveType'>, bytes: Uint8Array): FileContent {
  const hashes = createHashes(drive);
  hashes.update(bytes);
  return { size: bytes.byteLength, ...hashes.digest(), bytes };
}

/** A content is larger than may be. */
export class ContentTooLarge extends Error {
  override readonly name = 'ContentTooLarge';
}

/**
 * Takes in a content as it comes: it is never in memory as a whole, but for a small one.
 *
 * @param limit - In bytes; as many are still good.
 * @throws ContentTooLarge, and whatever the stream fails with; nothing is left behind then.
 */
export async function receiveContent(
  tenant: Tenant,
  drive: Drive,
  stream: AsyncIterable<Uint8Array> | null,
  limit: number,
): Promise<FileContent> {
  const hashes = createHashes(drive);
  const first: Uint8Array[] = [];
  let size = 0;
  let file: { readonly name: string; readonly handle: Awaited<ReturnType<typeof open>> } | undefined;
  try {
    for await (const chunk of stream ?? []) {
      size += chunk.byteLength;
      if (size > limit) throw new ContentTooLarge();
      hashes.update(chunk);
      if (file) await file.handle.write(chunk);
      else first.push(chunk);
      if (!file && size > smallContent) {
        const name = tenant.content.begin();
        file = { name, handle: await open(tenant.content.pathOf(name), 'wx', 0o600) };
        for (const one of first.splice(0)) await file.handle.write(one);
      }
    }
    await file?.handle.close();
  } catch (error) {
    if (file) {
      await file.handle.close().catch(() => undefined);
      await rm(tenant.content.pathOf(file.name), { force: true });
      await tenant.content.remove(file.name);
    }
    throw error;
  }
  return { size, ...hashes.digest(), ...(file ? { file: file.name } : { bytes: new Uint8Array(Buffer.concat(first)) }) };
}

/** The content of a file of the content store, which becomes its own. */
export async function contentInFile(tenant: Tenant, drive: Drive, name: string, size: number): Promise<FileContent> {
  const path = tenant.content.pathOf(name);
  if (size <= smallContent) {
    const bytes = new Uint8Array(size === 0 ? [] : await readFile(path));
    await rm(path, { force: true });
    await tenant.content.remove(name);
    return contentOf(drive, bytes);
  }
  const hashes = createHashes(drive);
  for await (const chunk of createReadStream(path)) hashes.update(chunk as Uint8Array);
  return { size, ...hashes.digest(), file: name };
}

/** The part of a file in which the bytes of a content from `first` to `last`, both included, are; undefined for a content that has no file. */
export function partOf(tenant: Tenant, { bytes, file = '' }: FileContent, first: number, last: number): FilePart | undefined {
  return bytes ? undefined : { path: tenant.content.pathOf(file), first, last };
}

/** The bytes of a content from `first` to `last`, both included, as a body. */
export function bodyOf(
  tenant: Tenant,
  content: FileContent,
  first: number,
  last: number,
): Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array> {
  const part = partOf(tenant, content, first, last);
  return part ? bytesOf(part) : new Uint8Array(content.bytes?.subarray(first, last + 1) ?? []);
}
