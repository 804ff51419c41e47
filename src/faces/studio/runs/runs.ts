import { isDeepStrictEqual } from 'node:util';
import { askForRun, type ScopeEvent, type World } from '../../../connection/index.ts';
import { OnbehalfError } from '../../../core/errors.ts';
import { outlineFlow } from '../../../flow/outline.ts';
import { plannedChanges } from '../../../run/flow/planned-changes.ts';
import { runFlow } from '../../../run/flow/run-flow.ts';
import type { RunAbout } from '../../../run/report/line.ts';
import { digestOf, planOf } from '../../../run/report/plan-of.ts';
import { recordRun, type RunRecord } from '../../../run/report/record-run.ts';
import { runsFolder } from '../../../run/report/runs-folder.ts';
import type { Hub } from '../hub.ts';
import type { StudioPorts } from '../ports.ts';
import type { Address } from '../protocol.ts';
import type { PersonView, RunPlace, RunPlan, RunView, ValuesView } from '../protocol-runs.ts';
import { changeBefore } from './change-view.ts';
import { loadRun, type LoadedRun } from './load-run.ts';
import { createQuestions, type Questions } from './questions.ts';
import { peopleOf, realWorld } from './real-world.ts';
import { createRunProgress, type RunProgress } from './run-progress.ts';
import type { Tenants } from './tenants.ts';
import { beginScript } from './script-run.ts';
import { createTickets } from './tickets.ts';

/** What is run. */
interface Wish {
  /** Absolute and real. */
  readonly real: string;
  /** Path in the project. */
  readonly path: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly isDry: boolean;
}

/** What a run on a connection would be. */
export interface PlanWish extends Wish {
  /** Name of the connection that stands in where a scope names none; null: the one that this machine has for that. */
  readonly connection: string | null;
}

/** What a run is started with. */
export interface RunWish extends Wish {
  /** Of what was told before a run on a connection. Left out: the emulated tenant. */
  readonly ticket?: string | undefined;
  /** A person is asked before each step that sends or deletes. */
  readonly isAsking: boolean;
}

/** The runs of the Studio; one at a time. */
export interface Runs {
  /**
   * Tells what a run on a connection would be: who works where, and what it changes, sends and deletes. Nothing runs, nobody is asked, nothing is sent.
   *
   * @throws OnbehalfError AUTOMATION_INVALID, INPUT_INVALID, SETTINGS_INVALID.
   */
  plan(wish: PlanWish): Promise<RunPlan>;
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
  /** Cancels what runs; nothing where nothing does. */
  cancel(): void;
  /** Answers the question of what runs. */
  answer(number: number, goesOn: boolean): void;
  /** The last run, or what runs; undefined before the first. */
  last(): RunView | undefined;
  /** What a step of the last run was given and gave. */
  values(address: Address): ValuesView;
}

/** Where a run works, opened. */
interface Ground {
  readonly place: RunPlace;
  readonly about: Pick<RunAbout, 'emulator' | 'connection'>;
  world(notify: (event: ScopeEvent) => void): Promise<World>;
}

/** How often tabs are told how far a run came, in milliseconds. */
const everyMS = 60;

/** Runs of one Studio. */
export function createRuns(ports: StudioPorts, tenants: Tenants, hub: Hub): Runs {
  const tickets = createTickets(ports.now);
  let stopping: AbortController | undefined;
  let last: { readonly progress: RunProgress; readonly questions: Questions } | undefined;

  async function plan({ real, path, inputs, isDry, connection }: PlanWish): Promise<RunPlan> {
    const run = await loadRun(real, path, inputs, ports);
    const people = await peopleOn(run, connection);
    const changes = await plannedChanges(run.checked.loaded, run.catalogue, run.project?.file.privateNames);
    const ticket = tickets.give({ path, digest: run.digest, connection, people, isDry });
    return { ticket, people, changes: changes.map(changeBefore) };
  }

  async function peopleOn(run: LoadedRun, connection: string | null): Promise<PersonView[]> {
    return peopleOf(run, connection, await realWorld(ports, connection, run.project, () => undefined));
  }

  async function groundOf({ path, isDry, ticket }: RunWish, run: LoadedRun): Promise<Ground> {
    if (ticket === undefined) {
      const tenant = await tenants.open();
      return {
        place: { kind: 'emulator', account: tenant.account },
        about: { emulator: 'embedded' },
        world: async (notify) => tenant.world(ports.world(notify)),
      };
    }
    const told = tickets.take(ticket);
    const people = await peopleOn(run, told.connection);
    if (
      !isDeepStrictEqual(
        { path, isDry, digest: run.digest, people },
        { path: told.path, isDry: told.isDry, digest: told.digest, people: told.people },
      )
    )
      throw new OnbehalfError(
        'CONFLICT',
        'It would not be what was told: the flow, its inputs or who is signed in changed since. Nothing was done.',
        {
          remedy: 'Look at what it would do once more, then start it.',
        },
      );
    return {
      place: { kind: 'connection', people },
      about: told.connection === null ? {} : { connection: told.connection },
      world: (notify) => realWorld(ports, told.connection, run.project, notify),
    };
  }

  async function start(wish: RunWish): Promise<RunView> {
    if (stopping) throw new OnbehalfError('CONFLICT', 'A run goes on already.', { remedy: 'Wait for its end, or cancel it.' });
    const stop = new AbortController();
    stopping = stop;
    try {
      const run = await loadRun(wish.real, wish.path, wish.inputs, ports);
      const { checked, catalogue, inputs, project } = run;
      const ground = await groundOf(wish, run);
      const record = await recordOf(wish, run, ground, ports).catch(() => undefined);
      const progress = createRunProgress({
        run: record?.id ?? `not kept ${ports.now()}`,
        path: wish.path,
        isDry: wish.isDry,
        place: ground.place,
        now: ports.now,
      });
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
        requireTold(ground.place, answered);
        return runFlow(checked, {
          world,
          inputs,
          catalogue,
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
      void follow(work(), progress, record);
      return progress.view();
    } catch (error) {
      stopping = undefined;
      throw error;
    }
  }

  async function startScript({ real, path }: Pick<Wish, 'real' | 'path'>): Promise<RunView> {
    if (stopping) throw new OnbehalfError('CONFLICT', 'A run goes on already.', { remedy: 'Wait for its end, or cancel it.' });
    const stop = new AbortController();
    stopping = stop;
    try {
      const tenant = await tenants.open();
      const script = await beginScript({ real, path, tenant, signal: stop.signal }, ports, () => tell());
      const tell = throttled(() => hub.publish({ type: 'run', run: script.progress.view() }));
      last = { progress: script.progress, questions: createQuestions(script.progress, stop.signal, tell) };
      void follow(script.work(), script.progress, script.record);
      return script.progress.view();
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
    plan,
    start,
    startScript,
    cancel: () => stopping?.abort(new OnbehalfError('CANCELLED', 'The run was cancelled.')),
    answer: (number, goesOn) => last?.questions.answer(number, goesOn),
    last: () => last?.progress.view(),
    values: (address) => last?.progress.values(address) ?? { values: [], leftOut: 0, isPrivate: false },
  };
}

/**
 * Makes sure that nobody else answered the sign-in pages than who was named to the person.
 *
 * @throws OnbehalfError ACCOUNT_MISMATCH before the first step.
 */
function requireTold(place: RunPlace, answered: readonly { readonly account: { readonly username: string } }[]): void {
  // Where nobody was signed in, whoever signs in now is meant.
  if (place.kind === 'emulator' || place.people.some(({ account }) => account === null)) return;
  const named = new Set(place.people.map(({ account }) => account?.toLowerCase()));
  const other = answered.find(({ account }) => !named.has(account.username.toLowerCase()));
  if (!other) return;
  throw new OnbehalfError('ACCOUNT_MISMATCH', `${other.account.username} answered, who was not named before. Nothing was done.`);
}

async function recordOf(
  { path, isDry }: RunWish,
  { checked, project }: LoadedRun,
  { about }: Ground,
  { now }: StudioPorts,
): Promise<RunRecord> {
  const { name } = checked.loaded.flow;
  return recordRun({
    folder: runsFolder(),
    file: path,
    about: {
      kind: 'flow',
      name,
      digest: digestOf(checked.loaded.text),
      isDry,
      ...(project && { project: { name: project.file.name, version: project.file.projectVersion } }),
      ...about,
    },
    plan: planOf(checked.loaded),
    now: () => new Date(now()),
  });
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
