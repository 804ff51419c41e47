import type { OpenModule } from '../../automation/load.ts';
import { inWorld, type World } from '../../connection/index.ts';
import { OnbehalfError } from '../../core/errors.ts';
import type { InvokedFunction } from '../../flow/invoked-function.ts';
import { copied, plainData } from './plain-data.ts';

/** What the imports of `onbehalf` and its subpaths give to the files of functions. */
export type Modules = () => Promise<Readonly<Record<string, unknown>>>;

/** How a function is called. */
export interface FunctionCall {
  /** What it is given, by name. Its lists and objects are copied. */
  readonly given: Readonly<Record<string, unknown>>;
  /** In which the scopes that it opens work, and end with `signal`. */
  readonly world: World;
  /** Aborted when it is to end. It is told, and waited for no longer. */
  readonly signal: AbortSignal;
  /** What the step names, for messages: `./totals.ts#sum`. */
  readonly shown: string;
}

/** The functions that a run calls. Each file is run once, when the first of its functions is called. */
export interface Functions extends AsyncDisposable {
  /**
   * Calls a function with one object and, besides, `{ signal }`, and gives a copy of what it gives.
   *
   * @throws OnbehalfError AUTOMATION_FAILED with the author's line for whatever it throws, and for a result that is no plain data; CANCELLED, or what the
   * signal was aborted with.
   */
  call(invoked: InvokedFunction, call: FunctionCall): Promise<unknown>;
}

/** @param modules - Left out: none of them can be called. */
export function createFunctions(modules: Modules | undefined): Functions {
  const opened = new Map<string, Promise<OpenModule>>();

  async function open({ path, name }: InvokedFunction): Promise<OpenModule> {
    if (!modules) throw new OnbehalfError('BUG', `${path}#${name} is invoked, and nothing was handed in that can run it.`);
    const { openModule } = await import('../../automation/load.ts');
    return openModule(path, await modules());
  }

  return {
    async call(invoked, { given, world, signal, shown }) {
      const { path, name } = invoked;
      return inWorld({ ...world, signal }, async () => {
        const opening = opened.get(path) ?? open(invoked);
        opened.set(path, opening);
        const { exported, during } = await opening;
        const { [name]: called } = exported;
        if (typeof called !== 'function')
          throw new OnbehalfError('AUTOMATION_FAILED', `${shown} is no function: the file exports ${typeof called} under that name.`, {
            details: { file: path },
            remedy: 'Export a function, or name another one.',
          });
        signal.throwIfAborted();
        const result: unknown = await orAborted(
          during(() => called(copied(given), { signal }) as unknown),
          signal,
        );
        return plainData(result, shown);
      });
    },
    async [Symbol.asyncDispose]() {
      const ends = await Promise.allSettled(
        [...opened.values()].map(async (opening) => {
          const module = await opening.catch(() => undefined);
          await module?.[Symbol.asyncDispose]();
        }),
      );
      for (const end of ends) if (end.status === 'rejected') throw end.reason;
    },
  };
}

/** Waits no longer than until it is aborted: code that does not listen cannot be stopped. */
async function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  let abort = (): void => undefined;
  const aborted = new Promise<never>((_, reject) => {
    abort = () => reject(signal.reason);
    signal.addEventListener('abort', abort, { once: true });
    // It may have been in the work's first steps.
    if (signal.aborted) abort();
  });
  // What it fails with later nobody waits for.
  work.catch(() => undefined);
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', abort);
  }
}
