import type { Now } from '../core/ports.ts';
import type { Budget } from './budget.ts';
import { cancellation } from './deadline.ts';
import { nameOf, type Call } from './call.ts';
import { leavesDoubt, type WaitReason } from './repeatable.ts';
import { type RetrySettings, waitBefore } from './retry.ts';
import { sleep as sleepForReal } from './sleep.ts';
import type { TransportEvent } from './transport-event.ts';

/** What has been spent on one call. */
export interface Tries {
  readonly attempts: number;
  readonly waitedMS: number;
  /** What the service asked for at last, where it asked. */
  readonly askedMS?: number | undefined;
  /** A try ended so that nobody knows whether it was carried out. */
  readonly inDoubt?: boolean;
}

/** Waiting between the tries of one call, until it is used up. */
export interface Patience {
  readonly tries: Tries;
  /**
   * Waits before the next try.
   * @param askedMS - What the service asked for, in milliseconds.
   * @param waiting - The call that is told to wait, where several are sent together. Default: the call that the patience is for.
   * @returns False, without waiting, when no further try is allowed.
   * @throws OnbehalfError CANCELLED.
   */
  wait(reason: WaitReason, askedMS: number | undefined, waiting?: Call): Promise<boolean>;
}

/** What waiting needs from outside. */
export interface PatiencePorts {
  readonly retry: RetrySettings;
  /** Further tries of all calls together. Left out: only those of this call count. */
  readonly budget?: Budget | undefined;
  readonly now: Now;
  /** A number from 0 to below 1. Default `Math.random`. */
  readonly random?: (() => number) | undefined;
  readonly sleep?: ((milliseconds: number, signal?: AbortSignal) => Promise<void>) | undefined;
  readonly notify?: ((event: TransportEvent) => void) | undefined;
}

/** Lets time pass before a call goes on. @throws OnbehalfError CANCELLED. */
export async function pause(
  { sleep = sleepForReal }: Pick<PatiencePorts, 'sleep'>,
  call: Call,
  milliseconds: number,
  signal: AbortSignal | undefined,
): Promise<void> {
  try {
    await sleep(milliseconds, signal);
  } catch (error) {
    throw signal?.aborted ? cancellation(signal, nameOf(call)) : error;
  }
}

/** The patience for one call; its clock starts now. */
export function createPatience(ports: PatiencePorts, call: Call, signal: AbortSignal | undefined): Patience {
  const { retry, now, budget, random = Math.random, notify } = ports;
  const started = now().getTime();
  let attempts = 1;
  let waitedMS = 0;
  let askedMS: number | undefined;
  let inDoubt = false;
  return {
    get tries() {
      return { attempts, waitedMS, askedMS, inDoubt };
    },
    async wait(reason, asked, waiting = call) {
      const { activity, operation } = waiting;
      askedMS = asked;
      inDoubt ||= leavesDoubt(reason);
      const milliseconds = waitBefore(attempts, asked, random(), retry);
      if (attempts >= retry.attempts || now().getTime() - started + milliseconds > retry.totalMS) return false;
      // What the service told the time of is no trouble to it.
      if (asked === undefined && budget?.spend() === false) return false;
      notify?.({ type: 'waiting', activity, operation, reason, seconds: milliseconds / 1000, attempt: attempts, attempts: retry.attempts });
      waiting.onWait?.();
      await pause(ports, call, milliseconds, signal);
      attempts += 1;
      waitedMS += milliseconds;
      return true;
    },
  };
}
