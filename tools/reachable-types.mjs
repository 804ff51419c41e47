import { readdir, readFile, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';

/** Removes declarations that none of the entries leads to: types of the inside, which nobody can name from outside. */
export async function removeUnreachableTypes(folder, entries) {
  const reached = new Set();
  const waiting = entries.map((entry) => resolve(folder, entry));
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (reached.has(file)) continue;
    reached.add(file);
    const text = await readFile(file, 'utf8');
    for (const [, target] of text.matchAll(/(?:from|import)\s*\(?\s*["'](\.[^"']*)["']/g))
      waiting.push(resolve(dirname(file), target.replace(/\.(?:js|ts)$/, '.d.ts')));
  }
  for (const name of await readdir(folder, { recursive: true })) {
    const file = join(folder, name);
    if (name.endsWith('.d.ts') && !reached.has(resolve(file))) await rm(file);
  }
}
