import { readFile } from 'node:fs/promises';
import { loadAutomation } from '../../automation/load.ts';
import { inWorld, type ScopeEvent, type World } from '../../connection/index.ts';
import { isOnbehalfError } from '../../core/errors.ts';
import type { Project } from '../../project/project.ts';
import type { CallLeftOut } from '../../run/dry-calls.ts';
import { wouldLine } from '../../run/flow/shown-change.ts';
import { callsAsSteps, stepOf } from '../../run/report/call-steps.ts';
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
  /** Nothing is changed: what would be is printed. */
  readonly isDry: boolean;
}

/** What came of a run. */
export interface AutomationEnd {
  readonly summary: RunSummary;
  /** What the module exports; nothing where it did not come to its end. */
  readonly exported: Readonly<Record<string, unknown>>;
  /** Id of the run; undefined where it could not be written down. */
  readonly run: string | undefined;
  /** What a dry run left out. */
  readonly leftOut: readonly CallLeftOut[];
  /** Where a dry run came no further, in a sentence. */
  readonly stopped?: string;
}

/**
 * Runs an automation in the world that the flags name, collects what its scopes told, and writes it down: each call of an activity as a step.
 *
 * @param after - Called at the end, while the world is still open.
 */
export async function runAutomation(
  context: CommandContext,
  { path, shown, project, isDry }: AutomationRun,
  after: (end: AutomationEnd) => void | Promise<void>,
): Promise<void> {
  const digest = digestOf(await readFile(path, 'utf8'));
  const about = { kind: 'typescript', digest, ...(isDry && { isDry }), ...aboutRun(context, project) } as const;
  const record = await recordedRun(context, { file: shown, about }, false);
  const tellOfCall = callsAsSteps(shown, () => new Date(), record.tell);
  const events: ScopeEvent[] = [];
  const leftOut: CallLeftOut[] = [];
  const turns = new Map<string, number>();
  const leaveOut = (call: CallLeftOut): void => {
    leftOut.push(call);
    const turn = turns.get(call.activity) ?? 0;
    turns.set(call.activity, turn + 1);
    const event = {
      type: 'wouldDo',
      step: stepOf(shown, call.activity, turn),
      effect: call.effect,
      input: call.input,
    } as const;
    record.tell(event);
    if (!context.io.json) context.io.out(wouldLine(event));
  };
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
    const world = isDry ? await dryWorldFor(project, opened.world, leaveOut) : opened.world;
    const running = inWorld(world, async () => loadAutomation(path, await context.modules()));
    const ended = await endInTime(isDry ? orStopped(running) : running.then((exported) => ({ exported })), {
      signal: context.signal,
      say: (line) => context.io.say(context.io.style.warn(line)),
      busyWith: () => busyWith(events),
    });
    await after({ summary: summaryOf(events, leftOut), run: record.id, leftOut, ...ended });
  } catch (failure) {
    await record.end(failure);
    throw failure;
  }
  await record.end();
}

async function dryWorldFor(project: Project | undefined, world: World, leaveOut: (call: CallLeftOut) => void): Promise<World> {
  const [{ dryCalls }, { recipientRule }] = await Promise.all([
    import('../../run/dry-calls.ts'),
    import('../../run/recipients/recipient-rule.ts'),
  ]);
  return dryCalls(world, leaveOut, recipientRule(project?.file.blockedRecipients ?? []));
}

/** The end of a dry run that came to where nobody knows further. */
async function orStopped(running: Promise<AutomationEnd['exported']>): Promise<Pick<AutomationEnd, 'exported' | 'stopped'>> {
  const { NotMadeUse, withWords } = await import('../../run/not-made.ts');
  try {
    return { exported: withWords({ ...(await running) }) as AutomationEnd['exported'] };
  } catch (error) {
    const isStop = error instanceof NotMadeUse || (isOnbehalfError(error) && error.cause instanceof NotMadeUse);
    if (!isStop) throw error;
    return { exported: {}, stopped: error.message };
  }
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

function summaryOf(events: readonly ScopeEvent[], leftOut: readonly CallLeftOut[]): RunSummary {
  const wasLeftOut = new Set(leftOut.map(({ activity }) => activity));
  const permissions = events.flatMap((event) => (event.type === 'permissions' ? event.detection.permissions.map(({ name }) => name) : []));
  return {
    activities: events.flatMap((event) =>
      event.type === 'activityDone' && !(event.results === 0 && wasLeftOut.has(event.activity))
        ? [{ activity: event.activity, results: event.results, milliseconds: event.milliseconds }]
        : [],
    ),
    permissions: [...new Set(permissions)],
    notGranted: [...new Set(events.flatMap((event) => (event.type === 'goingOn' ? event.missing : [])))],
    account: events.flatMap((event) => (event.type === 'signedIn' || event.type === 'actingAs' ? [event.account.username] : [])).at(-1),
  };
}
