import { machineFiles, type FileSystem } from '../../src/identity/storage/file-system.ts';
import { chance, failing, type Trouble } from './trouble.ts';

/** A file system and what befell it. */
export interface TroubledFiles {
  readonly fileSystem: FileSystem;
  /** Operations that were troubled so far. */
  troubled(): number;
}

const codes: Readonly<Record<Trouble, string>> = { refused: 'EBUSY', broken: 'EIO', doneButFailed: 'EIO', doneButLost: 'ESTALE' };

/**
 * This machine's file system, as a share whose connection is bad: operations fail, and half of those that fail were carried out.
 *
 * @param trouble - What befalls the next operation. Default: 20 % of them fail.
 */
export function troubledFiles(trouble: (operation: keyof FileSystem) => Trouble | undefined = () => chance(failing)): TroubledFiles {
  let troubled = 0;

  function before(operation: keyof FileSystem): Trouble | undefined {
    const what = trouble(operation);
    if (what) troubled += 1;
    if (what === 'refused' || what === 'broken') throw failure(operation, what);
    return what;
  }

  function now<A extends unknown[], R>(operation: keyof FileSystem, work: (...args: A) => R): (...args: A) => R {
    return (...args) => {
      const what = before(operation);
      const result = work(...args);
      if (what) throw failure(operation, what);
      return result;
    };
  }

  function later<A extends unknown[], R>(operation: keyof FileSystem, work: (...args: A) => Promise<R>): (...args: A) => Promise<R> {
    return async (...args) => {
      const what = before(operation);
      const result = await work(...args);
      if (what) throw failure(operation, what);
      return result;
    };
  }

  const { makeFolder, writeNew, flushFolder, link, rename, unlink, changeMode, facts, names, read } = machineFiles;
  return {
    troubled: () => troubled,
    fileSystem: {
      makeFolder: later('makeFolder', makeFolder),
      writeNew: later('writeNew', writeNew),
      flushFolder: later('flushFolder', flushFolder),
      link: later('link', link),
      rename: later('rename', rename),
      unlink: later('unlink', unlink),
      changeMode: later('changeMode', changeMode),
      facts: now('facts', facts),
      names: now('names', names),
      read: now('read', read),
    },
  };
}

function failure(operation: keyof FileSystem, trouble: Trouble): NodeJS.ErrnoException {
  const code = codes[trouble];
  return Object.assign(new Error(`${code}: the test lets ${operation} fail`), { code, syscall: operation });
}
