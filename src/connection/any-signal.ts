import { setMaxListeners } from 'node:events';

/**
 * A signal that is aborted as soon as one of the given ones is. Any number of calls may wait for it at once without Node's warning of a listener leak:
 * each of them takes its listener away at its end. The given signals get no listener at all.
 *
 * @param signals - Undefined ones are left out.
 */
export function anySignal(signals: readonly (AbortSignal | undefined)[]): AbortSignal {
  const any = AbortSignal.any(signals.filter((signal) => signal !== undefined));
  setMaxListeners(0, any);
  return any;
}
