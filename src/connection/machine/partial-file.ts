import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { open, readdir, rename, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import type { ResumableContent } from '../../core/ports.ts';
import { errnoOf } from './disk-failure.ts';

// What came of a content before it broke off lies beside the file that it is to be, `.onbehalf-DIGEST-PROCESS.part`: the process tells the others that it is
// at it. 0 is nobody.
const form = /^\.onbehalf-([\da-f]{32})-(\d+)\.part$/;

/** What broke off so long ago will not go on. In milliseconds: a week. */
const keptMS = 7 * 86_400_000;

/** Bytes that are read at a time of what is there already. */
const block = 1_048_576;

/**
 * Bytes that are written at a time: 128 KiB. Linux takes memory for what is written in pieces as large as the write, and large ones are those that nobody had
 * for long, which a virtual machine has to get first: up to ten times the time.
 */
const writeBytes = 131_072;

const follows = constants.O_NOFOLLOW ?? 0;

/** A partial file that this process has for itself. */
export interface PartialFile {
  readonly path: string;
  /** Leaves it to whoever wants to go on. */
  release(): Promise<void>;
}

/** Takes over what is there of a content, or begins it; undefined where this process is at it already. */
export async function claimPartial(folder: string, { identity }: ResumableContent): Promise<PartialFile | undefined> {
  const digest = createHash('sha256').update(identity).digest('hex').slice(0, 32);
  const pathFor = (owner: number): string => join(folder, `.onbehalf-${digest}-${owner}.part`);
  const path = pathFor(process.pid);
  try {
    await (await open(path, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | follows)).close();
  } catch (error) {
    if (errnoOf(error) === 'EEXIST') return undefined;
    throw error;
  }
  for (const name of await readdir(folder)) {
    const [, itsDigest, owner] = form.exec(name) ?? [];
    if (itsDigest !== digest || Number(owner) === process.pid || isRunning(Number(owner))) continue;
    // Renaming is one step: of two that want it, one has it, and the other begins anew.
    const isOurs = await rename(join(folder, name), path).then(
      () => true,
      () => false,
    );
    if (isOurs) break;
  }
  return { path, release: () => rename(path, pathFor(0)) };
}

/** True for a partial file that nobody will want any more. */
export function isForgotten(name: string, stillForMS: number): boolean {
  return form.test(name) && stillForMS > keptMS;
}

/** Adds to a partial file what is missing. */
export async function fillPartial(path: string, content: ResumableContent): Promise<void> {
  const file = await open(path, constants.O_RDWR | follows);
  try {
    const { size } = await file.stat();
    const start = size > content.size ? 0 : size;
    if (start !== size) await file.truncate(0);
    await readThrough(file, start, content);
    if (start < content.size || content.size === 0) await writeOn(file, start, content);
  } finally {
    await file.close();
  }
}

/** Writes what comes in blocks: pieces of a connection are small, and each write costs. What came before it broke off is written as well. */
async function writeOn(file: FileHandle, start: number, content: ResumableContent): Promise<void> {
  const waiting = new Uint8Array(block);
  let filled = 0;
  let end = start;
  const put = async (bytes: Uint8Array): Promise<void> => {
    // The digest is made while the disk is at it.
    const writing = writeWhole(file, bytes, end);
    content.seen(bytes);
    await writing;
    end += bytes.length;
  };
  const flush = async (): Promise<void> => {
    const bytes = waiting.subarray(0, filled);
    filled = 0;
    await put(bytes);
  };
  try {
    for await (const piece of await content.from(start))
      for (let at = 0; at < piece.length;) {
        if (filled === 0 && piece.length - at >= block) {
          await put(piece.subarray(at, (at += block)));
          continue;
        }
        const part = piece.subarray(at, at + block - filled);
        waiting.set(part, filled);
        filled += part.length;
        at += part.length;
        if (filled === block) await flush();
      }
  } finally {
    await flush();
  }
}

async function readThrough(file: FileHandle, end: number, content: ResumableContent): Promise<void> {
  const memory = new Uint8Array(Math.min(block, end));
  for (let start = 0; start < end;) {
    const { bytesRead, buffer } = await file.read(memory, 0, Math.min(block, end - start), start);
    if (bytesRead === 0) return;
    content.seen(buffer.subarray(0, bytesRead));
    start += bytesRead;
  }
}

async function writeWhole(file: FileHandle, piece: Uint8Array, at: number): Promise<void> {
  for (let written = 0; written < piece.length;) {
    const { bytesWritten } = await file.write(piece, written, Math.min(writeBytes, piece.length - written), at + written);
    written += bytesWritten;
  }
}

function isRunning(process_: number): boolean {
  if (process_ === 0) return false;
  try {
    process.kill(process_, 0);
    return true;
  } catch (error) {
    // Somebody else's process is running as well.
    return errnoOf(error) === 'EPERM';
  }
}
