import type { World } from './connection/index.ts';
import { isMicrosoftHost, noBrokerOnEmulator, nodeWorld, onEmulator } from './connection/index.ts';
import { OnbehalfError } from './core/errors.ts';
import { createEmulator, type Emulator, type EmulatorOptions, type TokenAtOnce, type TokenWish } from './emulator/index.ts';
import type { Embedded, EmbeddedRun, Served } from './faces/cli/command.ts';
import { createNoStorage } from './identity/index.ts';

/** A tenant in this process, and the world in which scopes work on it. */
export interface Embedment extends AsyncDisposable {
  readonly emulator: Emulator;
  /** Who answers the sign-in pages. */
  readonly account: string;
  /** Makes an access token at once, for tests that call Graph themselves. @throws Error naming what there is not in the tenant. */
  token(wish: TokenWish): Promise<TokenAtOnce>;
  /** What the consent pages listed so far. */
  readonly consents: EmbeddedRun['consents'];
  /**
   * The world inside the tenant: Microsoft's hosts are answered in process, and sign-in pages are answered as `account` would.
   *
   * @param base - What the rest of the world is. Default: this machine, quiet.
   */
  world(base?: World): World;
}

/** How a tenant is embedded. */
export interface EmbedOptions extends EmulatorOptions {
  /** Who answers sign-in pages. Default `ada@contoso.example`. */
  readonly account?: string;
  /** How that person answers consent pages. Default: accepts. */
  readonly consent?: 'accept' | 'decline';
}

/**
 * Starts an emulated Microsoft 365 in this process, for tests and trials of automations. No port is opened.
 *
 * ```ts
 * await using cloud = await embed();
 * await using m365 = await microsoft365Scope({ activities: [mail.list] }, cloud.world());
 * ```
 */
export async function embed({ account = defaultAccount, consent = 'accept', ...options }: EmbedOptions = {}): Promise<Embedment> {
  const emulator = await told('--data', () => createEmulator(options));
  const person = await told('--account', () => emulator.person(account, { consent }));
  return {
    emulator,
    account,
    token: (wish) => emulator.token(wish),
    consents: person.consents,
    // Where the rest of the world has its Graph is nothing to this one.
    world: ({ graphUrl: _elsewhere, ...base } = nodeWorld({ emulator: '', notify: () => undefined })) => ({
      ...base,
      ...inMemory(),
      fetch: (input, init) =>
        isMicrosoftHost(new URL(input).hostname) ? emulator.fetch(new Request(input, init as RequestInit)) : base.fetch(input, init),
      openBrowser: (url) => person.openBrowser(url),
      findBroker: noBrokerOnEmulator,
      canAsk: true,
      onMicrosoftCloud: false,
      now: () => emulator.tenant.clock.now(),
    }),
    [Symbol.asyncDispose]: () => emulator[Symbol.asyncDispose](),
  };
}

/** What the scopes of one world share, and nothing else keeps. */
function inMemory(): Pick<World, 'storage' | 'positions'> {
  const [storage, positions] = [createNoStorage(), createNoStorage()];
  return { storage: async () => storage, positions: async () => positions };
}

const defaultAccount = 'ada@contoso.example';

/** Does what an option asks of the emulator; what it says against it is a matter of that option. @throws OnbehalfError INPUT_INVALID */
async function told<T>(option: string, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    throw new OnbehalfError('INPUT_INVALID', `The emulator cannot start. ${option}: ${problem}`, {
      fields: [{ field: option, problem }],
      cause: error,
    });
  }
}

/** Saves the tenant at the end. @throws OnbehalfError SAVE_FAILED: being stopped is no reason to lose it without a word. */
async function saved(emulator: Emulator, folder: string): Promise<void> {
  try {
    await emulator.save();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new OnbehalfError('SAVE_FAILED', `The tenant was not saved to ${folder}, and what changed in it is lost. ${why}`, {
      details: { path: folder },
      cause: error,
    });
  }
}

/** The emulator as the command line uses it. */
export const embedded: Embedded = {
  async start({ browser = false, ...options }): Promise<EmbeddedRun> {
    const embedment = await embed(options);
    if (!browser) return embedment;
    const listener = await embedment.emulator.listen();
    return {
      ...embedment,
      origin: listener.origin,
      world(base) {
        const world = onEmulator(base, listener.origin);
        // The address is printed for whoever has a browser, also where none can come up by itself.
        return { ...world, ...inMemory(), openBrowser: (url) => world.openBrowser(url), canAsk: true };
      },
      async [Symbol.asyncDispose]() {
        await listener.close();
        await embedment[Symbol.asyncDispose]();
      },
    };
  },

  async serve({ port, tls = false, ...options }): Promise<Served> {
    const stop = new AbortController();
    const emulator = await told('--data', () => createEmulator({ ...options, onStop: () => stop.abort() }));
    const listener = await told('--port', () => emulator.listen({ tls, ...(port !== undefined && { port }) }));
    const { tenant } = emulator;
    const people = [...tenant.users.values()].filter(({ accountEnabled }) => accountEnabled);
    return {
      stopped: stop.signal,
      description: {
        origin: listener.origin,
        authority: `${listener.origin}/${tenant.id}`,
        graph: `${listener.origin}/v1.0`,
        tenantId: tenant.id,
        ...(listener.caCertificate !== undefined && { caCertificate: listener.caCertificate }),
        users: people.map(({ userPrincipalName, password, totpSecret }) => ({
          userPrincipalName,
          password,
          ...(totpSecret !== undefined && { totpSecret }),
        })),
        applications: [...tenant.applications.values()].map(({ displayName, clientId }) => ({ displayName, clientId })),
      },
      async [Symbol.asyncDispose]() {
        await listener.close();
        try {
          if (options.data !== undefined) await saved(emulator, options.data);
        } finally {
          await emulator[Symbol.asyncDispose]();
        }
      },
    };
  },
};
