import { namedConnection, nodeWorld, onEmulator, type ScopeEvent, type World } from '../../connection/index.ts';
import type { CommandContext, EmbeddedRun } from './command.ts';
import { eventLines } from './event-lines.ts';
import { createProgressLine } from './progress.ts';
import { embeddedName, scopeSettings } from './settings.ts';

/** A world for one command, with the settings of its scope. */
export interface OpenedWorld extends AsyncDisposable {
  readonly world: World;
  /** Settings of the named connection and of the flags, in the scope's own words. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** Set when the emulator runs in this process. */
  readonly embedded?: EmbeddedRun;
}

/** Who else wants to know what happens. */
export interface OpenWorldOptions {
  onEvent?(event: ScopeEvent): void;
}

/**
 * Opens the world that the flags name: Microsoft's cloud, a running emulator, or one in this process. What a person must know is
 * printed on standard error, progress included.
 *
 * @throws OnbehalfError SETTINGS_INVALID for a connection that is not there.
 */
export async function openWorld({ io, settings, embedded, signal }: CommandContext, { onEvent }: OpenWorldOptions = {}): Promise<OpenedWorld> {
  const progress = createProgressLine(io);
  const notify = (event: ScopeEvent): void => {
    onEvent?.(event);
    if (event.type === 'progress') return progress.show(event.progress);
    progress.clear();
    const text = eventLines(event, settings.emulator === embeddedName ? (settings.account ?? 'ada@contoso.example') : undefined);
    if (text !== undefined) io.say(text);
  };
  const named = settings.connection === undefined ? {} : await namedConnection(settings.connection);
  const own = { ...named, ...scopeSettings(settings) };
  const base = nodeWorld({ emulator: '', notify, signal, ...(settings.unattended === true && { unattended: true }) });
  if (settings.emulator !== embeddedName) {
    const world = settings.emulator === undefined ? base : onEmulator(base, settings.emulator);
    return { world: { ...world, settings: own }, settings: own, [Symbol.asyncDispose]: async () => progress.clear() };
  }
  const run = await (await embedded()).start(settings.account === undefined ? {} : { account: settings.account });
  return {
    world: { ...run.world(base), settings: own },
    settings: own,
    embedded: run,
    async [Symbol.asyncDispose]() {
      progress.clear();
      await run[Symbol.asyncDispose]();
    },
  };
}
