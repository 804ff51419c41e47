import { readFile, stat } from 'node:fs/promises';
import { extname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { OnbehalfError } from '../core/errors.ts';
import { authorFailure } from './author-failure.ts';
import { watchBackground } from './background.ts';
import { createPlaces } from './places.ts';
import { createResources, keepTopLevelResources, resourcesModule } from './resources.ts';

/** Endings of files that hold an automation. */
const endings: readonly string[] = ['.ts', '.mts', '.js', '.mjs'];

/**
 * The absolute path of an automation's file.
 * @throws OnbehalfError AUTOMATION_INVALID for an ending that is none, for a folder and for a pipe, NOT_FOUND when there is no such file.
 */
export async function automationFile(file: string): Promise<string> {
  const path = resolve(file);
  if (!endings.includes(extname(path))) {
    throw new OnbehalfError('AUTOMATION_INVALID', `${file} is no automation: its name must end in one of ${endings.join(', ')}.`);
  }
  const found = await stat(path).catch((error: unknown) => {
    throw new OnbehalfError('NOT_FOUND', `There is no file ${file}.`, { remedy: 'Check the path of the automation.', cause: error });
  });
  if (found.isDirectory())
    throw new OnbehalfError('AUTOMATION_INVALID', `${file} is a folder, no automation.`, { remedy: 'Name a file in it.' });
  // A pipe would be waited on until somebody writes into it.
  if (!found.isFile())
    throw new OnbehalfError('AUTOMATION_INVALID', `${file} is a pipe or a device, no automation.`, {
      remedy: 'Write it to a file and name that.',
    });
  return path;
}

/**
 * Runs a TypeScript automation as it is, on every supported Node: types are taken out and `await using` is rewritten where Node lacks it.
 *
 * @param path - Absolute path of the file.
 * @param modules - What the imports of `onbehalf` and its subpaths give: the library that runs, never a second copy.
 * @returns What the module exports.
 * @throws OnbehalfError AUTOMATION_INVALID for a file that does not parse, AUTOMATION_FAILED with the author's line for whatever it throws.
 */
export async function loadAutomation(path: string, modules: Readonly<Record<string, unknown>>): Promise<Record<string, unknown>> {
  const { createJiti } = await import('jiti');
  const source = await readFile(path, 'utf8');
  const resources = createResources();
  const places = createPlaces();
  const id = pathToFileURL(path).href;
  const compiler = createJiti(id, { fsCache: false });
  const jiti = createJiti(id, {
    fsCache: false,
    moduleCache: false,
    sourceMaps: true,
    transform: (options) => {
      const { filename = path } = options;
      // What it imports may open resources at its top as well; the automation itself was rewritten below.
      const source =
        filename !== path && options.source.includes('using') ? keepTopLevelResources(options.source, filename) : options.source;
      return { code: places.add(filename, compiler.transform({ ...options, source })) };
    },
    virtualModules: { ...modules, [resourcesModule]: resources.module },
  });
  using background = watchBackground(path);
  try {
    const code = keepTopLevelResources(source, path);
    const running = Promise.resolve(jiti.evalModule(code, { filename: path, ext: extname(path), async: true }));
    const exported = await Promise.race([running, background.failure]);
    await resources.dispose();
    return exported as Record<string, unknown>;
  } catch (error) {
    await resources.dispose().catch(() => undefined);
    throw authorFailure(error, path, places);
  }
}
