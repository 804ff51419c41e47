import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { onbehalfCommand, packageFolder } from './command-line.ts';

/** A package that a test makes. */
export interface WrittenPackage {
  readonly name: string;
  readonly version?: string;
  /** Statements of its main module, which has `defineActivity` and a stand-in for schemas, `z`. */
  readonly source?: string;
  /** What stands in its package.json besides. */
  readonly manifest?: Readonly<Record<string, unknown>>;
}

/** Source of an activity that reads the number of messages. @param operation - What it says that it calls. */
export const countingActivity = (name: string, operation = 'GET /me/messages'): string => `export const count = defineActivity({
  name: '${name}', title: 'Count', summary: 'Counts messages.', effect: 'reads',
  calls: [{ operation: '${operation}' }],
  input: z.object({ least: z.number().default(0).describe('Counts from here.') }),
  output: z.object({ count: z.number().describe('How many.') }),
  examples: [{ title: 'All', input: {} }],
  async run({ graph }, { least }) {
    let count = least;
    for await (const _ of graph.list('${operation}', { query: { $select: 'id' } })) count += 1;
    return { count };
  },
});
`;

/** Writes a package of activities into a folder, and packs it with `onbehalf pack`. @returns Path of the packed package. */
export async function packedPackage(
  folder: string,
  { name, version = '1.0.0', source = '', manifest = {} }: WrittenPackage,
): Promise<string> {
  const at = join(folder, `${name.replace('/', '-')}-${version}`);
  await mkdir(at, { recursive: true });
  await linkPackages(folder);
  await writeFile(
    join(at, 'package.json'),
    JSON.stringify({
      name,
      version,
      type: 'module',
      exports: './index.ts',
      keywords: ['onbehalf-activities'],
      peerDependencies: { onbehalf: '>=0.1.0' },
      peerDependenciesMeta: { onbehalf: { optional: true } },
      dependencies: { zod: '^4.0.0' },
      ...manifest,
    }),
  );
  await writeFile(join(at, 'onbehalf.yaml'), `version: 1\nname: one\nkind: library\nprojectVersion: ${version}\n`);
  await writeFile(join(at, 'index.ts'), `import { defineActivity } from 'onbehalf';\nimport { z } from 'zod';\n${source}`);
  const { status, stdout, stderr } = await onbehalfCommand(['pack', at, '--to', folder, '--json']);
  if (status !== 0) throw new Error((JSON.parse(stderr) as { readonly error: { readonly message: string } }).error.message);
  return (JSON.parse(stdout) as { readonly file: string }).file;
}

/** What packages are written with lies where the project of their author would have it. */
export async function linkPackages(folder: string): Promise<void> {
  await symlink(join(packageFolder, 'node_modules'), join(folder, 'node_modules'), 'junction').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
}
