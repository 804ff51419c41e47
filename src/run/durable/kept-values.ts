import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { SealedTexts } from '../../connection/index.ts';
import { OnbehalfError } from '../../core/errors.ts';
import type { KeptList } from '../flow/recorder.ts';

/** What is longer, as JSON, in UTF-16 units, lies in a file beside the store: the engine carries each value through the database several times. */
const longest = 256 * 1024;
/** Things of a list that are sealed together. */
const together = 100;

/** What steps gave, where the store holds it or a file beside it. */
export interface KeptValues {
  /** @returns What stands for the text in the store. */
  keepText(text: string): Promise<string | { readonly file: string }>;
  textOf(kept: string | { readonly file: string }): Promise<string>;
  keepList(items: AsyncIterable<unknown>): Promise<KeptList>;
  itemsOf(list: KeptList): AsyncIterable<unknown>;
}

/**
 * Values of a run that are too long for the store, each in a sealed file of its own; a list is sealed in pieces, so that it is never held whole.
 *
 * @param folder - Of this run alone.
 */
export function keptValues(folder: string, sealed: SealedTexts): KeptValues {
  const place = (file: string): string => join(folder, `${file}.sealed`);
  const newName = (): string => randomBytes(16).toString('hex');

  async function lost(file: string, error: unknown): Promise<never> {
    throw new OnbehalfError('STORAGE_UNAVAILABLE', `What a step of the run gave cannot be read: ${place(file)}.`, {
      remedy: 'Go on where the run began: its longer results lie there.',
      cause: error,
    });
  }

  return {
    async keepText(text) {
      if (text.length <= longest) return text;
      const file = createHash('sha256').update(text).digest('hex').slice(0, 32);
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const aside = `${place(file)}.${newName()}`;
      await writeFile(aside, sealed.seal(file, text), { mode: 0o600 });
      await rename(aside, place(file));
      return { file };
    },
    async textOf(kept) {
      if (typeof kept === 'string') return kept;
      return sealed.open(kept.file, await readFile(place(kept.file), 'utf8').catch((error: unknown) => lost(kept.file, error)));
    },
    async keepList(items) {
      const first: unknown[] = [];
      let length = 0;
      const iterator = items[Symbol.asyncIterator]();
      for (let next = await iterator.next(); !next.done; next = await iterator.next()) {
        first.push(next.value);
        length += JSON.stringify(next.value).length;
        if (length > longest) return { file: await keepLong(first, iterator) };
      }
      return { items: first };
    },
    async *itemsOf(list) {
      if ('items' in list) {
        yield* list.items;
        return;
      }
      const lines = createInterface({ input: createReadStream(place(list.file)), crlfDelay: Number.POSITIVE_INFINITY });
      let piece = 0;
      for await (const line of lines) {
        yield* JSON.parse(sealed.open(`${list.file} ${piece}`, line)) as unknown[];
        piece += 1;
      }
    },
  };

  async function keepLong(first: readonly unknown[], rest: AsyncIterator<unknown>): Promise<string> {
    const file = newName();
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const aside = `${place(file)}.tmp`;
    const handle = await open(aside, 'wx', 0o600);
    try {
      let piece = 0;
      const write = async (items: readonly unknown[]): Promise<void> => {
        await handle.write(`${sealed.seal(`${file} ${piece}`, JSON.stringify(items))}\n`);
        piece += 1;
      };
      for (let start = 0; start < first.length; start += together) await write(first.slice(start, start + together));
      let held: unknown[] = [];
      for (let next = await rest.next(); !next.done; next = await rest.next()) {
        held.push(next.value);
        if (held.length === together) {
          await write(held);
          held = [];
        }
      }
      if (held.length > 0) await write(held);
      await handle.sync();
    } catch (error) {
      await handle.close();
      await rm(aside, { force: true });
      throw error;
    }
    await handle.close();
    await rename(aside, place(file));
    return file;
  }
}
