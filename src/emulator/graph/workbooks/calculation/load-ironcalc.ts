import type * as engineOfPackage from '@ironcalc/wasm';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';

/** The engine that calculates, as its package has it. */
export type IronCalc = typeof engineOfPackage;

/** Loads the engine, with the first formula that is to be calculated. */
export async function loadIronCalc(): Promise<IronCalc> {
  const [engine, bytes] = await Promise.all([import('@ironcalc/wasm'), program()]);
  engine.initSync({ module: bytes });
  return engine;
}

/** The program of the engine: packed beside this one once it is built, and in its package before. */
async function program(): Promise<Uint8Array<ArrayBuffer>> {
  const packed = await readFile(new URL('./ironcalc.wasm.br', import.meta.url)).catch(() => undefined);
  if (packed) return new Uint8Array(await promisify(brotliDecompress)(packed));
  return new Uint8Array(await readFile(createRequire(import.meta.url).resolve('@ironcalc/wasm/wasm_bg.wasm')));
}
