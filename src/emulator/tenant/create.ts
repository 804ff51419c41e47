import { createClock } from './clock.ts';
import { createContentStore } from './content-store.ts';
import { createIds } from './ids.ts';
import { seedDirectory } from './seed/directory.ts';
import type { Tenant } from './tenant.ts';

/** How a new tenant is made. */
export interface TenantOptions {
  /** The same number gives the same people, ids and mail. Default 1. */
  readonly seed?: number;
  /** Freezes the tenant's clock at this moment; without it, time runs with the machine. */
  readonly now?: Date;
  /** True: no people, no applications, no mail. Default false. */
  readonly empty?: boolean;
  /** A folder that outlives the emulator, for contents of files. Default: one among the temporary files, made when it is needed. */
  readonly contentFolder?: string;
}

/** Creates the organisation Contoso with its people and applications (no mail yet: see `seedMail`), or an empty one. */
export function createTenant(options: TenantOptions = {}): Tenant {
  const ids = createIds(options.seed ?? 1);
  const tenant: Tenant = {
    id: ids.guid(),
    domain: 'contoso.example',
    displayName: 'Contoso',
    clock: createClock(options.now),
    ids,
    content: createContentStore(options.contentFolder),
    users: new Map(),
    groups: new Map(),
    applications: new Map(),
    consents: [],
    mailboxes: new Map(),
    userConsentAllowed: true,
  };
  if (!options.empty) seedDirectory(tenant);
  return tenant;
}
