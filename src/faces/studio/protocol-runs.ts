import type { Address } from '../../flow/problem.ts';

// What the server of the Studio and its pages say to each other about runs. Types only, as in protocol.ts. Every text in them is redacted and harmless.

/** Some time of a step, in milliseconds from the start of the run. */
export interface StretchView {
  readonly from: number;
  /** Left out while it goes on. */
  readonly to?: number;
  readonly kind: 'done' | 'failed' | 'running' | 'waited';
}

/** How far a step came in a run. */
export interface StepState {
  readonly address: Address;
  readonly state: 'running' | 'done' | 'failed';
  readonly done: number;
  readonly failed: number;
  readonly retried: number;
  /** How often it waited because Microsoft 365 asked for fewer calls or did not answer, and for how long in all, in seconds. */
  readonly waits: number;
  readonly waitedSeconds: number;
  /** How long it took all in all, in milliseconds of the clock of the run. */
  readonly milliseconds: number;
  /** Of a step in loops: the first, and the last. */
  readonly stretches: readonly StretchView[];
  /** Of its last failure. */
  readonly message?: string;
}

/** Who works where in a run on a connection. */
export interface PersonView {
  /** Name of the connection; null for settings without a name. */
  readonly connection: string | null;
  readonly application: string;
  /** Who is signed in; null where nobody is, and a page will ask. */
  readonly account: string | null;
  /** Permissions that it will ask for; null where that cannot be told. */
  readonly missing: readonly string[] | null;
}

/** Where a run works. */
export type RunPlace =
  | { readonly kind: 'emulator'; readonly account: string }
  | { readonly kind: 'connection'; readonly people: readonly PersonView[] };

/** Something that changes, sends or deletes, or a function that is run. */
export interface ChangeView {
  /** Of the flow file; the step may be one of a flow that is invoked. */
  readonly file: string;
  readonly address: Address;
  readonly title: string;
  readonly effect: 'changes' | 'sends' | 'deletes' | 'runs';
  /** What it is given, in one line. */
  readonly text: string;
  /** It is in a loop. */
  readonly isRepeated: boolean;
}

/** What a run on a connection would do, told before it is started. It is started with the ticket, once, in the next minutes, as it was told. */
export interface RunPlan {
  readonly ticket: string;
  readonly people: readonly PersonView[];
  readonly changes: readonly ChangeView[];
}

/** What going on with a durable run that stopped would be, told before it is done. It goes on with the ticket, once, in the next minutes. */
export interface ResumePlan {
  readonly run: string;
  /** Of its flow. */
  readonly path: string;
  readonly ticket: string;
  readonly people: readonly PersonView[];
  /** Of the whole flow; what was done before is not done again. */
  readonly changes: readonly ChangeView[];
  /** Steps of which nobody can tell whether they were done: somebody must say so of one before the run goes on. */
  readonly waiting: readonly string[];
}

/** A run, as far as it came. */
export interface RunView {
  readonly run: string;
  readonly path: string;
  readonly state: 'running' | 'done' | 'failed' | 'cancelled';
  readonly isDry: boolean;
  readonly place: RunPlace;
  /** How long it took so far, in milliseconds. */
  readonly milliseconds: number;
  readonly steps: readonly StepState[];
  /** Of a dry run: what would have been changed; the first of very many. */
  readonly would: readonly ChangeView[];
  readonly wouldLeftOut: number;
  /** A step waits for an answer before it sends or deletes. */
  readonly question?: { readonly number: number; readonly address: Address; readonly text: string };
  /** Lines of the log, the newest last; the oldest of very many are left out. */
  readonly log: readonly string[];
  /** Each as text. */
  readonly outputs?: Readonly<Record<string, string>>;
  readonly error?: {
    readonly code: string;
    readonly message: string;
    readonly remedy: string;
    /** The step of the flow that it failed in, and the property that is wrong where one is named. */
    readonly step?: Address;
    readonly field?: string;
  };
}

/** What a step was given and gave in one turn, as text. */
export interface ValueView {
  /** Of the loops around it, each from one; empty where there are none. */
  readonly turns: readonly number[];
  readonly given?: string;
  readonly gave?: string;
  readonly failed?: string;
}

/** The values of a step in the last run. */
export interface ValuesView {
  readonly values: readonly ValueView[];
  /** Turns that are not kept. */
  readonly leftOut: number;
  /** The step is private, and nothing of it is kept. */
  readonly isPrivate: boolean;
}

/** A connection that a run can be asked to work on. */
export interface ConnectionChoice {
  readonly name: string;
  /** The account that it names; empty where it names none. */
  readonly account: string;
  readonly isDefault: boolean;
}

/** A run that is kept, in short. */
export interface RunEntry {
  readonly run: string;
  /** As it was named when it was started. */
  readonly file: string;
  /** ISO 8601 in UTC. */
  readonly started: string;
  readonly outcome: 'done' | 'failed' | 'cancelled' | 'unfinished';
  readonly milliseconds?: number;
  readonly isDry: boolean;
  /** `the emulator`, `connection work`, `Microsoft 365`. */
  readonly place: string;
  /** A durable run that somebody can go on with. */
  readonly isOpen: boolean;
}

/** What a run that is kept came to. */
export interface KeptRun {
  readonly run: string;
  readonly outcome: RunEntry['outcome'];
  readonly error?: { readonly code: string; readonly message: string; readonly remedy: string };
  readonly accounts: readonly string[];
  readonly failures: readonly { readonly name: string; readonly line?: number; readonly code: string; readonly message: string }[];
  readonly waits: readonly string[];
  readonly log: readonly { readonly at: string; readonly text: string }[];
}
