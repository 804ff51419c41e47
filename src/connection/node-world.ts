import { join } from 'node:path';
import { createMachineStorage, createNoStorage, dataFolder, type TokenStorage } from '../identity/index.ts';
import { eventText } from './event-text.ts';
import { openSystemBrowser, somebodyCanAnswer } from './browser.ts';
import { localFiles } from './local-files.ts';
import { machineFetch } from './machine-fetch.ts';
import type { ScopeEvent, World } from './world.ts';

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
  const world: World = {
    fetch: machineFetch(),
    openBrowser: openSystemBrowser,
    canAsk: options.unattended === undefined ? somebodyCanAnswer() : !options.unattended,
    storage: async (location) => openStorage(location, dataFolder(), notify),
    files: localFiles(),
    now: () => new Date(),
    notify,
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
  return {
    ...world,
    fetch: (input, init) => world.fetch(redirect(input), init),
    openBrowser: (url) => world.openBrowser(redirect(url)),
    notify: (event) => world.notify(atEmulator(event, redirect)),
    graphUrl: new URL(origin).origin,
    storage: async (location) => openStorage(location, join(dataFolder(), 'emulators', place), world.notify),
  };
}

/** Tells the person the address that really opens. */
function atEmulator(event: ScopeEvent, redirect: (url: string) => string): ScopeEvent {
  if (event.type === 'browserNotOpened') return { ...event, url: redirect(event.url) };
  if (event.type !== 'opening') return event;
  const url = redirect(event.url);
  return { ...event, url, host: new URL(url).host };
}

/** True for a host of Microsoft's clouds that sign-in or Graph is reached at. */
export function isMicrosoftHost(hostname: string): boolean {
  return /(^|\.)(microsoftonline\.(com|us|cn)|(dod-)?graph\.microsoft\.(com|us)|login\.microsoft\.com|windows\.net|chinacloudapi\.cn|outlook\.office\.com)$/.test(hostname);
}

/** Rewrites an address of Microsoft's cloud to the emulator; other addresses stay. */
function redirectTo(emulator: URL): (url: string) => string {
  return (url) => {
    const { hostname, pathname, search, hash } = new URL(url);
    return isMicrosoftHost(hostname) ? `${emulator.origin}${pathname}${search}${hash}` : url;
  };
}

function openStorage(location: string, home: string, notify: (event: ScopeEvent) => void): TokenStorage {
  if (location === 'None') return createNoStorage();
  return createMachineStorage({ folder: home, notify });
}

function sayToPerson(event: ScopeEvent): void {
  const text = eventText(event);
  if (text !== undefined) process.stderr.write(`${text}\n`);
}

