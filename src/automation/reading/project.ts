import { readFile, stat } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { OnbehalfError } from '../../core/errors.ts';
import type { SyntaxNode } from '../syntax.ts';
import { refuseHiddenCode } from './hidden-code.ts';
import { linksOf } from './links.ts';
import { createResolver } from './resolve.ts';
import { readSource, type SourceFile } from './source-file.ts';

/** What an import, a re-export, an `import(...)` or a `require(...)` takes. */
export type Target =
  | { readonly kind: 'ours'; readonly module: string }
  | { readonly kind: 'file'; readonly file: SourceFile }
  /** Something that opens no scopes: a package, a module of Node, data. */
  | { readonly kind: 'other' };

/** An automation with all files of its project that it takes, however far away. */
export interface Project {
  readonly files: readonly SourceFile[];
  /** What a declaration, `import(...)` or `require(...)` takes; undefined for any other node. */
  targetOf(node: SyntaxNode): Target | undefined;
  /** The nodes of a file that take a module. */
  takersOf(file: SourceFile): readonly SyntaxNode[];
  /** True where one file takes another one, directly or by way of others. */
  reaches(from: SourceFile, to: SourceFile): boolean;
}

/**
 * Reads an automation and the files of its project that it imports, the way in which the run finds them.
 *
 * @param path - Absolute path of the automation.
 * @param shown - Its name for messages; the other files are named beside it.
 * @throws OnbehalfError AUTOMATION_INVALID naming file and place; INPUT_INVALID for a pipe or a device that is imported: a run would wait for it, too.
 */
export async function readProject(path: string, shown: string): Promise<Project> {
  const resolve = createResolver();
  const files = new Map<string, SourceFile>();
  const targets = new Map<SyntaxNode, Target>();
  const takers = new Map<SourceFile, readonly SyntaxNode[]>();
  const read = async (at: string): Promise<SourceFile> => {
    const name = at === path ? shown : join(dirname(shown), relative(dirname(path), at));
    await refuseNoFile(at, name);
    const file = readSource(await readFile(at, 'utf8'), at, name);
    files.set(at, file);
    refuseHiddenCode(file);
    const links = linksOf(file);
    takers.set(
      file,
      links.map(({ node }) => node),
    );
    for (const link of links) {
      const found = await resolve(file, link);
      if (typeof found !== 'string') targets.set(link.node, found);
      else targets.set(link.node, { kind: 'file', file: files.get(found) ?? (await read(found)) });
    }
    return file;
  };
  await read(path);
  const next = (file: SourceFile): SourceFile[] =>
    (takers.get(file) ?? []).flatMap((node) => {
      const target = targets.get(node);
      return target?.kind === 'file' ? [target.file] : [];
    });
  return {
    files: [...files.values()],
    targetOf: (node) => targets.get(node),
    takersOf: (file) => takers.get(file) ?? [],
    reaches(from, to) {
      const reached = new Set(next(from));
      for (const file of reached) for (const one of next(file)) reached.add(one);
      return reached.has(to);
    },
  };
}

/** A pipe would be waited on until somebody writes into it. */
async function refuseNoFile(at: string, name: string): Promise<void> {
  if ((await stat(at)).isFile()) return;
  throw new OnbehalfError('INPUT_INVALID', `${name} is imported, and is a pipe or a device, not a file.`, {
    remedy: 'Write it to a file and import that.',
  });
}
