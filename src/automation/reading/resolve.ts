import { readFile } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import { extname } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { createJiti } from 'jiti';
import { partsOf } from '../syntax.ts';
import type { Link } from './links.ts';
import type { SourceFile } from './source-file.ts';
import { unreadable } from './unreadable.ts';

/** Endings of files that hold data or machine code. */
const noSource: readonly string[] = ['.json', '.node', '.wasm'];

const byName = 'Import Onbehalf by its name, `onbehalf`.';

/**
 * Finds what links lead to, with the resolver that the run uses: endings that are left out, `.js` that stands for `.ts`, folders, and the `imports` and `exports` of package.json.
 *
 * @returns The absolute path of a file of the project, or what else the link leads to.
 */
export function createResolver(): (
  file: SourceFile,
  link: Link,
) => Promise<string | { readonly kind: 'ours'; readonly module: string } | { readonly kind: 'other' }> {
  let loader: ReturnType<typeof createJiti> | undefined;
  return async (file, link) => {
    const { node, specifier } = link;
    if (specifier === 'onbehalf' || specifier.startsWith('onbehalf/')) return { kind: 'ours', module: specifier };
    if (isBuiltin(specifier)) return { kind: 'other' };
    const parentURL = pathToFileURL(file.path).href;
    loader ??= (await import('jiti')).createJiti(parentURL, { fsCache: false, moduleCache: false });
    const url = loader.esmResolve(specifier, { parentURL, try: true });
    if (url === undefined) {
      // A package that is not there fails the run, and types are gone by then.
      if (!/^[./#]|^[a-z]+:/i.test(specifier) || isOfTypes(file, link)) return { kind: 'other' };
      throw unreadable({ file, node }, 'leads to no file that can be read', 'Correct the path, or take the module in another way.');
    }
    const path = fileURLToPath(url);
    if (noSource.includes(extname(path))) return { kind: 'other' };
    if (/[\\/]node_modules[\\/]onbehalf[\\/]/.test(path) || path.startsWith(ownFolder))
      throw unreadable({ file, node }, 'takes Onbehalf by a path', byName);
    const folder = /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(path)?.[0];
    if (folder === undefined) return path;
    if (await worksWithUs(folder))
      throw unreadable(
        { file, node },
        'takes a package that works with Onbehalf itself, so its scopes cannot be known',
        'Move what opens scopes into a file of the project.',
      );
    return { kind: 'other' };
  };
}

/** The folder of this product's own source. */
const ownFolder = fileURLToPath(new URL('../..', import.meta.url));

/** An import of which nothing is used; where it is only types, the run leaves it out. */
function isOfTypes(file: SourceFile, { node }: Link): boolean {
  const specifiers = partsOf(node, 'specifiers');
  return node.type === 'ImportDeclaration' && specifiers.length > 0 && file.namesIn(node).every(({ reads }) => reads.length === 0);
}

/** True for a package that depends on Onbehalf. What cannot be read does not run either. */
async function worksWithUs(folder: string): Promise<boolean> {
  try {
    const described = JSON.parse(await readFile(`${folder}/package.json`, 'utf8')) as Record<string, object | undefined>;
    return ['dependencies', 'peerDependencies', 'optionalDependencies'].some((kind) => 'onbehalf' in (described[kind] ?? {}));
  } catch {
    return false;
  }
}
