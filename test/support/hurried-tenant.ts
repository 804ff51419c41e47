import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { embed, type Embedment } from '../../src/embedded.ts';
import type { Embedded } from '../../src/faces/cli/command.ts';
import { overviewOf, readRun } from '../../src/run/report/read-run.ts';
import { runIds, runsFolder } from '../../src/run/report/runs-folder.ts';

/** A flow takes its time, whatever the clock says. */
async function untilNothingRuns(): Promise<void> {
  for (;;) {
    await setTimeout(5);
    const runs = await Promise.all((await runIds(runsFolder())).map(async (id) => overviewOf(id, await readRun(join(runsFolder(), id)))));
    if (runs.every(({ outcome }) => outcome !== 'unfinished')) return;
  }
}

/** A tenant whose time passes as fast as somebody waits for it, until a moment; then Ctrl-C is pressed. */
export function hurried(
  start: string,
  end: string,
  happens: (cloud: Embedment) => Promise<void> = async () => undefined,
): { readonly emulator: Embedded; readonly signal: AbortSignal } {
  const stop = new AbortController();
  return {
    signal: stop.signal,
    emulator: {
      async start(options) {
        const cloud = await embed({ ...options, now: new Date(start) });
        const { clock } = cloud.emulator.tenant;
        let waits = 0;
        return {
          ...cloud,
          world: (base) => ({
            ...cloud.world(base),
            async wait(milliseconds, signal) {
              signal.throwIfAborted();
              await untilNothingRuns();
              clock.advance(milliseconds);
              // Whoever waits at Graph does so for the first time within the first minutes.
              if ((waits += 1) === 10) await happens(cloud);
              if (clock.now() >= new Date(end)) stop.abort();
            },
          }),
        };
      },
      serve: () => Promise.reject(new Error('Nothing is served.')),
    },
  };
}
