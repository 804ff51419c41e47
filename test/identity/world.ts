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
  /** Every request but those in `looked`: its path, and for token requests the form that was sent. */
  readonly requests: { readonly path: string; readonly form: URLSearchParams }[];
  /** Addresses of sign-in pages that were looked at as nobody, before they opened. */
  readonly looked: string[];
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
  const looked: string[] = [];
  const person: World['person'] = (name, personOptions) =>
    createPerson({ tenant, fetch: entra.fetch }, `${name}@contoso.example`, personOptions);
  const fetch: Fetch = async (url, init) => {
    if (new URL(url).pathname.endsWith('/authorize')) looked.push(url);
    else requests.push({ path: new URL(url).pathname, form: new URLSearchParams(typeof init?.body === 'string' ? init.body : '') });
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
    looked,
    ports,
    person,
    identity: (settings = {}, replaced = {}) => createIdentity(readSettings(settings), { ...ports, ...replaced }),
    told: (type) => events.filter((event): event is Extract<SignInEvent, { type: typeof type }> => event.type === type),
  };
}

/** A page never comes with a request for everything that was granted: that fails the run, whatever the test is about. */
function watched(entra: Entra): Entra {
  return {
    ...entra,
    async fetch(request) {
      const { pathname, searchParams } = new URL(request.url);
      const form = new URLSearchParams(request.method === 'POST' ? await request.clone().text() : '');
      const scope = searchParams.get('scope') ?? form.get('scope') ?? '';
      const mayShow = pathname.endsWith('/devicecode') || (pathname.endsWith('/authorize') && searchParams.get('prompt') !== 'none');
      // Nobody waits for this, so that nobody can take it for a broken network.
      if (mayShow && scope.includes('.default')) void Promise.reject(new Error(`${pathname} asks for ${scope} and may show a page.`));
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
