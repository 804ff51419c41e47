import { stat } from 'node:fs/promises';
import type { ScopeOutline } from '../../connection/index.ts';
import { isOnbehalfError } from '../../core/errors.ts';
import type { Catalogue } from '../../flow/catalogue.ts';
import type { CheckedFlow } from '../../flow/check/check-flow.ts';
import { isFlowFile } from '../../flow/flow-file.ts';
import { functionNamed, isModuleFile, type InvokedFunction } from '../../flow/invoked-function.ts';
import { outlineFlow } from '../../flow/outline.ts';
import { flowReader } from '../flow/flow-reader.ts';

/** What an entry of `watch` runs. */
export type Watched =
  | { readonly kind: 'flow'; readonly checked: CheckedFlow }
  /** A function of a TypeScript file, `main.ts#arrived`. */
  | { readonly kind: 'function'; readonly invoked: InvokedFunction }
  /** A TypeScript automation as a whole. */
  | { readonly kind: 'module'; readonly path: string; readonly scopes: readonly ScopeOutline[] };

/** Reads and checks a flow; undefined where its own mistakes are told elsewhere. */
export type ReadWatchedFlow = (path: string, shown: string) => Promise<CheckedFlow | undefined>;

/**
 * Reads what an entry names.
 *
 * @param path - Absolute path of what it names.
 * @param shown - As it names it, from the folder of the project on.
 * @returns Or what is wrong with it, as the end of a sentence that begins with the field; undefined where that is told elsewhere.
 * @throws what `readFlow` does, but for a file that is not there.
 */
export async function readWatched(path: string, shown: string, readFlow: ReadWatchedFlow): Promise<Watched | string | undefined> {
  const [named, at] = [functionNamed(shown), functionNamed(path)];
  if (named && at) {
    const invoked = await flowReader().function(at.file, named.file, named.name);
    return 'problem' in invoked ? invoked.problem : { kind: 'function', invoked };
  }
  if (!isFlowFile(shown) && !isModuleFile(shown))
    return `names ${shown}, which is neither a flow, a \`.flow.yaml\` file, nor a TypeScript file, alone or with a function of it, \`main.ts#name\`.`;
  if (!(await stat(path).catch(() => undefined))?.isFile()) return `names ${shown}, which is not there.`;
  if (isModuleFile(shown)) return moduleAt(path, shown);
  const checked = await readFlow(path, shown);
  return checked && { kind: 'flow', checked };
}

async function moduleAt(path: string, shown: string): Promise<Watched | string> {
  // What reads TypeScript is heavy, and most projects watch for flows.
  const { findScopes } = await import('../../automation/find-scopes.ts');
  try {
    return { kind: 'module', path, scopes: await findScopes(path, shown) };
  } catch (error) {
    if (!isOnbehalfError(error) || error.code === 'BUG') throw error;
    // Nobody is there to be asked in the middle.
    return `names ${shown}, of which it must be known before it runs what it asks for. ${error.message} ${error.remedy}`.trimEnd();
  }
}

/** What it asks for. */
export async function outlineOf(watched: Watched, catalogue: Catalogue): Promise<readonly ScopeOutline[]> {
  if (watched.kind === 'flow') return outlineFlow(watched.checked.loaded, catalogue);
  return watched.kind === 'function' ? watched.invoked.scopes : watched.scopes;
}
