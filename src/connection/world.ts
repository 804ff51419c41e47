import type { Fetch, Files, Now, Operation, Progress } from '../core/ports.ts';
import type { TransportEvent } from '../graph/index.ts';
import type { FindBroker, OpenBrowser, RunAccounts, ScopeSettings, SignInEvent, TokenStorage } from '../identity/index.ts';
import type { Detection } from '../permissions/index.ts';
import type { GoingOn, GoingOnWith } from './consent/going-on.ts';
import type { InsteadOfChanges } from './instead.ts';

/** What happens in a scope, for whoever watches: a terminal, a log, a test. Nothing in it is secret. */
export type ScopeEvent =
  | SignInEvent
  | TransportEvent
  | { readonly type: 'permissions'; readonly detection: Detection }
  | GoingOn
  | GoingOnWith
  | { readonly type: 'activityStarted'; readonly activity: string }
  | {
      readonly type: 'activityDone';
      readonly activity: string;
      readonly results: number;
      readonly milliseconds: number;
      /** How often it waited for the service and tried again; left out: never. */
      readonly waits?: number;
    }
  | { readonly type: 'activityFailed'; readonly activity: string; readonly code: string }
  /** An activity makes a call of Microsoft Graph. */
  | { readonly type: 'called'; readonly activity: string; readonly operation: Operation }
  | { readonly type: 'progress'; readonly activity: string; readonly progress: Progress };

/** The settings about a bucket. */
export type BucketSettings = Pick<ScopeSettings, 'folder' | 'bucketKeys'>;

/** Everything outside of a scope: the network, the browser, the disk, the clock, and who watches. */
export interface World {
  readonly fetch: Fetch;
  /** Where Graph is, when it is not the environment's own: an emulator that listens on a port. */
  readonly graphUrl?: string;
  readonly openBrowser: OpenBrowser;
  /** Looks for the broker of the operating system. Left out: there is none. */
  readonly findBroker?: FindBroker;
  /** False where nobody can answer a sign-in page. */
  readonly canAsk: boolean;
  /**
   * Asks the person a question in the terminal; left out where there is none.
   * @param signal - Aborted: the answer is not wanted any more.
   */
  ask?(question: string, signal: AbortSignal): Promise<string>;
  /**
   * Opens the place where tokens are kept.
   *
   * @param settings - Which bucket, where the place is one.
   */
  storage(location: string, settings?: BucketSettings): Promise<TokenStorage>;
  readonly files: Files;
  /** Opens the place where positions are kept: in lists of changes, from one run to the next. */
  positions(): Promise<TokenStorage>;
  readonly now: Now;
  /** The zone of the clock of this machine, by its IANA name. Left out: UTC. */
  timeZone?(): string;
  /** Lets time pass, in milliseconds. @throws the signal's reason when it is aborted. */
  wait(milliseconds: number, signal: AbortSignal): Promise<void>;
  /** What the scopes of a run share about accounts. Left out: each scope asks and tells for itself. */
  readonly runAccounts?: RunAccounts;
  notify(event: ScopeEvent): void;
  /** Aborted when the whole run is cancelled. */
  readonly signal?: AbortSignal;
  /** How a person signs in interactively where no settings say. Left out: in the browser, or with a code where none can come up. */
  readonly signInThrough?: NonNullable<ScopeSettings['signInThrough']>;
  /** Settings that stand in where a scope leaves them open: a named connection, flags of the command line. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Name of the connection that stands in where neither the scope nor `settings` say anything. */
  readonly connection?: string;
  /** Takes the place of what would change something. Left out: it is done. */
  readonly instead?: InsteadOfChanges;
  /** True where Microsoft's own cloud answers, and no emulator. Then the default connection of this machine stands in when nothing else does. */
  readonly onMicrosoftCloud?: boolean;
}
