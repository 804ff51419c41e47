import { createEntra, type Entra } from './entra/entra.ts';
import type { EntraSettings } from './entra/settings.ts';
import type { SigningKey } from './entra/signing-key.ts';
import type { TokenAtOnce, TokenWish } from './entra/token/token-at-once.ts';
import type { EntraSnapshot } from './entra/snapshot.ts';
import { withFaults } from './faults/apply.ts';
import { createFaults, type Faults } from './faults/faults.ts';
import { createGraph, type Graph } from './graph/graph.ts';
import { unknownOperation } from './graph/unknown-operation.ts';
import { uploadHandler } from './graph/mail/upload-target.ts';
import type { ThrottlingLimits } from './graph/throttling.ts';
import { createPerson, type Person, type PersonOptions } from './person.ts';
import { portalDoors } from './portal-doors.ts';
import { createRequestLog, loggedPath, type RequestLog } from './request-log.ts';
import type { Listener, ListenOptions } from './server/listen.ts';
import { join } from 'node:path';
import { contentFolder, openDataFolder } from './tenant/data-folder.ts';
import { createTenant } from './tenant/create.ts';
import { loadTenant, saveTenant } from './tenant/persistence.ts';
import { seedCalendars } from './tenant/seed/calendars.ts';
import { seedMail } from './tenant/seed/mail.ts';
import { seedPlanner } from './tenant/seed/planner.ts';
import { seedWhenAsked } from './tenant/seed/seed-when-asked.ts';
import { seedTeams } from './tenant/seed/teams.ts';
import type { Tenant } from './tenant/tenant.ts';

/** What answers an address that Graph handed out for a content; undefined for another address. */
function addressedContent(path: string): ((tenant: Tenant, request: Request) => Promise<Response>) | undefined {
  if (path.startsWith('/_upload/')) return uploadHandler;
  if (!path.startsWith('/_files/')) return undefined;
  return async (tenant, request) => (await import('./graph/drives/files-target.ts')).filesHandler(tenant, request);
}

/** How an emulator is made. */
export interface EmulatorOptions {
  /** The same number gives the same people, ids and mail. Default 1. */
  readonly seed?: number;
  /** Freezes the tenant's clock at this moment; only `tenant.clock.advance` moves it then. Default: time runs with the machine. */
  readonly now?: Date;
  /** Folder to load the tenant from, when it holds one, and to save it to. Default: memory only. */
  readonly data?: string;
  /** True: no people, no applications, no mail. Default false. */
  readonly empty?: boolean;
  /** The key that signs tokens, so that many emulators can share one (`createSigningKey`). Default: one of its own, made when needed. */
  readonly signingKey?: SigningKey;
  /** Throttling limits that differ from the published ones. */
  readonly limits?: Partial<ThrottlingLimits>;
  /** Called by `POST /_emulator/stop`. Default: that is refused, the program around the emulator ends it. */
  readonly onStop?: () => void;
  /** Lifetimes of tokens and codes that differ from the documented ones. */
  readonly entra?: Partial<EntraSettings>;
}

/** An emulated organisation: Entra ID and Microsoft Graph over one tenant. */
export interface Emulator extends AsyncDisposable {
  /** The tenant of the moment: `reset` puts another in its place. */
  readonly tenant: Tenant;
  /** What is to go wrong. */
  readonly faults: Faults;
  /** The last 1,000 requests, to be asserted on. */
  readonly requests: RequestLog;
  /**
   * Answers a request for any host by its path, in process: no socket, no certificate.
   *
   * @throws TypeError, as the global `fetch` does, when a fault breaks the connection.
   */
  fetch(request: Request): Promise<Response>;
  /** Listens on loopback. Disposing the emulator closes what still listens. */
  listen(options?: ListenOptions): Promise<Listener>;
  /** Puts the tenant back to its seed, removes faults and forgets requests. Nobody stays signed in. */
  reset(): Promise<void>;
  /** Saves the tenant to its folder. @throws Error when the emulator has none. */
  save(): Promise<void>;
  /** Makes an access token at once, without a sign-in. @throws Error naming what there is not in the tenant. */
  token(wish: TokenWish): Promise<TokenAtOnce>;
  /** Somebody of the tenant with a browser, who signs in as people do. @throws Error when there is no such person. */
  person(userPrincipalName: string, options?: PersonOptions): Person;
}

interface Parts {
  readonly tenant: Tenant;
  readonly entra: Entra;
  readonly graph: Graph;
}

/**
 * Creates an emulator: from its data folder where that holds a tenant, else from the seed.
 *
 * @throws Error when the data folder cannot be written, or holds something that cannot be read.
 */
export async function createEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const faults = createFaults(unknownOperation);
  const requests = createRequestLog();
  const listeners = new Set<Listener>();
  let parts = await firstParts();

  async function firstParts(): Promise<Parts> {
    // Now, not at the end: a tenant that cannot be saved then would be lost.
    if (options.data !== undefined) await openDataFolder(options.data);
    const loaded = options.data === undefined ? undefined : await loadTenant(options.data, options.now);
    // The folder is this emulator's own: what it finds beside the tenant it wrote itself.
    return loaded ? assemble(loaded.tenant, loaded.beside['entra'] as EntraSnapshot | undefined) : assemble(freshTenant());
  }

  function freshTenant(): Tenant {
    const { data } = options;
    const tenant = createTenant({ ...options, ...(data !== undefined && { contentFolder: join(data, contentFolder) }) });
    if (options.empty) return tenant;
    seedMail(tenant);
    seedTeams(tenant, options.seed);
    seedWhenAsked(tenant, { calendars: seedCalendars, planner: seedPlanner });
    return tenant;
  }

  function assemble(tenant: Tenant, snapshot?: EntraSnapshot): Parts {
    const entra = createEntra(tenant, {
      ...(options.signingKey && { signingKey: options.signingKey }),
      ...(options.entra && { settings: options.entra }),
      ...(snapshot && { snapshot }),
    });
    const graph = createGraph(tenant, faults, entra.readAccess, {
      ...(options.limits && { limits: options.limits }),
      onRequest: (record) => requests.add(record),
    });
    return { tenant, entra, graph };
  }

  async function reset(): Promise<void> {
    faults.clear();
    requests.clear();
    await parts.tenant.content.close();
    parts = assemble(freshTenant());
  }

  async function save(): Promise<void> {
    if (options.data === undefined) throw new Error('This emulator has no data folder to save to. Create it with one.');
    await saveTenant(parts.tenant, options.data, { entra: await parts.entra.snapshot() });
  }

  let control: Promise<(request: Request) => Promise<Response>> | undefined;

  async function answerControl(request: Request): Promise<Response> {
    control ??= import('./control/control.ts').then(
      ({ createControl }) =>
        createControl({
          tenant: () => parts.tenant,
          faults,
          requests,
          reset,
          canSave: options.data !== undefined,
          save,
          stop: options.onStop,
          token: (wish) => parts.entra.token(wish),
        }).fetch,
    );
    return (await control)(request);
  }

  let portal: Promise<(request: Request) => Promise<Response>> | undefined;
  async function answerPortal(request: Request): Promise<Response> {
    portal ??= import('./portal/portal.ts').then(
      ({ createPortal }) =>
        createPortal({
          tenant: () => parts.tenant,
          signInLog: () => parts.entra.signInLog(),
          doors: portalDoors({
            control: answerControl,
            graph: (request) => parts.graph.fetch(request),
            token: (wish) => parts.entra.token(wish),
          }),
        }).fetch,
    );
    return (await portal)(request);
  }

  async function fetch(request: Request): Promise<Response> {
    const url = new URL(request.url);
    const { tenant, entra, graph } = parts;
    if (/^\/(v1\.0|beta)(\/|$)/i.test(url.pathname)) return graph.fetch(request);
    if (/^\/_emulator(\/|$)/.test(url.pathname)) return answerControl(request);
    if (/^\/_portal(\/|$)/.test(url.pathname)) return answerPortal(request);
    if (url.pathname === '/') return (await import('./start-page.ts')).startPage(tenant, url.origin);
    const addressed = addressedContent(url.pathname);
    const response = addressed
      ? await withFaults(
          faults,
          request,
          ({ code, message }) => ({ error: { code, message } }),
          () => addressed(tenant, request),
        )
      : await withFaults(
          faults,
          request,
          ({ message }) => ({ error: 'temporarily_unavailable', error_description: message }),
          () => entra.fetch(request),
        );
    requests.add({ time: tenant.clock.now().toISOString(), method: request.method, path: loggedPath(url), status: response.status });
    return response;
  }

  return {
    get tenant() {
      return parts.tenant;
    },
    faults,
    requests,
    fetch,
    async listen(listenOptions) {
      const { listen } = await import('./server/listen.ts');
      const listener = await listen(fetch, listenOptions, options.data);
      listeners.add(listener);
      return listener;
    },
    reset,
    save,
    token: (wish) => parts.entra.token(wish),
    person: (userPrincipalName, personOptions) => createPerson({ tenant: parts.tenant, fetch }, userPrincipalName, personOptions),
    async [Symbol.asyncDispose]() {
      await Promise.all([...listeners].map((listener) => listener.close()));
      listeners.clear();
      await parts.tenant.content.close();
    },
  };
}
