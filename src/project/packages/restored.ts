import { readLock, readManifestIfThere, type LockedPackage } from './lock.ts';

/** How what is installed differs from what is locked. */
export type RestoreState = 'nothing to install' | 'installed' | 'not installed' | 'no lock file';

/** Whether everything that the lock file of a project names is installed, in that version. Nothing of it is read but what npm noted itself. A project without package.json names none. */
export async function restoreState(folder: string): Promise<RestoreState> {
  const manifest = await readManifestIfThere(folder);
  if (Object.keys({ ...manifest?.dependencies, ...manifest?.devDependencies }).length === 0) return 'nothing to install';
  const locked = await readLock(folder);
  if (!locked) return 'no lock file';
  const installed = new Set((await readLock(folder, 'node_modules/.package-lock.json'))?.map(keyOf));
  return locked.every((one) => one.optional || installed.has(keyOf(one))) ? 'installed' : 'not installed';
}

function keyOf({ name, version, integrity }: LockedPackage): string {
  return `${name} ${version} ${integrity ?? ''}`;
}
