import { dirname } from 'node:path';
import { askForRun, eventText, inWords, type ScopeEvent, type World } from '../../../connection/index.ts';
import { OnbehalfError } from '../../../core/errors.ts';
import { checkFlow } from '../../../flow/check/check-flow.ts';
import { loadFlow } from '../../../flow/load-flow.ts';
import { outlineFlow } from '../../../flow/outline.ts';
import { findProject } from '../../../project/project.ts';
import { catalogueOf } from '../../../run/flow/catalogue-of.ts';
import { inputsOf, runFlow } from '../../../run/flow/run-flow.ts';
import { recordRun, type RunRecord } from '../../../run/report/record-run.ts';
import { runsFolder } from '../../../run/report/runs-folder.ts';
import type { Hub } from '../hub.ts';
import type { StudioPorts } from '../ports.ts';
import type { RunView } from '../protocol.ts';
import { createRunProgress, type RunProgress } from './run-progress.ts';
import type { Tenants } from './tenants.ts';

/** What a run is started with. */
export interface RunWish {
  /** Absolute and real. */
  readonly real: string;
  /** Path in the project. */
  readonly path: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly isDry: boolean;
}

/** The runs of the Studio; one at a time. */
export interface Runs {
  /**
   * Starts a run on the emulated tenant; what is wrong with the flow or the inputs is told before anything runs.
   *
   * @throws OnbehalfError AUTOMATION_INVALID, INPUT_INVALID; CONFLICT while another run goes on.
   */
  start(wish: RunWish): Promise<RunView>;
  /** Cancels what runs; nothing where nothing does. */
  cancel(): void;
  /** The last run, or what runs; undefined before the first. */
  last(): RunView | undefined;
}

/** How often tabs are told how far a run came, in milliseconds. */
const everyMS = 60;

/** Runs of one Studio. */
export function createRuns(ports: StudioPorts, tenants: Tenants, hub: Hub): Runs {
  let stopping: AbortController | undefined;
  let last: (() => RunView) | undefined;

  async function start({ real, path, inputs: given, isDry }: RunWish): Promise<RunView> {
    if (stopping) throw new OnbehalfError('CONFLICT', 'A run goes on already.', { remedy: 'Wait for its end, or cancel it.' });
    const stop = new AbortController();
    stopping = stop;
    try {
      const catalogue = await catalogueOf(real, ports);
      const checked = await checkFlow(await loadFlow(real, path), catalogue);
      const inputs = inputsOf(checked.loaded, given);
      const project = (await findProject(dirname(real)))?.file;
      const tenant = await tenants.open();
      const record = await recordRun({ folder: runsFolder(), file: path, now: () => new Date(ports.now()) }).catch(() => undefined);
      const progress = createRunProgress(record?.id ?? `not kept ${ports.now()}`, path, isDry);
      last = progress.view;
      const tell = throttled(() => hub.publish({ type: 'run', run: progress.view() }));
      const world: World = tenant.world(
        ports.world((event) => {
          record?.tellOfScope(event);
          const text = lineOf(event, tenant.account);
          if (text !== undefined) progress.say(text);
          tell();
        }),
      );
      const work = async (): Promise<Readonly<Record<string, unknown>>> => {
        await askForRun(await outlineFlow(checked.loaded, catalogue), world);
        return runFlow(checked, {
          world,
          inputs,
          catalogue,
          project,
          isDry,
          signal: stop.signal,
          tell(event) {
            record?.tell(event);
            progress.tell(event);
            tell();
          },
        });
      };
      void follow(work(), progress, record);
      return progress.view();
    } catch (error) {
      stopping = undefined;
      throw error;
    }
  }

  async function follow(
    work: Promise<Readonly<Record<string, unknown>>>,
    progress: RunProgress,
    record: RunRecord | undefined,
  ): Promise<void> {
    await ended(work, progress, record);
    stopping = undefined;
    hub.publish({ type: 'run', run: progress.view() });
  }

  return {
    start,
    cancel: () => stopping?.abort(new OnbehalfError('CANCELLED', 'The run was cancelled.')),
    last: () => last?.(),
  };
}

/** What a person reads about an event. The address of a sign-in page is for nobody: the tenant answers it. */
function lineOf(event: ScopeEvent, account: string): string | undefined {
  return event.type === 'opening'
    ? `${event.application.name} asks for ${inWords(event.permissions)}; ${account} accepts.`
    : eventText(event);
}

async function ended(
  work: Promise<Readonly<Record<string, unknown>>>,
  progress: RunProgress,
  record: RunRecord | undefined,
): Promise<void> {
  try {
    progress.done(await work);
    record?.end();
  } catch (error) {
    progress.failed(error);
    record?.end(error);
  }
}

/** Calls at most once in a while, and once more after the last wish. */
function throttled(work: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  return () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      work();
    }, everyMS).unref();
  };
}
