import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { outlineAutomation, whatIsUnknown } from '../../../automation/detect-automation.ts';
import { loadAutomation } from '../../../automation/load.ts';
import { askForRun, inWorld, type ScopeEvent } from '../../../connection/index.ts';
import { findProject } from '../../../project/project.ts';
import { guardedWorld } from '../../../run/recipients/guarded-world.ts';
import { recipientRule } from '../../../run/recipients/recipient-rule.ts';
import { callsAsSteps } from '../../../run/report/call-steps.ts';
import { digestOf } from '../../../run/report/plan-of.ts';
import type { StudioPorts, StudioTenant } from '../ports.ts';
import { beginRecord, type BegunRun } from './begin-record.ts';

/** What is run, and where. */
interface ScriptWish {
  /** Absolute and real. */
  readonly real: string;
  /** Path in the project. */
  readonly path: string;
  readonly tenant: StudioTenant;
  readonly signal: AbortSignal;
}

/** A run of a TypeScript automation that is about to begin. */
interface ScriptRun {
  readonly begun: BegunRun;
  /** Runs it, and gives what the module exports, but functions. */
  work(): Promise<Readonly<Record<string, unknown>>>;
}

/** Prepares a run: each call of an activity is told as a step. @param changed - Told when there is something to show. */
export async function beginScript({ real, path, tenant, signal }: ScriptWish, ports: StudioPorts, changed: () => void): Promise<ScriptRun> {
  const now = (): Date => new Date(ports.now());
  const project = await findProject(dirname(real));
  const about = {
    kind: 'typescript',
    digest: digestOf(await readFile(real, 'utf8')),
    ...(project && { project: { name: project.file.name, version: project.file.projectVersion } }),
    emulator: 'embedded',
  } as const;
  const begun = await beginRecord({ path, isDry: false, place: { kind: 'emulator', account: tenant.account }, about }, ports);
  const { record, progress } = begun;
  const tellOfCall = callsAsSteps(path, now, (event) => {
    record?.tell(event);
    progress.tell(event);
  });
  const notify = (event: ScopeEvent): void => {
    record?.tellOfScope(event);
    progress.tellOfScope(event);
    tellOfCall(event);
    if (event.type === 'activityDone') progress.say(`${event.activity}: ${event.results === 1 ? '1 result' : `${event.results} results`}`);
    changed();
  };
  const rule = recipientRule(project?.file.blockedRecipients ?? []);
  const world = guardedWorld({ ...tenant.world(ports.world(notify)), signal }, rule);
  return {
    begun,
    async work() {
      // What is only known when it runs is asked for when it is reached.
      if (!(await whatIsUnknown(real, path))) await askForRun(await outlineAutomation(real), world);
      const exported = await inWorld(world, async () => loadAutomation(real, await ports.modules()));
      return Object.fromEntries(Object.entries(exported).filter(([, value]) => typeof value !== 'function'));
    },
  };
}
