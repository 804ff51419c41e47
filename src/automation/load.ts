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

/** A module that was run, and goes on being used. */
export interface OpenModule extends AsyncDisposable {
  /** What it exports. */
  readonly exported: Readonly<Record<string, unknown>>;
  /**
   * Does something with what it exports.
   *
   * @throws OnbehalfError AUTOMATION_FAILED with the author's line for whatever it throws, also beside the work while it goes on.
   */
  during<T>(work: () => T | Promise<T>): Promise<T>;
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
  await using module = await openModule(path, modules);
  return module.exported as Record<string, unknown>;
}

/**
 * Runs a module as `loadAutomation` does, and leaves open what it opened at its top until it is disposed of.
 *
 * @throws OnbehalfError as `loadAutomation`; from its disposal, for what fails then.
 */
export async function openModule(path: string, modules: Readonly<Record<string, unknown>>): Promise<OpenModule> {
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
  async function during<T>(work: () => T | Promise<T>): Promise<T> {
    using background = watchBackground(path);
    try {
      return await Promise.race([(async () => work())(), background.failure]);
    } catch (error) {
      throw authorFailure(error, path, places);
    }
  }
  try {
    const exported = await during(async () => {
      const code = keepTopLevelResources(source, path);
      return (await jiti.evalModule(code, { filename: path, ext: extname(path), async: true })) as Record<string, unknown>;
    });
    return { exported, during, [Symbol.asyncDispose]: () => during(() => resources.dispose()) };
  } catch (error) {
    await resources.dispose().catch(() => undefined);
    throw error;
  }
}
