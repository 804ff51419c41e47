import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { OnbehalfError } from '../../core/errors.ts';

/** A package as a lock file has it. */
export interface LockedPackage {
  readonly name: string;
  readonly version: string;
  /** Hash of its content; npm refuses another content. Undefined for a folder that is linked. */
  readonly integrity: string | undefined;
  readonly resolved: string | undefined;
  /** It wants to run something when it is installed, which it may not. */
  readonly hasInstallScript: boolean;
  /** It lies at the top of node_modules, where the project itself finds it. */
  readonly isTop: boolean;
  /** Installed only where it fits the machine. */
  readonly optional: boolean;
}

/** The form of package-lock.json, versions 2 and 3, as far as it is read here: https://docs.npmjs.com/cli/configuring-npm/package-lock-json */
const lockSchema = z.looseObject({
  packages: z.record(
    z.string(),
    z.looseObject({
      name: z.string().optional(),
      version: z.string().optional(),
      integrity: z.string().optional(),
      resolved: z.string().optional(),
      hasInstallScript: z.boolean().optional(),
      link: z.boolean().optional(),
      optional: z.boolean().optional(),
    }),
  ),
});

/** The form of package.json, as far as it is read here. */
const manifestSchema = z.looseObject({
  name: z.string().optional(),
  version: z.string().optional(),
  dependencies: z.record(z.string(), z.string()).default({}),
  devDependencies: z.record(z.string(), z.string()).default({}),
  onbehalf: z.looseObject({ compatibility: z.string().optional() }).default({}),
});

/** What package.json says, as far as it is read here. */
export type Manifest = z.output<typeof manifestSchema>;

/**
 * What the package.json of a project says.
 *
 * @throws OnbehalfError SETTINGS_INVALID where there is none, and where it cannot be understood.
 */
export async function readManifest(folder: string): Promise<Manifest> {
  const manifest = await readManifestIfThere(folder);
  if (manifest) return manifest;
  throw new OnbehalfError('SETTINGS_INVALID', 'The project has no package.json.', {
    remedy: 'Write one with `npm init`, or make the project with `onbehalf new`.',
  });
}

/**
 * What the package.json of a project says; undefined where there is none.
 *
 * @throws OnbehalfError SETTINGS_INVALID where it cannot be understood.
 */
export async function readManifestIfThere(folder: string): Promise<Manifest | undefined> {
  const value = await readJsonFile(join(folder, 'package.json'));
  return value === undefined ? undefined : parsed(manifestSchema, value, 'package.json');
}

/**
 * The packages in the lock file of a project; undefined where there is none.
 *
 * @param path - Of the lock file, from the project on. Default: package-lock.json; npm keeps what is installed in node_modules/.package-lock.json.
 * @throws OnbehalfError SETTINGS_INVALID where it cannot be understood.
 */
export async function readLock(folder: string, path = 'package-lock.json'): Promise<readonly LockedPackage[] | undefined> {
  const value = await readJsonFile(join(folder, path));
  if (value === undefined) return undefined;
  const { packages } = parsed(lockSchema, value, path);
  return Object.entries(packages).flatMap(([place, { name, version, integrity, resolved, hasInstallScript, link, optional }]) => {
    const [, inPlace] = /(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)$/.exec(place) ?? [];
    if (inPlace === undefined || link === true) return [];
    return [
      {
        name: name ?? inPlace,
        version: version ?? '',
        integrity,
        resolved,
        hasInstallScript: hasInstallScript === true,
        isTop: place === `node_modules/${inPlace}`,
        optional: optional === true,
      },
    ];
  });
}

async function readJsonFile(file: string): Promise<unknown> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new OnbehalfError('SETTINGS_INVALID', `${file} cannot be read.`, { cause: error });
  }
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new OnbehalfError('SETTINGS_INVALID', `${file} is not JSON.`, { cause: error });
  }
}

function parsed<Schema extends z.ZodType>(schema: Schema, value: unknown, file: string): z.output<Schema> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new OnbehalfError(
    'SETTINGS_INVALID',
    `${file} is not what npm writes: ${issue?.path.map(String).join('.') ?? ''} ${issue?.message ?? ''}.`,
    {
      remedy: 'Restore the file, or delete the lock file and run `onbehalf packages install` again.',
    },
  );
}
