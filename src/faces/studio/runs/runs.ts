import { OnbehalfError } from '../../../core/errors.ts';
import type { Assumption } from '../../../run/durable/run-durably.ts';
import { runFlow } from '../../../run/flow/run-flow.ts';
import { folderOfRun, runsFolder } from '../../../run/report/runs-folder.ts';
import type { Hub } from '../hub.ts';
import type { StudioPorts } from '../ports.ts';
import type { Address } from '../protocol.ts';
import type { ResumePlan, RunView, ValuesView } from '../protocol-runs.ts';
import type { BegunRun } from './begin-record.ts';
import { goOn, throttled, type Going, type Work } from './go-on.ts';
import { createGrounds, type Grounds, type Wish } from './grounds.ts';
import { loadRun } from './load-run.ts';
import { createQuestions, type Questions } from './questions.ts';
import type { RunProgress } from './run-progress.ts';
import { beginScript } from './script-run.ts';
import type { StoppedRuns } from './stopped-runs.ts';
import type { Tenants } from './tenants.ts';

/** What a run is started with. */
export interface RunWish extends Wish {
  /** Of what was told before a run on a connection. Left out: the emulated tenant. */
  readonly ticket?: string | undefined;
  /** A person is asked before each step that sends or deletes. */
  readonly isAsking: boolean;
}

/** What a durable run that stopped goes on with. */
export interface ResumeWish {
  /** Its id. */
  readonly run: string;
  /** Of what was told before. */
  readonly ticket: string;
  /** What became of a step of which nobody could tell. */
  readonly assume?: Assumption | undefined;
}

/** The runs of the Studio; one at a time. */
export interface Runs {
  readonly plan: Grounds['plan'];
  /**
   * Starts a run: on the emulated tenant, unless a ticket says what was told of a run on a connection.
   *
   * @throws OnbehalfError AUTOMATION_INVALID, INPUT_INVALID; CONFLICT while another run goes on, and where it would not be what was told.
   */
  start(wish: RunWish): Promise<RunView>;
  /** Tells what going on with a durable run that stopped would be. @throws OnbehalfError as `StoppedRuns.plan`. */
  planResume(run: string): Promise<ResumePlan>;
  /**
   * Goes on with a durable run after its last step that was done, by the rules of `onbehalf runs resume`.
   *
   * @throws OnbehalfError CONFLICT while another run goes on, and where it would not be what was told.
   */
  resume(wish: ResumeWish): Promise<RunView>;
  /**
   * Runs a TypeScript automation on the emulated tenant. From here on its code runs in this process, as with `onbehalf run --emulator`.
   *
   * @throws OnbehalfError CONFLICT while another run goes on.
   */
  startScript(script: Pick<Wish, 'real' | 'path'>): Promise<RunView>;
  /** Makes the emulated Microsoft 365 as it was at first. @throws OnbehalfError CONFLICT while a run goes on. */
  resetTenant(): Promise<void>;
  /** Cancels what runs; nothing where nothing does. */
  cancel(): void;
  /** Answers the question of what runs. */
  answer(number: number, goesOn: boolean): void;
  /** The last run, or what runs; undefined before the first. */
  last(): RunView | undefined;
  /** What a step of the last run was given and gave. */
  values(address: Address): ValuesView;
}

/** Runs of one Studio. */
export function createRuns(ports: StudioPorts, tenants: Tenants, hub: Hub, stopped: StoppedRuns): Runs {
  const grounds = createGrounds(ports, tenants);
  let stopping: AbortController | undefined;
  let last: { readonly progress: RunProgress; readonly questions: Questions } | undefined;

  /** One thing at a time: whoever comes in between would find half of it. */
  function begin(): AbortController {
    if (stopping) throw new OnbehalfError('CONFLICT', 'A run goes on.', { remedy: 'Wait for its end, or cancel it.' });
    return (stopping = new AbortController());
  }

  async function start(wish: RunWish): Promise<RunView> {
    const stop = begin();
    try {
      const run = await loadRun(wish.real, wish.path, wish.inputs, ports);
      const { checked, catalogue, inputs, project } = run;
      const work: Work = (options) => runFlow(checked, { ...options, inputs, catalogue, project: project?.file, isDry: wish.isDry });
      return await go(stop, { ...wish, run, ground: await grounds.open(wish, run), work });
    } catch (error) {
      stopping = undefined;
      throw error;
    }
  }

  async function resume({ run: id, ticket, assume }: ResumeWish): Promise<RunView> {
    const stop = begin();
    try {
      const { path, run, ground, isAsking, work } = await stopped.open(id, await folderOfRun(runsFolder(), id), ticket, assume);
      return await go(stop, { path, run, ground, isAsking, isDry: false, resumed: id, work });
    } catch (error) {
      stopping = undefined;
      throw error;
    }
  }

  /** Begins a run that may begin: it is shown from here on, and goes on by itself. */
  async function go(stop: AbortController, going: Omit<Going, 'signal'>): Promise<RunView> {
    const { begun, questions, work } = await goOn({ ...going, signal: stop.signal }, ports, hub);
    last = { progress: begun.progress, questions };
    void follow(begun, work());
    return begun.progress.view();
  }

  async function startScript({ real, path }: Pick<Wish, 'real' | 'path'>): Promise<RunView> {
    const stop = begin();
    try {
      const tenant = await tenants.open();
      const { begun, work } = await beginScript({ real, path, tenant, signal: stop.signal }, ports, () => tell());
      const { progress } = begun;
      const tell = throttled(() => hub.publish({ type: 'run', run: progress.view() }));
      last = { progress, questions: createQuestions(progress, stop.signal, tell) };
      void follow(begun, work());
      return progress.view();
    } catch (error) {
      stopping = undefined;
      throw error;
    }
  }

  async function follow(begun: BegunRun, work: Promise<Readonly<Record<string, unknown>>>): Promise<void> {
    await begun.follow(work);
    stopping = undefined;
    hub.publish({ type: 'run', run: begun.progress.view() });
  }

  return {
    plan: grounds.plan,
    start,
    planResume: async (run) => stopped.plan(run, await folderOfRun(runsFolder(), run)),
    resume,
    startScript,
    async resetTenant() {
      begin();
      try {
        await tenants.reset();
      } finally {
        stopping = undefined;
      }
    },
    cancel: () => stopping?.abort(new OnbehalfError('CANCELLED', 'The run was cancelled.')),
    answer: (number, goesOn) => last?.questions.answer(number, goesOn),
    last: () => last?.progress.view(),
    values: (address) => last?.progress.values(address) ?? { values: [], leftOut: 0, isPrivate: false },
  };
}
