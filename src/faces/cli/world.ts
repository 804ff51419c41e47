import { nodeWorld, onEmulator, type ScopeEvent, type World } from '../../connection/index.ts';
import type { Compatibility } from '../../project/file/schema.ts';
import type { CommandContext, EmbeddedRun } from './command.ts';
import { eventLines } from './event-lines.ts';
import { createProgressLine } from './progress.ts';
import { connectionSettings, embeddedName } from './settings.ts';

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
  /** Somebody asked for a sign-in, so that a code may be shown where there is neither a terminal nor a desktop. Default false. */
  readonly isAskedFor?: boolean;
  /** Events that are not printed: the command tells of them itself. */
  readonly untold?: readonly ScopeEvent['type'][];
  /** Of the project that is run: it decides about the way to sign in to Microsoft's clouds. Left out: no project. */
  readonly compatibility?: Compatibility | undefined;
  /** Of the project that is run: whom nothing is sent to. Default: nobody is blocked. */
  readonly blockedRecipients?: readonly string[] | undefined;
  onEvent?(event: ScopeEvent): void;
}

/**
 * Opens the world that the flags name: Microsoft's cloud, a running emulator, or one in this process. What a person must know is
 * printed on standard error, progress included.
 *
 * @throws OnbehalfError SETTINGS_INVALID for a connection that is not there.
 */
export async function openWorld(
  { io, settings, embedded, signal }: CommandContext,
  { onEvent, isAskedFor = false, untold = [], compatibility, blockedRecipients = [] }: OpenWorldOptions = {},
): Promise<OpenedWorld> {
  const own = await connectionSettings(settings);
  const run =
    settings.emulator === embeddedName
      ? await (await embedded()).start(settings.account === undefined ? {} : { account: settings.account })
      : undefined;
  const progress = createProgressLine(io);
  const notify = (event: ScopeEvent): void => {
    onEvent?.(event);
    if (event.type === 'progress') return progress.show(event.progress);
    progress.clear();
    const text = eventLines(event, run?.account);
    if (text !== undefined && !untold.includes(event.type)) io.say(text);
  };
  const base = nodeWorld({
    emulator: '',
    notify,
    signal,
    ...((settings.unattended === true || isAskedFor) && { unattended: settings.unattended === true }),
  });
  const onCloud = compatibility === undefined ? base : await worldOf(base, compatibility);
  const world = run ? run.world(base) : settings.emulator === undefined ? onCloud : onEmulator(base, settings.emulator);
  const guarded = blockedRecipients.length > 0 ? await guardedBy(world, blockedRecipients) : world;
  return {
    world: { ...guarded, settings: own },
    settings: own,
    ...(run && { embedded: run }),
    async [Symbol.asyncDispose]() {
      progress.clear();
      await run?.[Symbol.asyncDispose]();
    },
  };
}

async function worldOf(world: World, compatibility: Compatibility): Promise<World> {
  const { compatibleWorld } = await import('../../project/compatible-world.ts');
  return compatibleWorld(world, compatibility);
}

async function guardedBy(world: World, blockedRecipients: readonly string[]): Promise<World> {
  const [{ guardedWorld }, { recipientRule }] = await Promise.all([
    import('../../run/recipients/guarded-world.ts'),
    import('../../run/recipients/recipient-rule.ts'),
  ]);
  return guardedWorld(world, recipientRule(blockedRecipients));
}
