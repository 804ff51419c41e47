import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { link, lstat, open, readdir, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { OnbehalfError } from '../../core/errors.ts';
import { isPassing } from '../../core/passing.ts';
import type { ByteSource, ConflictBehavior, Files, ResumableContent, WrittenFile } from '../../core/ports.ts';
import { makeFolder } from '../../identity/index.ts';
import { contentTypeOf } from './content-type.ts';
import { diskFailure, errnoOf } from './disk-failure.ts';
import { claimPartial, fillPartial, isForgotten } from './partial-file.ts';
import { numberedName, safeName } from './safe-name.ts';

/** The files of this machine. */
export function localFiles(): Files {
  /** Folders that were looked through for what killed processes left; once is enough. */
  const swept = new Set<string>();
  return {
    open: openSource,
    plan,
    async write(folder, name, content, onConflict) {
      const isNew = !swept.has(folder);
      swept.add(folder);
      if (isNew) await removeLeftOvers(folder);
      return await write(folder, name, content, onConflict);
    },
  };
}

/** A file that is being written changes all the time; one that has stood still for so long was left by a process that is gone. In milliseconds. */
const leftOverAfterMS = 3_600_000;
const unfinished = /^\.onbehalf-[\da-f-]{36}\.tmp$/;

/** Removes the halves of files that killed processes left in a folder. What cannot be looked at or removed stays. */
async function removeLeftOvers(folder: string): Promise<void> {
  for (const name of (await readdir(folder).catch(() => [])).filter((candidate) => candidate.startsWith('.onbehalf-'))) {
    const written = await lstat(join(folder, name)).catch(() => undefined);
    const stillForMS = written ? Date.now() - written.mtimeMs : 0;
    if (unfinished.test(name) ? stillForMS > leftOverAfterMS : isForgotten(name, stillForMS))
      await rm(join(folder, name), { force: true }).catch(() => undefined);
  }
}

async function openSource(path: string): Promise<ByteSource> {
  const info = await stat(path).catch((error: unknown) => {
    throw diskFailure(error, path);
  });
  if (!info.isFile()) {
    const kind = info.isDirectory() ? 'a folder' : 'a device or a pipe';
    throw new OnbehalfError('INPUT_INVALID', `${path} is ${kind}, not a file.`, { remedy: 'Name a file.' });
  }
  const name = basename(path);
  return {
    name,
    size: info.size,
    contentType: contentTypeOf(name),
    identity: JSON.stringify([resolve(path), info.size, info.mtimeMs]),
    slice: (start, end, into) => readSlice(path, start, end, into),
  };
}

/** Opens the file anew for each part, so that nobody has to close a source. */
async function readSlice(path: string, start: number, end: number, into?: Uint8Array): Promise<Uint8Array> {
  let file: FileHandle | undefined;
  try {
    file = await open(path, 'r');
    const length = Math.max(0, end - start);
    const bytes = into && into.length >= length ? into.subarray(0, length) : new Uint8Array(length);
    let filled = 0;
    while (filled < bytes.length) {
      const { bytesRead } = await file.read(bytes, filled, bytes.length - filled, start + filled);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    return bytes.subarray(0, filled);
  } catch (error) {
    throw diskFailure(error, path);
  } finally {
    await file?.close();
  }
}

async function plan(folder: string, names: readonly string[], onConflict: ConflictBehavior): Promise<string[]> {
  await checkFolder(folder);
  const planned = new Set<string>();
  const result: string[] = [];
  for (const name of names.map(safeName)) {
    const chosen = await chooseName(folder, name, onConflict, planned);
    planned.add(sameFile(chosen));
    result.push(chosen);
  }
  return result;
}

async function chooseName(folder: string, name: string, onConflict: ConflictBehavior, planned: ReadonlySet<string>): Promise<string> {
  if (onConflict === 'fail' && planned.has(sameFile(name))) throw twice(name);
  for (let number = 0; ; number += 1) {
    const candidate = number === 0 ? name : numberedName(name, number);
    if (planned.has(sameFile(candidate))) continue;
    const there = await lstat(join(folder, candidate)).catch((error: unknown) => {
      if (errnoOf(error) === 'ENOENT') return undefined;
      throw diskFailure(error, join(folder, candidate));
    });
    if (there === undefined || (onConflict === 'replace' && !there.isDirectory())) return candidate;
    if (onConflict !== 'rename') throw taken(folder, candidate);
  }
}

async function write(
  folder: string,
  name: string,
  content: AsyncIterable<Uint8Array> | Uint8Array | ResumableContent,
  onConflict: ConflictBehavior,
): Promise<WrittenFile> {
  await checkFolder(folder);
  const wanted = safeName(name);
  if ('from' in content) return await writeResumable(folder, wanted, content, onConflict);
  const temporary = join(folder, `.onbehalf-${randomUUID()}.tmp`);
  try {
    await makeFolder(folder);
    const size = await fill(temporary, content instanceof Uint8Array ? [content] : content);
    const final = await settle(folder, temporary, wanted, onConflict);
    return { name: final, path: resolve(folder, final), size };
  } catch (error) {
    throw diskFailure(error, join(folder, wanted));
  } finally {
    await rm(temporary, { force: true });
  }
}

async function writeResumable(
  folder: string,
  wanted: string,
  content: ResumableContent,
  onConflict: ConflictBehavior,
): Promise<WrittenFile> {
  try {
    await makeFolder(folder);
    const partial = await claimPartial(folder, content);
    if (!partial) return await write(folder, wanted, checked(content), onConflict);
    let isFilled = false;
    try {
      await fillPartial(partial.path, content);
      isFilled = true;
      content.check();
      const final = await settle(folder, partial.path, wanted, onConflict);
      await rm(partial.path, { force: true });
      return { name: final, path: resolve(folder, final), size: content.size };
    } catch (error) {
      await (isPassing(error) && !isFilled ? partial.release() : rm(partial.path, { force: true }));
      throw error;
    }
  } catch (error) {
    throw diskFailure(error, join(folder, wanted));
  }
}

/** All of a content from the beginning, checked at the end. */
async function* checked(content: ResumableContent): AsyncGenerator<Uint8Array, void, void> {
  for await (const piece of await content.from(0)) {
    content.seen(piece);
    yield piece;
  }
  content.check();
}

/** Writes a file that is not there yet, and follows no link that somebody put in its place. */
async function fill(path: string, content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<number> {
  const file = await open(path, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | (constants.O_NOFOLLOW ?? 0));
  try {
    let size = 0;
    for await (const piece of content) {
      await file.writeFile(piece);
      size += piece.length;
    }
    return size;
  } finally {
    await file.close();
  }
}

/** Gives a finished file its name. A name that is taken is never written through: a link is replaced, what it points to stays as it is. */
async function settle(folder: string, temporary: string, wanted: string, onConflict: ConflictBehavior): Promise<string> {
  if (onConflict === 'replace') {
    const there = await lstat(join(folder, wanted)).catch(() => undefined);
    if (there?.isDirectory()) throw taken(folder, wanted);
    await rename(temporary, join(folder, wanted));
    return wanted;
  }
  for (let number = 0; ; number += 1) {
    const candidate = number === 0 ? wanted : numberedName(wanted, number);
    if (await claim(temporary, join(folder, candidate))) return candidate;
    if (onConflict === 'fail') throw taken(folder, candidate);
  }
}

/** Names a file unless the name is taken; asking and naming are one step, so that two writers cannot both win. */
async function claim(temporary: string, path: string): Promise<boolean> {
  try {
    await link(temporary, path);
    return true;
  } catch (error) {
    if (errnoOf(error) === 'EEXIST') return false;
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'].includes(errnoOf(error) ?? '')) throw error;
  }
  // A disk without hard links: reserve the name, then put the file there.
  try {
    await (await open(path, 'wx')).close();
  } catch (error) {
    if (errnoOf(error) === 'EEXIST') return false;
    throw error;
  }
  await rename(temporary, path);
  return true;
}

async function checkFolder(folder: string): Promise<void> {
  const info = await stat(folder).catch((error: unknown) => {
    if (errnoOf(error) === 'ENOENT') return undefined;
    throw diskFailure(error, folder);
  });
  if (info && !info.isDirectory())
    throw new OnbehalfError('INPUT_INVALID', `${folder} is not a folder.`, { remedy: 'Name a folder to write to.' });
}

/** What names of one file have in common where the file system does not tell upper from lower case. */
function sameFile(name: string): string {
  return name.normalize('NFC').toLowerCase();
}

function taken(folder: string, name: string): OnbehalfError {
  return new OnbehalfError('CONFLICT', `${join(folder, name)} is there already.`);
}

function twice(name: string): OnbehalfError {
  return new OnbehalfError('CONFLICT', `Two files would be named ${name}.`);
}
