import type { z } from 'zod';
import type { World } from '../../connection/index.ts';
import type { Needs } from './exact-remedy.ts';
import type { Io } from './io.ts';
import type { Settings } from './settings.ts';

/** The embedded emulator as the command line is handed it; loaded only when it is asked for. */
export interface Embedded {
  /**
   * Starts a tenant in this process; its world signs in by itself as `account`.
   * With `browser` the tenant listens on a loopback port and the system browser answers.
   */
  start(options: { seed?: number; account?: string; consent?: 'accept' | 'decline'; browser?: boolean }): Promise<EmbeddedRun>;
  /** Serves a tenant on a loopback port until it is closed. */
  serve(options: { port?: number; tls?: boolean; data?: string; seed?: number }): Promise<Served>;
}

/** A tenant that runs in this process. */
export interface EmbeddedRun extends AsyncDisposable {
  /** The world inside the tenant, on top of the real one. */
  world(base: World): World;
  /** Who answers the sign-in pages. */
  readonly account: string;
  /** What consent pages listed so far. */
  readonly consents: readonly { readonly application: string; readonly permissions: readonly string[] }[];
  /** Where the tenant listens; undefined when it only answers in process. */
  readonly origin?: string;
}

/** A tenant that listens; the fields of `onbehalf emulator start --json`. */
export interface Served extends AsyncDisposable {
  /** Aborted when somebody tells it to stop. */
  readonly stopped: AbortSignal;
  readonly description: {
    readonly origin: string;
    readonly authority: string;
    readonly graph: string;
    readonly tenantId: string;
    readonly caCertificate?: string;
    readonly users: readonly { readonly userPrincipalName: string; readonly password: string; readonly totpSecret?: string }[];
    readonly applications: readonly { readonly displayName: string; readonly clientId: string }[];
  };
}

/** What starts the Studio; loaded only when it is asked for. */
export interface StudioStarter {
  /**
   * Serves the Studio for a folder, or finds the one that serves it already.
   *
   * @param packageFolder - Where this package lies; the pages are there.
   */
  start(options: { folder: string; port?: number; packageFolder: string; modules: CommandContext['modules'] }): Promise<StartedStudio>;
}

/** A Studio that can be opened. */
export interface StartedStudio extends AsyncDisposable {
  readonly origin: string;
  /** Opens one tab, once, in the next two minutes. */
  readonly url: string;
  /** It was started before, by another process. */
  readonly isAnothers: boolean;
  /** Aborted when it stops by itself. */
  readonly stopped: AbortSignal;
}

/** What a command stands on. */
export interface CommandContext {
  readonly io: Io;
  /** Flags and environment that every command understands: connection, emulator, application. */
  readonly settings: Settings;
  readonly embedded: () => Promise<Embedded>;
  readonly studio: () => Promise<StudioStarter>;
  /** What the imports of `onbehalf` and its subpaths give to an automation. */
  readonly modules: () => Promise<Readonly<Record<string, unknown>>>;
  /** Where this package lies; its examples are there. */
  readonly packageFolder: string;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
  /** A remedy with its commands as they have to be typed after this one. */
  readonly exact: (remedy: string) => string;
  /** What stands behind `--`, for a command that hands it on. */
  readonly handedOn: readonly string[];
}

/** A command that is not an activity. */
export interface Command<Options extends z.ZodObject = z.ZodObject> {
  /** The words it takes besides flags, for the help: `FILE`. */
  readonly words?: string;
  /** It hands on what stands behind `--`; any other command takes that as words. Default false. */
  readonly takesArguments?: true;
  readonly options: Options;
  /** The flag that may stand several times, for a list. Missing means none. */
  readonly each?: string | undefined;
  /**
   * What it needs of a sign-in, for remedies that name one. Default: who somebody is.
   *
   * @param given - The flags as typed.
   */
  needs?(words: readonly string[], given: Readonly<Record<string, unknown>>, settings: Settings): Needs;
  /** Lines that work, without `onbehalf`. */
  readonly examples: readonly string[];
  /**
   * @param given - The flags as typed, before the schema filled in defaults.
   * @returns The exit status; nothing means 0.
   */
  run(
    context: CommandContext,
    options: z.output<Options>,
    words: readonly string[],
    given: Readonly<Record<string, unknown>>,
  ): Promise<number | void>;
}

/** Defines a command; gives it its types. */
export function defineCommand<Options extends z.ZodObject>(command: Command<Options>): Command<Options> {
  return command;
}
