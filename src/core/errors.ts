import { redact } from './redact.ts';

/** Who has to act next: the signed-in person, an administrator, whoever wrote the call, the service, or this project. */
export type Mover = 'user' | 'admin' | 'caller' | 'service' | 'us';

interface Failure {
  readonly whose: Mover;
  /** Process exit status of the command line. */
  readonly exit: 1 | 2 | 3 | 4 | 5 | 6 | 70 | 130;
  /** What to do. `{name}` is replaced by the detail of that name. */
  readonly remedy: string;
}

/** Every way in which Onbehalf fails: whose move it is next, and what that move is. */
export const failures = {
  INPUT_INVALID: { whose: 'caller', exit: 2, remedy: 'Correct the fields named above and try again.' },
  SETTINGS_INVALID: { whose: 'caller', exit: 2, remedy: 'Correct the settings named above and try again.' },
  AUTOMATION_INVALID: { whose: 'caller', exit: 2, remedy: 'Correct the file and try again.' },
  AUTOMATION_FAILED: { whose: 'caller', exit: 1, remedy: 'Correct the automation at the line named above.' },
  APPLICATION_INVALID: {
    whose: 'admin',
    exit: 2,
    remedy: 'Check the application ID and the tenant against the app registration in the Entra admin center.',
  },
  REDIRECT_NOT_REGISTERED: {
    whose: 'admin',
    exit: 2,
    remedy: 'Add `http://localhost` under "Mobile and desktop applications" of the app registration.',
  },
  REQUEST_REFUSED: { whose: 'caller', exit: 2, remedy: 'Correct the request as Microsoft Graph says above.' },
  TOO_LARGE: { whose: 'caller', exit: 2, remedy: 'Send less at once; the mailbox or the service has a size limit.' },
  SIGN_IN_REQUIRED: { whose: 'user', exit: 3, remedy: 'Run `onbehalf signin`, then try again.' },
  SIGN_IN_UNATTENDED: {
    whose: 'user',
    exit: 3,
    remedy: 'Run `onbehalf signin` once where a person can answer; later runs there use the stored token.',
  },
  SIGN_IN_TIMED_OUT: { whose: 'user', exit: 3, remedy: 'Try again and answer the browser window; `--timeout-ms` gives more time.' },
  SIGN_IN_CANCELLED: { whose: 'user', exit: 3, remedy: 'Try again and finish the sign-in in the browser.' },
  SIGN_IN_FAILED: { whose: 'user', exit: 3, remedy: 'Run `onbehalf signin` and follow what the sign-in page says.' },
  ACCOUNT_MISMATCH: {
    whose: 'user',
    exit: 3,
    remedy: 'Sign in with the account that is named, or name the one that is meant: set emailAddress (`--account`) to it.',
  },
  SIGN_IN_BLOCKED: {
    whose: 'admin',
    exit: 3,
    remedy: 'Show this message to your administrator: a policy of the organisation stops this sign-in.',
  },
  STORAGE_UNAVAILABLE: { whose: 'user', exit: 3, remedy: 'Make the folder of the token storage writable for you, or choose another one.' },
  CONSENT_DECLINED: {
    whose: 'user',
    exit: 4,
    remedy: 'Run it again and choose Accept, or list fewer activities so that less is asked for.',
  },
  CONSENT_REQUIRED: { whose: 'user', exit: 4, remedy: 'Run `onbehalf signin` and accept the permissions named above.' },
  ADMIN_CONSENT_REQUIRED: { whose: 'admin', exit: 4, remedy: 'Ask an administrator to approve the permissions named above.' },
  PERMISSION_MISSING: {
    whose: 'user',
    exit: 4,
    remedy: 'Add the permission and sign in again; `onbehalf permissions FILE` shows which activity needs which.',
  },
  ACCESS_DENIED: {
    whose: 'admin',
    exit: 4,
    remedy: 'Ask the owner or an administrator for the right; a permission of the application does not replace it.',
  },
  NOT_FOUND: { whose: 'caller', exit: 5, remedy: 'Check the name or the id; ids change when a message moves to another mailbox.' },
  CONFLICT: { whose: 'caller', exit: 5, remedy: 'Choose another name, or another conflict behaviour (fail, replace, rename).' },
  QUOTA_EXCEEDED: { whose: 'user', exit: 5, remedy: 'Free some space, then try again.' },
  SAVE_FAILED: { whose: 'user', exit: 5, remedy: 'Make room in the folder and make it writable for you, or choose another one.' },
  THROTTLED: { whose: 'service', exit: 6, remedy: 'Wait and try again later, or make fewer calls at once.' },
  UNAVAILABLE: { whose: 'service', exit: 6, remedy: 'Try again later.' },
  OUTCOME_UNKNOWN: {
    whose: 'user',
    exit: 6,
    remedy: 'Look whether it was done, then say so: `onbehalf runs resume RUN --assume done|not-done --step STEP`.',
  },
  NETWORK_FAILED: { whose: 'service', exit: 6, remedy: 'Check the network and the proxy, then try again.' },
  TIMED_OUT: { whose: 'service', exit: 6, remedy: 'Try again, or give a longer timeout.' },
  CANCELLED: { whose: 'user', exit: 130, remedy: 'Start it again when you are ready.' },
  BUG: { whose: 'us', exit: 70, remedy: 'Report this with the stack trace above.' },
} as const satisfies Record<string, Failure>;

/** The name of a way to fail. */
export type FailureCode = keyof typeof failures;

/** Facts about a failure that are safe to print: ids, names, codes, counts. Never a secret. */
export type Details = Readonly<Record<string, string | number | boolean | readonly string[] | Readonly<Record<string, string>>>>;

/** One thing that is wrong with an input. */
export interface FieldProblem {
  /** Path of the field, `to.0` or `folder`. */
  readonly field: string;
  /** What is wrong, and what is allowed. */
  readonly problem: string;
}

/** How one thing of a list ended: with a result, or in an error of its own. */
export interface EachEnd {
  /** Its id, or what else it was given by. */
  readonly id: string;
  readonly result?: unknown;
  readonly error?: OnbehalfError;
}

/** How the message of an error continues. */
export interface ErrorOptions {
  readonly details?: Details;
  readonly fields?: readonly FieldProblem[];
  /** Of a list: how each thing ended, in the order of the list. */
  readonly results?: readonly EachEnd[];
  /** Instead of the remedy of the table. */
  readonly remedy?: string;
  readonly cause?: unknown;
}

/** The one error class. `switch (error.code)` is exhaustive; `remedy` says what to do. */
export class OnbehalfError extends Error {
  override readonly name = 'OnbehalfError';
  readonly code: FailureCode;
  readonly whose: Mover;
  readonly exitStatus: Failure['exit'];
  readonly remedy: string;
  readonly details: Details;
  readonly fields: readonly FieldProblem[];
  /** Of a list of things: how each ended, in the order of the list, as far as it was tried. Empty for anything else. */
  readonly results: readonly EachEnd[];

  constructor(code: FailureCode, message: string, options: ErrorOptions = {}) {
    super(redact(message));
    const failure: Failure = failures[code];
    this.code = code;
    this.whose = failure.whose;
    this.exitStatus = failure.exit;
    this.details = options.details ?? {};
    this.fields = options.fields ?? [];
    this.results = options.results ?? [];
    this.remedy = redact(options.remedy ?? failure.remedy);
    // A cause may hold a response with a token in it, and printing an error must not print that: Node prints a value of this name, enumerable
    // or not, and of a getter that there is one.
    const { cause } = options;
    if (cause !== undefined) Object.defineProperty(this, 'cause', { get: () => cause, enumerable: false, configurable: true });
  }

  /** What `--json` prints and what other faces hand on. */
  toJSON(): { error: Record<string, unknown> } {
    return {
      error: {
        code: this.code,
        message: this.message,
        whoseMove: this.whose,
        remedy: this.remedy,
        ...(this.fields.length > 0 && { fields: this.fields }),
        ...(Object.keys(this.details).length > 0 && { details: this.details }),
        ...(this.results.length > 0 && {
          results: this.results.map(({ id, error }) => (error ? { id, done: false, ...error.toJSON() } : { id, done: true })),
        }),
      },
    };
  }
}

/** True for our error, also when it comes from another copy of this module. */
export function isOnbehalfError(value: unknown): value is OnbehalfError {
  return value instanceof Error && value.name === 'OnbehalfError' && 'code' in value && 'remedy' in value;
}
