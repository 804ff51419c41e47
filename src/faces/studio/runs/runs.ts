import { askForRun } from '../../../connection/index.ts';
import { OnbehalfError } from '../../../core/errors.ts';
import { outlineFlow } from '../../../flow/outline.ts';
import { runFlow } from '../../../run/flow/run-flow.ts';
import { digestOf, planOf } from '../../../run/report/plan-of.ts';
import type { Hub } from '../hub.ts';
import type { StudioPorts } from '../ports.ts';
import type { Address } from '../protocol.ts';
import type { RunView, ValuesView } from '../protocol-runs.ts';
import { beginRecord, type BeginningRun, type BegunRun } from './begin-record.ts';
import { createGrounds, type Ground, type Grounds, type Wish } from './grounds.ts';
import { loadRun, type LoadedRun } from './load-run.ts';
import { createQuestions, type Questions } from './questions.ts';
import type { RunProgress } from './run-progress.ts';
import { beginScript } from './script-run.ts';
import type { Tenants } from './tenants.ts';

/** What a run is started with. */
export interface RunWish extends Wish {
  /** Of what was told before a run on a connection. Left out: the emulated tenant. */
  readonly ticket?: string | undefined;
  /** A person is asked before each step that sends or deletes. */
  readonly isAsking: boolean;
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

/** How often tabs are told how far a run came, in milliseconds. */
const everyMS = 60;

/** Runs of one Studio. */
export function createRuns(ports: StudioPorts, tenants: Tenants, hub: Hub): Runs {
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
      const ground = await grounds.open(wish, run);
      const begun = await beginRecord({ ...aboutOf(run, ground), path: wish.path, isDry: wish.isDry, place: ground.place }, ports);
      const { record, progress } = begun;
      const tell = throttled(() => hub.publish({ type: 'run', run: progress.view() }));
      const questions = createQuestions(progress, stop.signal, tell);
      last = { progress, questions };
      const world = await ground.world((event) => {
        record?.tellOfScope(event);
        progress.tellOfScope(event);
        tell();
      });
      const work = async (): Promise<Readonly<Record<string, unknown>>> => {
        const { answered } = await askForRun(await outlineFlow(checked.loaded, catalogue), { ...world, signal: stop.signal });
        ground.requireTold(answered);
        return runFlow(checked, {
          world,
          inputs,
          catalogue,
          modules: () => ports.modules(),
          project: project?.file,
          isDry: wish.isDry,
          signal: stop.signal,
          ...(wish.isAsking && { ask: questions.ask }),
          tell(event) {
            record?.tell(event);
            progress.tell(event);
            tell();
          },
          tellValue: progress.tellValue,
        });
      };
      void follow(begun, work());
      return progress.view();
    } catch (error) {
      stopping = undefined;
      throw error;
    }
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

function aboutOf({ checked, project }: LoadedRun, { about }: Ground): Pick<BeginningRun, 'about' | 'plan'> {
  const { loaded } = checked;
  return {
    about: {
      kind: 'flow',
      name: loaded.flow.name,
      digest: digestOf(loaded.text),
      ...(project && { project: { name: project.file.name, version: project.file.projectVersion } }),
      ...about,
    },
    plan: planOf(loaded),
  };
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
