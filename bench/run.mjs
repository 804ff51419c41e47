// Measures what is claimed, as ratios in one run. `npm run bench` builds first and then runs this; it fails when a limit is passed.
import { silentSignIn } from './accounts.mjs';
import { calendarView } from './calendar-view.mjs';
import { cells } from './cells.mjs';
import { commandRatios } from './commands.mjs';
import { durable } from './durable.mjs';
import { emulatorStart } from './emulator-start.mjs';
import { flows } from './flows.mjs';
import { graphOverhead } from './graph-overhead.mjs';
import { listItems } from './list-items.mjs';
import { listMemory } from './list-memory.mjs';
import { studio } from './studio.mjs';
import { transfers } from './transfers.mjs';
import { mailSpeed } from './mail-speed.mjs';
import { projectCheck } from './project-check.mjs';

const benches = {
  commands: commandRatios,
  emulator: emulatorStart,
  'graph client': graphOverhead,
  memory: listMemory,
  accounts: silentSignIn,
  calendar: calendarView,
  transfers,
  mail: mailSpeed,
  lists: listItems,
  excel: cells,
  flows: async () => [...(await flows()), ...(await projectCheck())],
  durable,
  studio,
};
const wanted = process.argv.slice(2);
const rows = [];
for (const [name, bench] of Object.entries(benches)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  rows.push(...(await bench()));
}
for (const { name, value, unit, limit } of rows) {
  const verdict = limit === undefined ? '' : `${value <= limit ? 'ok' : 'OVER'}, limit ${limit} ${unit}`;
  console.log(`${name.padEnd(62)} ${value.toFixed(2).padStart(8)} ${unit.padEnd(6)} ${verdict}`);
}
process.exitCode = rows.some(({ value, limit }) => limit !== undefined && value > limit) ? 1 : 0;
