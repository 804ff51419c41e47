// What is measured runs as it is shipped: built into plain modules. A loader that translates TypeScript as it goes puts a getter behind every import.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Builds a measure written in TypeScript, and gives what it exports to some work.
 * @param {string} name A file of this folder.
 * @param {(measure: Readonly<Record<string, () => Promise<T>>>) => Promise<T>} work What is built is gone after it.
 * @returns {Promise<T>}
 * @template T
 */
export async function built(name, work) {
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  // Inside of the package, so that its packages are found.
  const dir = await mkdtemp(join(root, 'bench/.built-'));
  try {
    const build = await rolldown({
      cwd: root,
      platform: 'node',
      input: { measure: join(root, 'bench', name) },
      external: (id) => !id.startsWith('.') && !id.startsWith('/') && !id.includes(':\\'),
      transform: { target: 'node20', define: { ONBEHALF_VERSION: JSON.stringify(version), ONBEHALF_BUILD: '"bench"' } },
      plugins: [
        { name: 'where-it-was', transform: (code, id) => code.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(id).href)) },
      ],
      logLevel: 'silent',
    });
    await build.write({ dir, format: 'esm', entryFileNames: '[name].js' });
    await build.close();
    return await work(await import(pathToFileURL(join(dir, 'measure.js')).href));
  } finally {
    await rm(dir, { recursive: true });
  }
}
