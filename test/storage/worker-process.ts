import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { build } from 'vite';

/** How a process ended, and all it said. */
export interface End {
  readonly code: number | null;
  readonly signal: string | null;
  readonly output: string;
}

/** Waits for a process to end. */
export async function finished(child: ChildProcess): Promise<End> {
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return await new Promise((resolve) => child.on('close', (code, signal) => resolve({ code, signal, output })));
}

/** Compiles the worker to JavaScript, inside the checkout so that it finds its packages. */
export async function buildWorker(): Promise<string> {
  const outDir = path.resolve('node_modules', '.cache', `storage-stress-${randomBytes(4).toString('hex')}`);
  await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      ssr: path.resolve('test', 'storage', 'worker.ts'),
      outDir,
      target: 'node20',
      rollupOptions: { output: { entryFileNames: 'worker.mjs' } },
    },
  });
  return path.join(outDir, 'worker.mjs');
}
