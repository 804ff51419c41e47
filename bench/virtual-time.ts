import type { Clock } from '../src/emulator/tenant/clock.ts';

/** Time that passes only where somebody waits for it: what a computer takes for its work is none of it, so that a busy machine measures the same. */
export interface VirtualTime {
  /** Milliseconds of the tenant's clock. */
  now(): number;
  /** Waits on the tenant's clock. */
  sleep(milliseconds: number): Promise<void>;
  /** Has work done while the clock stands still. */
  standingStill<T>(work: () => Promise<T>): Promise<T>;
}

/** Turns of the event loop without anything to do, before everybody is taken to wait. */
const quietTurns = 20;

/** Makes it, on the clock of a tenant. */
export function virtualTime(clock: Clock): VirtualTime {
  const sleepers: { readonly until: number; wake(): void }[] = [];
  let working = 0;
  let isPumping = false;
  const now = (): number => clock.now().getTime();

  async function quiet(): Promise<void> {
    for (let turns = 0; turns < quietTurns; turns += 1) {
      await new Promise<void>((resolve) => setImmediate(resolve));
      if (working > 0) turns = 0;
    }
  }

  /** Goes from one awaited moment to the next. */
  async function pump(): Promise<void> {
    isPumping = true;
    for (await quiet(); sleepers.length > 0; await quiet()) {
      const next = Math.min(...sleepers.map(({ until }) => until));
      clock.advance(Math.max(0, next - now()));
      const ready = sleepers.filter(({ until }) => until <= now());
      sleepers.splice(0, sleepers.length, ...sleepers.filter(({ until }) => until > now()));
      for (const { wake } of ready) wake();
    }
    isPumping = false;
  }

  return {
    now,
    sleep: (milliseconds) =>
      new Promise((resolve) => {
        sleepers.push({ until: now() + milliseconds, wake: resolve });
        if (!isPumping) void pump();
      }),
    async standingStill(work) {
      working += 1;
      try {
        return await work();
      } finally {
        working -= 1;
      }
    },
  };
}
