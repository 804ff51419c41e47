import type { ScopeEvent, World } from '../../connection/index.ts';

/** An emulated Microsoft 365 that listens, and whose person answers sign-in pages by itself. */
export interface StudioTenant extends AsyncDisposable {
  /** Where its pages are, `http://localhost:12345`. */
  readonly origin: string;
  /** Who answers the sign-in pages. */
  readonly account: string;
  /** The world inside of it. @param base - What the rest of the world is. */
  world(base: World): World;
}

/** What the Studio stands on: handed in by the binary, and by tests. */
export interface StudioPorts {
  /** Starts an emulated Microsoft 365; only `embedded.ts` knows it. */
  tenant(): Promise<StudioTenant>;
  /** What the imports of `onbehalf` and its subpaths give to code of a package that a run uses. */
  modules(): Promise<Readonly<Record<string, unknown>>>;
  /** The world of this machine. @param notify - Told what happens. */
  world(notify: (event: ScopeEvent) => void): World;
  /** Told of each folder that is opened, by its real path. */
  opened(folder: string): Promise<void>;
  /** Version of the Onbehalf that runs. */
  version(): Promise<string>;
  /** Folder with the pages that the build made. */
  readonly pages: string;
  /** In milliseconds. */
  now(): number;
}
