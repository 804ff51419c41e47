import { OnbehalfError } from '../../core/errors.ts';
import type { SignInContext } from '../sign-in-method.ts';
import { answerCancelled, type AuthorizePage } from './authorize-page.ts';
import { guardLoopback } from './loopback-guard.ts';

/** The time in which a person may answer a sign-in page. Disposing of it leaves no timer and no listener behind. */
export interface Waiting extends Disposable {
  /** Aborted when waiting ends before the sign-in does. */
  readonly signal: AbortSignal;
  readonly until: Date;
  /** Why waiting ended too early; undefined while it goes on. */
  readonly problem: () => OnbehalfError | undefined;
  /** From now on the page can be answered; when waiting ends, listening for its answer ends too. */
  listening(page: AuthorizePage): void;
  /** The person has answered: the time no longer counts, cancelling still does. */
  answered(): void;
}

/** A person who goes to another device, or copies an address by hand, gets at least a quarter of an hour: as long as Microsoft's codes live. */
export function patientMS({ timeoutMS }: SignInContext['settings']): number {
  return Math.max(timeoutMS, 900_000);
}

/** How to wait. */
export interface WaitingOptions {
  /** Default: `settings.timeoutMS`. */
  readonly timeoutMS?: number;
  /** What to do when the time is over. Default: what to do about a page in the browser. */
  readonly remedy?: string;
}

/** Starts to wait: until the time is over, or the signal is aborted. */
export function startWaiting(
  { settings, environment, ports }: SignInContext,
  outer: AbortSignal,
  { timeoutMS = settings.timeoutMS, remedy = finishPage }: WaitingOptions = {},
): Waiting {
  const { authenticationType } = settings;
  const controller = new AbortController();
  let problem: OnbehalfError | undefined;
  let page: AuthorizePage | undefined;
  let guard: Disposable | undefined;

  const stop = (error: OnbehalfError): void => {
    problem ??= error;
    controller.abort();
    if (page) void answerCancelled(page);
  };
  const cancel = (): void => stop(new OnbehalfError('CANCELLED', 'The sign-in was cancelled.'));
  const timer = setTimeout(() => stop(timedOut(timeoutMS, authenticationType, page?.host ?? environment.loginHost, remedy)), timeoutMS);
  outer.addEventListener('abort', cancel);
  if (outer.aborted) cancel();

  return {
    signal: controller.signal,
    until: new Date(ports.now().getTime() + timeoutMS),
    problem: () => problem,
    listening(opened) {
      page = opened;
      guard = guardLoopback(opened.port);
    },
    answered: () => clearTimeout(timer),
    [Symbol.dispose]() {
      clearTimeout(timer);
      outer.removeEventListener('abort', cancel);
      guard?.[Symbol.dispose]();
    },
  };
}

const finishPage =
  'Try again and finish the page in the browser; if no page came up, open the address that is printed before it. If the page showed an error, correct that first. `--timeout-ms` gives more time.';

function timedOut(timeoutMS: number, type: string, host: string, remedy: string): OnbehalfError {
  const seconds = timeoutMS / 1000;
  return new OnbehalfError(
    'SIGN_IN_TIMED_OUT',
    `The sign-in (${type}) at ${host} was not finished within ${seconds} ${seconds === 1 ? 'second' : 'seconds'}.`,
    {
      details: { seconds, authenticationType: type, host },
      remedy,
    },
  );
}
