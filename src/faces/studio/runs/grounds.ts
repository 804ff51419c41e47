import { isDeepStrictEqual } from 'node:util';
import type { ScopeEvent, World } from '../../../connection/index.ts';
import { OnbehalfError } from '../../../core/errors.ts';
import { plannedChanges } from '../../../run/flow/planned-changes.ts';
import type { RunAbout } from '../../../run/report/line.ts';
import type { StudioPorts } from '../ports.ts';
import type { PersonView, RunPlace, RunPlan } from '../protocol-runs.ts';
import { changeBefore } from './change-view.ts';
import { loadRun, type LoadedRun } from './load-run.ts';
import { peopleOf, realWorld } from './real-world.ts';
import { requireTold, type Answers } from './require-told.ts';
import type { Tenants } from './tenants.ts';
import { createTickets } from './tickets.ts';

/** What is run. */
export interface Wish {
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

/** Where a run works, opened. */
export interface Ground {
  readonly place: RunPlace;
  readonly about: Pick<RunAbout, 'emulator' | 'connection'>;
  world(notify: (event: ScopeEvent) => void): Promise<World>;
  /** Looks who answered the sign-in pages, before the first step. @throws OnbehalfError ACCOUNT_MISMATCH. */
  requireTold(answers: Answers): void;
}

/** Where runs work: the emulated tenant, unless a ticket says what was told of a run on a connection. */
export interface Grounds {
  /**
   * Tells what a run on a connection would be: who works where, and what it changes, sends and deletes. Nothing runs, nobody is asked, nothing is sent.
   *
   * @throws OnbehalfError AUTOMATION_INVALID, INPUT_INVALID, SETTINGS_INVALID.
   */
  plan(wish: PlanWish): Promise<RunPlan>;
  /** @throws OnbehalfError CONFLICT where the run would not be what was told. */
  open(wish: Wish & { readonly ticket?: string | undefined }, run: LoadedRun): Promise<Ground>;
}

/** No ground yet. */
export function createGrounds(ports: StudioPorts, tenants: Tenants): Grounds {
  const tickets = createTickets(ports.now);

  async function peopleOn(run: LoadedRun, connection: string | null): Promise<PersonView[]> {
    return peopleOf(run, connection, await realWorld(ports, connection, run.project, () => undefined));
  }

  async function emulated(): Promise<Ground> {
    const tenant = await tenants.open();
    return {
      place: { kind: 'emulator', account: tenant.account },
      about: { emulator: 'embedded' },
      world: async (notify) => tenant.world(ports.world(notify)),
      // Its person answers by itself.
      requireTold: () => undefined,
    };
  }

  return {
    async plan({ real, path, inputs, isDry, connection }) {
      const run = await loadRun(real, path, inputs, ports);
      const people = await peopleOn(run, connection);
      const changes = await plannedChanges(run.checked.loaded, run.catalogue, run.project?.file.privateNames);
      const ticket = tickets.give({ path, digest: run.digest, connection, people, isDry });
      return { ticket, people, changes: changes.map(changeBefore) };
    },
    async open({ path, isDry, ticket }, run) {
      if (ticket === undefined) return emulated();
      const { connection, ...told } = tickets.take(ticket);
      const people = await peopleOn(run, connection);
      if (!isDeepStrictEqual({ path, isDry, digest: run.digest, people }, told))
        throw new OnbehalfError(
          'CONFLICT',
          'It would not be what was told: the flow, its inputs or who is signed in changed since. Nothing was done.',
          { remedy: 'Look at what it would do once more, then start it.' },
        );
      return {
        place: { kind: 'connection', people },
        about: connection === null ? {} : { connection },
        world: (notify) => realWorld(ports, connection, run.project, notify),
        requireTold: (answers) => requireTold(people, connection, answers),
      };
    },
  };
}
