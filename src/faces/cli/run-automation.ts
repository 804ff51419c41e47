import { readFile } from 'node:fs/promises';
import { loadAutomation } from '../../automation/load.ts';
import { inWorld, type ScopeEvent } from '../../connection/index.ts';
import type { Project } from '../../project/project.ts';
import { callsAsSteps } from '../../run/report/call-steps.ts';
import { digestOf } from '../../run/report/plan-of.ts';
import { askForFile } from './ask-for-file.ts';
import type { CommandContext } from './command.ts';
import { endInTime } from './end-in-time.ts';
import { aboutRun, recordedRun } from './recorded-run.ts';
import { openWorld } from './world.ts';

/** What a run did, as far as its scopes told. */
export interface RunSummary {
  /** Every activity that ran, in the order of their ends. */
  readonly activities: readonly { readonly activity: string; readonly results: number; readonly milliseconds: number }[];
  readonly permissions: readonly string[];
  readonly account: string | undefined;
  /** Permissions that scopes went on without. */
  readonly notGranted: readonly string[];
}

/** What is run. */
export interface AutomationRun {
  /** Absolute path of the file. */
  readonly path: string;
  /** Its name for messages. */
  readonly shown: string;
  /** The project that it lies in. */
  readonly project: Project | undefined;
}

/**
 * Runs an automation in the world that the flags name, collects what its scopes told, and writes it down: each call of an activity as a step.
 *
 * @param after - Called at the end, while the world is still open, with what the scopes told, what the module exports, and the id of the run.
 */
export async function runAutomation(
  context: CommandContext,
  { path, shown, project }: AutomationRun,
  after: (summary: RunSummary, exported: Readonly<Record<string, unknown>>, run: string | undefined) => void | Promise<void>,
): Promise<void> {
  const digest = digestOf(await readFile(path, 'utf8'));
  const about = { kind: 'typescript', digest, ...aboutRun(context, project) } as const;
  const record = await recordedRun(context, { file: shown, about }, false);
  const tellOfCall = callsAsSteps(shown, () => new Date(), record.tell);
  const events: ScopeEvent[] = [];
  const onEvent = (event: ScopeEvent): void => {
    if (summed.includes(event.type)) events.push(event);
    record.tellOfScope(event);
    tellOfCall(event);
  };
  try {
    await using opened = await openWorld(context, {
      compatibility: project?.file.compatibility,
      blockedRecipients: project?.file.blockedRecipients,
      onEvent,
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
    await after(summaryOf(events), exported, record.id);
  } catch (failure) {
    await record.end(failure);
    throw failure;
  }
  await record.end();
}

/** What a summary is made of; the rest may be too much to hold. */
const summed: readonly ScopeEvent['type'][] = [
  'activityStarted',
  'activityDone',
  'activityFailed',
  'permissions',
  'goingOn',
  'signedIn',
  'actingAs',
];

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
