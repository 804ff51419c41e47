import { join } from 'node:path';
import { harmless } from '../../core/harmless.ts';
import type { Fetch } from '../../core/ports.ts';
import {
  createMachineStorage,
  createRunAccounts,
  createNoStorage,
  createSystemBroker,
  dataFolder,
  openBucketStorage,
  sealedTexts,
  systemKeyStore,
  type FindBroker,
  type KeyStore,
  type SealedTexts,
  type TokenStorage,
} from '../../identity/index.ts';
import { askInTerminal } from './ask-in-terminal.ts';
import { browserCanComeUp, openSystemBrowser, somebodyCanAnswer } from './browser.ts';
import { sleep } from '../../graph/index.ts';
import { eventText } from '../event-text.ts';
import { localFiles } from './local-files.ts';
import { machineFetch } from './machine-fetch.ts';
import type { BucketSettings, ScopeEvent, World } from '../world.ts';

/** How the world of this machine differs from its defaults. */
export interface NodeWorldOptions {
  /** Address of a running emulator; default: the variable `ONBEHALF_EMULATOR`, else Microsoft's cloud. */
  readonly emulator?: string | undefined;
  /** Nobody can answer a sign-in page. Default: there is neither a terminal nor a desktop. */
  readonly unattended?: boolean | undefined;
  /** Who watches. Default: what a person must know goes to standard error. */
  readonly notify?: ((event: ScopeEvent) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Settings that stand in where a scope leaves them open. */
  readonly settings?: Readonly<Record<string, unknown>> | undefined;
}

/** This machine: its network, browser, disk and clock. */
export function nodeWorld(options: NodeWorldOptions = {}): World {
  const emulator = options.emulator ?? process.env['ONBEHALF_EMULATOR'];
  const notify = options.notify ?? sayToPerson;
  const fetch = machineFetch();
  const memory = createNoStorage();
  const world: World = {
    fetch,
    openBrowser: Object.assign((url: string) => openSystemBrowser(url), { isAvailable: browserCanComeUp() }),
    findBroker: createSystemBroker(),
    canAsk: options.unattended === undefined ? somebodyCanAnswer() : !options.unattended,
    ...(process.stdin.isTTY && process.stderr.isTTY && { ask: askInTerminal }),
    storage: async (location, settings) => await openStorage(location, settings, { fetch, notify, memory, ...keyStoreOf(process.env) }),
    files: localFiles(),
    positions: async () => openPositions({ notify, ...keyStoreOf(process.env) }),
    now: () => new Date(),
    // Only when it is asked for: the tables of zones take long to open.
    timeZone: () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    wait: sleep,
    runAccounts: createRunAccounts(),
    notify,
    ...(process.env['ONBEHALF_CONNECTION'] && { connection: process.env['ONBEHALF_CONNECTION'] }),
    onMicrosoftCloud: true,
    ...(options.signal && { signal: options.signal }),
    ...(options.settings && { settings: options.settings }),
  };
  return emulator ? onEmulator(world, emulator) : world;
}

/**
 * The same world, with an emulator that listens at `origin` in the place of Microsoft's cloud. Its tokens are kept apart from real ones.
 *
 * @param origin - `http://localhost:4000`
 */
export function onEmulator(world: World, origin: string): World {
  const redirect = redirectTo(new URL(origin));
  const place = origin.replace(/[^\w.-]+/g, '-');
  const memory = createNoStorage();
  return {
    ...world,
    fetch: (input, init) => world.fetch(redirect(input), init),
    openBrowser: Object.assign((url: string) => world.openBrowser(redirect(url)), { isAvailable: world.openBrowser.isAvailable ?? true }),
    findBroker: noBrokerOnEmulator,
    notify: (event) => world.notify(atEmulator(event, redirect)),
    graphUrl: new URL(origin).origin,
    onMicrosoftCloud: false,
    storage: async (location, settings) =>
      await openStorage(location, settings, { fetch: world.fetch, notify: world.notify, memory, within: join('emulators', place) }),
    positions: async () => openPositions({ notify: world.notify, within: join('emulators', place) }),
  };
}

/** The broker would sign in to Microsoft's cloud, whatever stands in its place here. */
export const noBrokerOnEmulator: FindBroker = async () => ({ missing: 'it knows no emulator' });

/** Tells the person the address that really opens. */
function atEmulator(event: ScopeEvent, redirect: (url: string) => string): ScopeEvent {
  if (event.type === 'browserNotOpened' || event.type === 'deviceCode') return { ...event, url: redirect(event.url) };
  if (event.type !== 'opening') return event;
  const url = redirect(event.url);
  return { ...event, url, host: new URL(url).host };
}

/**
 * True for a host of Microsoft's clouds that sign-in, Graph or the contents of files are reached at.
 * https://learn.microsoft.com/microsoft-365/enterprise/urls-and-ip-address-ranges
 */
export function isMicrosoftHost(hostname: string): boolean {
  return /(^|\.)(sharepoint\.(com|us|cn)|sharepoint-mil\.us|onedrive\.live\.com|1drv\.com|microsoftonline\.(com|us|cn)|(dod-)?graph\.microsoft\.(com|us)|login\.microsoft\.com|windows\.net|chinacloudapi\.cn|outlook\.office\.com)$/.test(
    hostname,
  );
}

/** Rewrites an address of Microsoft's cloud to the emulator; other addresses stay. */
function redirectTo(emulator: URL): (url: string) => string {
  return (url) => {
    const { hostname, pathname, search, hash } = new URL(url);
    return isMicrosoftHost(hostname) ? `${emulator.origin}${pathname}${search}${hash}` : url;
  };
}

interface StorageWorld {
  readonly fetch: Fetch;
  notify(event: ScopeEvent): void;
  keyStore?(): Promise<KeyStore | undefined>;
  /** Where the scopes of this world share what is kept nowhere else. */
  readonly memory: TokenStorage;
  /** Folder of the tokens that are kept apart from real ones. */
  readonly within?: string;
}

async function openStorage(
  location: string,
  { folder, bucketKeys }: BucketSettings = {},
  { within = '', memory, ...world }: StorageWorld,
): Promise<TokenStorage> {
  if (location === 'None') return memory;
  if (location === 'Bucket' && folder !== undefined) {
    return await openBucketStorage({ ...world, folder, bucketKeys, env: process.env, within: within.replaceAll('\\', '/') });
  }
  return createMachineStorage({ ...world, folder: join(dataFolder(), within) });
}

/** Positions are kept on this machine as tokens are, wherever those are: the next run of the same automation goes on here. */
function openPositions({ within = '', ...world }: Pick<StorageWorld, 'notify' | 'keyStore' | 'within'>): TokenStorage {
  return createMachineStorage({ ...world, folder: join(dataFolder(), within), name: 'positions' });
}

/** What this machine keeps besides tokens is sealed with the same key as they. @throws OnbehalfError STORAGE_UNAVAILABLE when the key cannot be had. */
export function sealOfMachine(): Promise<SealedTexts> {
  return sealedTexts(keyStoreOf(process.env));
}

/** `ONBEHALF_KEY_STORE=file` keeps keys in files where the operating system's key store could be used. */
function keyStoreOf(env: NodeJS.ProcessEnv): Pick<StorageWorld, 'keyStore'> {
  return env['ONBEHALF_KEY_STORE'] === 'file' ? {} : { keyStore: systemKeyStore };
}

function sayToPerson(event: ScopeEvent): void {
  const text = eventText(event);
  if (text !== undefined) process.stderr.write(`${harmless(text)}\n`);
}
