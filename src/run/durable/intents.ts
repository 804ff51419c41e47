import type { SealedTexts } from '../../connection/index.ts';
import type { Store } from './store.ts';

/** What is known of a changing step, or of a part of one. */
export interface Intent {
  /**
   * `begun`: its change was on its way when it was last heard of. `refused`: it ended, and changed nothing. `done`: it came to its end, and gave a value.
   * `unknown`: nobody can tell how it ended, and the run waits for a person; `assumed`: who said that it was done.
   */
  readonly state: 'begun' | 'refused' | 'done' | 'unknown' | 'assumed';
  readonly value?: unknown;
}

/** Where it is written down that a change is on its way, before it leaves: of what is begun and has no end, a later process has to find out. */
export interface Intents {
  /** @param part - Empty for the step itself. */
  find(step: string, part: string): Promise<Intent | undefined>;
  write(step: string, part: string, intent: Intent): Promise<void>;
  /** Steps that wait for a person. */
  unknown(): Promise<string[]>;
  /** Numbers of what was recorded before the run failed, and is done again. */
  again(): Promise<number[]>;
  writeAgain(numbers: readonly number[]): Promise<void>;
  /** Forgets the run. */
  clear(): Promise<void>;
}

/**
 * The intents of a run, in a table of the store. Values are sealed; the addresses of steps are not. They are read once: one process at a time has the run.
 *
 * @param run - Its id.
 */
export async function openIntents({ pool }: Pick<Store, 'pool'>, run: string, sealed: SealedTexts): Promise<Intents> {
  const name = (step: string, part: string): string => `intent ${run} ${step} ${part}`;
  await pool.query('create schema if not exists onbehalf');
  await pool.query(
    `create table if not exists onbehalf.intent (
       run text not null, step text not null, part text not null, state text not null, value text,
       primary key (run, step, part))`,
  );
  // The run is this process's alone: what it does not know from the beginning, and did not write itself, is not there.
  const { rows: before } = await pool.query<{ step: string; part: string; state: Intent['state']; value: string | null }>(
    'select step, part, state, value from onbehalf.intent where run = $1',
    [run],
  );
  const known = new Map(before.map(({ step, part, state, value }) => [name(step, part), { state, value }]));
  const intents: Intents = {
    async find(step, part) {
      const found = known.get(name(step, part));
      if (!found) return undefined;
      if (found.value === null) return { state: found.state };
      return { state: found.state, value: JSON.parse(sealed.open(name(step, part), found.value)) as unknown };
    },
    async write(step, part, { state, value }) {
      const text = value === undefined ? null : sealed.seal(name(step, part), JSON.stringify(value));
      await pool.query(
        `insert into onbehalf.intent (run, step, part, state, value) values ($1, $2, $3, $4, $5)
         on conflict (run, step, part) do update set state = excluded.state, value = excluded.value`,
        [run, step, part, state, text],
      );
      known.set(name(step, part), { state, value: text });
    },
    async unknown() {
      const { rows } = await pool.query<{ step: string }>(
        "select step from onbehalf.intent where run = $1 and part = '' and state = 'unknown' order by step",
        [run],
      );
      return rows.map(({ step }) => step);
    },
    async again() {
      const found = await intents.find('', 'again');
      return (found?.value ?? []) as number[];
    },
    writeAgain: (numbers) => intents.write('', 'again', { state: 'done', value: numbers }),
    async clear() {
      await pool.query('delete from onbehalf.intent where run = $1', [run]);
      known.clear();
    },
  };
  return intents;
}
