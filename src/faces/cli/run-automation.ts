import { loadAutomation } from '../../automation/load.ts';
import { inWorld, type ScopeEvent } from '../../connection/index.ts';
import type { ProjectFile } from '../../project/file/schema.ts';
import { askForFile } from './ask-for-file.ts';
import type { CommandContext } from './command.ts';
import { endInTime } from './end-in-time.ts';
import { openWorld, type OpenedWorld } from './world.ts';

/** What a run did, as far as its scopes told. */
export interface RunSummary {
  /** Every activity that ran, in the order of their ends. */
  readonly activities: readonly { readonly activity: string; readonly results: number; readonly milliseconds: number }[];
  readonly permissions: readonly string[];
  readonly account: string | undefined;
  /** Permissions that scopes went on without. */
  readonly notGranted: readonly string[];
}

/**
 * Runs an automation in the world that the flags name, and collects what its scopes told.
 *
 * @param path - Absolute path of the file.
 * @param project - The file of the project that it lies in.
 * @param after - Called at the end, while the world is still open, with what the scopes told and what the module exports.
 */
export async function runAutomation(
  context: CommandContext,
  path: string,
  project: Pick<ProjectFile, 'compatibility' | 'blockedRecipients'> | undefined,
  after: (opened: OpenedWorld, summary: RunSummary, exported: Readonly<Record<string, unknown>>) => void | Promise<void>,
): Promise<void> {
  const events: ScopeEvent[] = [];
  await using opened = await openWorld(context, {
    compatibility: project?.compatibility,
    blockedRecipients: project?.blockedRecipients,
    onEvent: (event) => {
      if (event.type !== 'progress') events.push(event);
    },
  });
  await askForFile(path, opened.world);
  const exported = await endInTime(
    inWorld(opened.world, async () => loadAutomation(path, await context.modules())),
    {
      signal: context.signal,
      say: (line) => context.io.say(context.io.style.warn(line)),
      busyWith: () => busyWith(events),
    },
  );
  await after(opened, summaryOf(events), exported);
}

/** The activities that began and have not ended, each once. */
function busyWith(events: readonly ScopeEvent[]): string[] {
  const running: string[] = [];
  for (const event of events) {
    if (event.type === 'activityStarted') running.push(event.activity);
    else if (event.type === 'activityDone' || event.type === 'activityFailed') running.splice(running.indexOf(event.activity), 1);
  }
  return [...new Set(running)];
}

function summaryOf(events: readonly ScopeEvent[]): RunSummary {
  const permissions = events.flatMap((event) => (event.type === 'permissions' ? event.detection.permissions.map(({ name }) => name) : []));
  return {
    activities: events.flatMap((event) =>
      event.type === 'activityDone' ? [{ activity: event.activity, results: event.results, milliseconds: event.milliseconds }] : [],
    ),
    permissions: [...new Set(permissions)],
    notGranted: [...new Set(events.flatMap((event) => (event.type === 'goingOn' ? event.missing : [])))],
    account: events.flatMap((event) => (event.type === 'signedIn' || event.type === 'actingAs' ? [event.account.username] : [])).at(-1),
  };
}
