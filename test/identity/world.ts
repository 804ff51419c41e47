import { onTestFinished } from 'vitest';
import type { Fetch } from '../../src/core/ports.ts';
import { createEntra, type Entra, type EntraOptions } from '../../src/emulator/entra/entra.ts';
import { createPerson, type Person, type PersonOptions } from '../../src/emulator/person.ts';
import { createTenant } from '../../src/emulator/tenant/create.ts';
import type { Tenant } from '../../src/emulator/tenant/tenant.ts';
import {
  createIdentity,
  createNoStorage,
  readSettings,
  type Identity,
  type IdentityPorts,
  type ScopeSettingsInput,
  type SignInEvent,
} from '../../src/identity/index.ts';

/** A tenant with its Entra ID in process, and what identities of it told and sent. */
export interface World {
  readonly tenant: Tenant;
  readonly entra: Entra;
  readonly events: SignInEvent[];
  /** Every request: method and path, and for token requests the form that was sent. */
  readonly requests: { readonly path: string; readonly form: URLSearchParams }[];
  readonly ports: IdentityPorts;
  person(name: string, options?: PersonOptions): Person;
  /** An identity with the world's ports, some of them replaced. */
  identity(settings?: ScopeSettingsInput, ports?: Partial<IdentityPorts>): Identity;
  /** The events of one type. */
  told<Type extends SignInEvent['type']>(type: Type): Extract<SignInEvent, { type: Type }>[];
}

/** Makes a world in which ada answers sign-in pages and tokens are kept in memory. */
export function createWorld(options: EntraOptions = {}): World {
  const tenant = createTenant();
  const entra = watched(createEntra(tenant, options));
  const events: SignInEvent[] = [];
  const requests: World['requests'] = [];
  const person: World['person'] = (name, personOptions) =>
    createPerson({ tenant, fetch: entra.fetch }, `${name}@contoso.example`, personOptions);
  const fetch: Fetch = async (url, init) => {
    requests.push({ path: new URL(url).pathname, form: new URLSearchParams(typeof init?.body === 'string' ? init.body : '') });
    return await entra.fetch(new Request(url, init));
  };
  const ports: IdentityPorts = {
    fetch,
    storage: createNoStorage(),
    openBrowser: (url) => person('ada').openBrowser(url),
    canAsk: true,
    notify: (event) => events.push(event),
    now: () => new Date(),
  };
  return {
    tenant,
    entra,
    events,
    requests,
    ports,
    person,
    identity: (settings = {}, replaced = {}) => createIdentity(readSettings(settings), { ...ports, ...replaced }),
    told: (type) => events.filter((event): event is Extract<SignInEvent, { type: typeof type }> => event.type === type),
  };
}

/** Pages never come with a request for everything that was granted; whatever the test is about, that is looked at when it ends. */
function watched(entra: Entra): Entra {
  const together: string[] = [];
  onTestFinished(() => {
    if (together.length > 0) throw new Error(`.default was asked for where a page may be shown: ${together.join(', ')}`);
  });
  return {
    ...entra,
    async fetch(request) {
      const { pathname, searchParams } = new URL(request.url);
      const form = new URLSearchParams(request.method === 'POST' ? await request.clone().text() : '');
      const scope = searchParams.get('scope') ?? form.get('scope') ?? '';
      const mayShow = pathname.endsWith('/devicecode') || (pathname.endsWith('/authorize') && searchParams.get('prompt') !== 'none');
      if (mayShow && scope.includes('.default')) together.push(`${pathname} ${scope}`);
      return await entra.fetch(request);
    },
  };
}

/** Settings for an Entra ID whose access tokens are never good for long enough, so that each call renews one. */
export const shortLived = { accessTokenSeconds: [60, 60], longAccessTokenSeconds: 60 } as const;

/** Contoso's own application, for `oauthApplication: 'Custom'`. */
export const ownApplication = '7a1b1f5e-2d0c-4c55-9d0b-3f5e6a4c2b10';

/** True when nobody listens on that port of this machine. */
export async function isClosed(redirectUri: string): Promise<boolean> {
  return await fetch(redirectUri).then(
    () => false,
    () => true,
  );
}
