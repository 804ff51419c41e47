import type { ScopeOutline } from '../connection/index.ts';
import type { ValueType } from './expressions/value-type.ts';

/** A function of a TypeScript or JavaScript file, as far as it is known without running it. */
export interface InvokedFunction {
  /** Absolute path of the file. */
  readonly path: string;
  /** The name under which the file exports it. */
  readonly name: string;
  /** What it takes, by name. Left out: that cannot be read, so anything may be given. */
  readonly inputs?: Readonly<Record<string, InvokedInput>>;
  readonly result: ValueType;
  /** Every scope that its file, and the files that it imports, may open. */
  readonly scopes: readonly ScopeOutline[];
  /** The files that it is made of, those of packages left out: the names for messages, and the texts. */
  readonly sources: readonly { readonly shown: string; readonly text: string }[];
}

/** What something that is invoked takes under a name. */
export interface InvokedInput {
  readonly type: ValueType;
  readonly required: boolean;
}

/**
 * Reads a function without running anything.
 *
 * @param path - Absolute path of the file.
 * @param shown - Its name for messages.
 * @param name - The name under which the file exports it.
 * @returns Or what is wrong with it, as the end of a sentence that begins with the key of the step.
 */
export type ReadFunction = (path: string, shown: string, name: string) => Promise<InvokedFunction | { readonly problem: string }>;

/** The file and the function that a step names, `./totals.ts#sum`; undefined for one that names no function. */
export function functionNamed(invoked: string): { readonly file: string; readonly name: string } | undefined {
  const [, file, name] = /^(.*\.m?[jt]s)#([^#]+)$/.exec(invoked) ?? [];
  return file === undefined || name === undefined ? undefined : { file, name };
}

/** True for a file that may hold functions, and is named without one. */
export function isModuleFile(invoked: string): boolean {
  return /\.m?[jt]s#?$/.test(invoked);
}
