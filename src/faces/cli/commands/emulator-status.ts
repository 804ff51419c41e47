import { z } from 'zod';
import { chosenEmulator, noneRuns } from '../chosen-emulator.ts';
import { defineCommand } from '../command.ts';
import { askEmulator, runningEmulators, type EmulatorState } from '../running-emulators.ts';
import { shownMoment } from '../stored-sign-ins.ts';
import { printTable } from '../table.ts';

/** Shows the emulators that run on this machine; ends with 5 where none does. */
export const emulatorStatus = defineCommand({
  words: '[ADDRESS]',
  options: z.object({}),
  examples: ['emulator status', 'emulator status --json', 'emulator status http://localhost:4000'],
  async run(context, _options, words) {
    const { io, settings } = context;
    const isNamed = words.length > 0 || settings.emulator !== undefined;
    const found = isNamed ? [await ofOne(await chosenEmulator('emulator status', words, context))] : await runningEmulators();
    if (found.length === 0) throw noneRuns();
    const rows = found.map(({ emulator: { origin, pid, startedAt, data }, state }) => ({
      origin,
      pid: pid ?? null,
      startedAt: startedAt ?? null,
      data: data ?? null,
      tenantId: state.tenantId,
      domain: state.domain,
      now: state.now,
      users: state.users,
      faults: state.faults,
      requests: state.requests,
    }));
    if (io.json) return io.items(rows);
    await printTable(io, rows, [
      { heading: 'Address', cell: ({ origin }) => origin },
      { heading: 'Domain', cell: ({ domain }) => domain },
      { heading: 'People', cell: ({ users }) => String(users) },
      { heading: 'Requests', cell: ({ requests }) => String(requests) },
      { heading: 'Faults', cell: ({ faults }) => String(faults) },
      { heading: 'Since', cell: ({ startedAt }) => shownMoment(startedAt ?? undefined) },
      { heading: 'Data', cell: ({ data }) => data ?? '-' },
      { heading: 'Process', cell: ({ pid }) => String(pid ?? '-') },
    ]);
  },
});

async function ofOne(emulator: Awaited<ReturnType<typeof chosenEmulator>>) {
  return { emulator, state: await askEmulator<EmulatorState>(emulator, 'GET', 'state') };
}
