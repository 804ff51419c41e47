import { setImmediate } from 'node:timers/promises';
import type { World } from '../../src/connection/index.ts';

/** A clock that a test moves, with everybody who waits for it. */
export interface HandClock extends Pick<World, 'now' | 'wait'> {
  /** Lets time pass, in milliseconds: whoever waits goes on in turn, and does what can be done without waiting. */
  pass(milliseconds: number): Promise<void>;
  /** Sets the clock, as a machine does that slept: whoever waits goes on when time passes. */
  sleepUntil(moment: string): void;
}

interface Sleeper {
  readonly at: number;
  wake(): void;
}

/** A clock that stands until it is moved. */
export function createHandClock(start: string): HandClock {
  let time = Date.parse(start);
  const sleepers = new Set<Sleeper>();
  return {
    now: () => new Date(time),
    wait: (milliseconds, signal) =>
      new Promise((resolve, reject) => {
        const sleeper: Sleeper = {
          at: time + milliseconds,
          wake() {
            signal.removeEventListener('abort', giveUp);
            resolve();
          },
        };
        const giveUp = (): void => {
          sleepers.delete(sleeper);
          reject(signal.reason as Error);
        };
        if (signal.aborted) return giveUp();
        signal.addEventListener('abort', giveUp, { once: true });
        sleepers.add(sleeper);
      }),
    async pass(milliseconds) {
      const end = time + milliseconds;
      await quiet();
      for (;;) {
        const [first] = [...sleepers].toSorted((a, b) => a.at - b.at);
        if (!first || first.at > end) break;
        time = Math.max(time, first.at);
        sleepers.delete(first);
        first.wake();
        await quiet();
      }
      time = Math.max(time, end);
      await quiet();
    },
    sleepUntil(moment) {
      time = Date.parse(moment);
    },
  };
}

/** Lets everything be done that waits for nothing outside. */
async function quiet(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await setImmediate();
}
