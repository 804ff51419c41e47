import type { Permissions } from './published-permissions.ts';

/** The permissions that Microsoft publishes. They are many, so they are read when they are needed for the first time. */
export async function loadPermissions(): Promise<Permissions> {
  return (await import('./published-permissions.ts')).publishedPermissions;
}
