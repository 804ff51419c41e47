import { z } from 'zod';
import { askForRun, type World } from '../../../connection/index.ts';
import { entryName } from '../../../project/file/watch-entry.ts';
import { restorePackages } from '../../../project/packages/restore.ts';
import { nextTimes, scheduleOf } from '../../../run/watch/schedule.ts';
import { openWaiter } from '../../../run/watch/trigger.ts';
import { watch } from '../../../run/watch/watch.ts';
import { beOnlyWatcher } from '../../../run/watch/watcher-lock.ts';
import { inputError } from '../../../core/input.ts';
import { defineCommand, type CommandContext } from '../command.ts';
import { keepStdout } from '../keep-stdout.ts';
import { startEntry } from '../start-entry.ts';
import { watchLine } from '../watch-lines.ts';
import { outlineWatched, watchedProject, type WatchedProject } from '../watched-project.ts';
import { openWorld } from '../world.ts';

/** How many times `--list` shows of each entry. */
const shownTimes = 5;

/** Runs the automations of a project by itself. */
export const watchCommand = defineCommand({
  words: '[DIR|FILE]',
  options: z.object({
    list: z.boolean().default(false).describe('Only print what is watched for, and when each entry is due next. Nothing runs.'),
  }),
  examples: ['watch', 'watch invoices --list', 'watch invoices --emulator', 'watch invoices/main.flow.yaml --unattended --json'],
  async run(context, { list }, words) {
    if (words.length > 1)
      throw inputError('onbehalf watch', [
        { field: 'DIR|FILE', problem: 'must be the folder of one project, or one flow or TypeScript file of it.' },
      ]);
    const watched = await watchedProject(words[0], context);
    await (list ? listEntries(context, watched) : watchProject(context, watched));
  },
});

async function listEntries({ io }: CommandContext, { entries }: WatchedProject): Promise<void> {
  const now = new Date();
  const listed = await Promise.all(
    entries.map(async (entry) => {
      const { run, schedule, zone = 'UTC', missed = 'once', overlap, on } = entry;
      const name = { entry: entryName(entry), run, overlap };
      if (schedule === undefined) return { ...name, trigger: on?.trigger ?? '', with: on?.with ?? {} };
      const times = nextTimes(await scheduleOf(schedule, zone), now, shownTimes);
      return { ...name, schedule, zone, missed, next: times.map((time) => time.toISOString()) };
    }),
  );
  if (io.json) return io.items(listed);
  for (const one of listed) {
    const runs = one.run === one.entry ? '' : `${one.run}, `;
    io.out(`${io.style.bold(one.entry)}: ${runs}${'next' in one ? `${one.schedule}, ${one.zone}` : `on ${one.trigger}`}`);
    if ('next' in one) for (const time of one.next) io.out(`  ${inZone(new Date(time), one.zone)}  ${time}`);
  }
}

async function watchProject(context: CommandContext, watched: WatchedProject): Promise<void> {
  const { io, signal, settings, modules } = context;
  const { project, entries, catalogue } = watched;
  if (await restorePackages(project, signal)) io.say(`The packages of ${project.file.name} were installed as they are locked.`);
  // With --json standard output holds nothing but our JSON; what TypeScript prints goes to standard error.
  using _kept = io.json ? keepStdout() : undefined;
  await using opened = await openWorld(context, { compatibility: project.file.compatibility });
  await using _only = await beOnlyWatcher({ project: project.folder, at: settings.emulator ?? '', now: () => new Date() });
  await askForRun(await outlineWatched(watched), opened.world);
  const { ask: _ask, ...rest } = opened.world;
  // Whoever starts it is asked now; later nobody may be there.
  const world: World = { ...rest, canAsk: false };
  await watch({
    project: project.folder,
    entries,
    world,
    signal,
    start: (entry, owed, ends) => startEntry(entry, owed, ends, { io, world, watched, modules }),
    wait: (on, holding) => openWaiter(on, catalogue, holding),
    tell: (event) => {
      if (io.json) io.item({ time: new Date().toISOString(), ...event });
      else io.out(watchLine(event, io.style));
    },
  });
}

function inZone(time: Date, zone: string): string {
  return new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    weekday: 'short',
    day: '2-digit',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  }).format(time);
}
