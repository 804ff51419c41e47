import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createTurns, type Journal, type Turns } from './turns.ts';

/** What a run does: in each strand of a group some steps, each of which reads and changes what all of them see. */
interface Program {
  /** Of each strand, how many steps it has. */
  readonly groups: readonly (readonly number[])[];
}

const programs: fc.Arbitrary<Program> = fc.record({
  groups: fc.array(fc.array(fc.nat(4), { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 3 }),
});

interface Written {
  readonly name: string;
  readonly value: unknown;
}

/** What is written down, up to a number after which the process is gone. */
function journalOf(written: Written[], most: number): Journal {
  const names = written.map(({ name }) => name);
  let next = 0;
  return {
    names,
    async next() {
      next += 1;
      return written[next - 1]?.value;
    },
    async add(name, value) {
      if (written.length === most) await new Promise(() => undefined);
      written.push({ name, value });
    },
  };
}

/** Does a program in one process. @param lasts - How long each piece of work lasts, in turns of the event loop, in the order in which it is asked for. */
async function run({ groups }: Program, written: Written[], most: number, lasts: () => number, done: string[]) {
  const seen: string[] = [];
  let over: (end: 'idle' | 'killed') => void = () => undefined;
  const stopped = new Promise<'idle' | 'killed'>((resolve) => (over = resolve));
  const journal = journalOf(written, most);
  const killed: Journal = {
    ...journal,
    async add(name, value) {
      if (written.length === most) over('killed');
      await journal.add(name, value);
    },
  };
  const turns: Turns = createTurns({ journal: killed, again: new Set(), idle: () => over('idle'), failed: () => over('idle') });
  const step = async (name: string): Promise<void> => {
    const { value } = await turns.step(name, async () => {
      done.push(name);
      for (let left = lasts(); left > 0; left -= 1) await new Promise((resolve) => setImmediate(resolve));
      return `${name} after ${seen.length}`;
    });
    // What the others did before counts: a strand whose turn comes at another moment goes another way.
    seen.push(`${value} with ${seen.at(-1)?.split(' ')[0] ?? 'nothing'}`);
    if (seen.length % 7 === 3) await step(`${name}'`);
  };
  const whole = async (): Promise<'whole'> => {
    for (const [group, strands] of groups.entries()) {
      const ends = await turns.together(
        strands.map((steps, strand) => async () => {
          for (let number = 0; number < steps; number += 1) await step(`${group}.${strand}.${number}`);
          return steps;
        }),
      );
      expect(ends).toEqual(strands.map((value) => ({ status: 'fulfilled', value })));
    }
    return 'whole';
  };
  return { end: await Promise.race([whole(), stopped]), seen };
}

test('a run that is killed anywhere goes the same way again, and does nothing a second time that was written down', async () => {
  await fc.assert(
    fc.asyncProperty(programs, fc.array(fc.nat(6), { minLength: 1, maxLength: 40 }), fc.nat(40), async (program, times, most) => {
      let asked = 0;
      const lasts = (): number => times[(asked += 1) % times.length] ?? 0;
      const written: Written[] = [];
      const first = await run(program, written, most, lasts, []);
      const before = [...written];
      const done: string[] = [];
      const second = await run(program, written, Infinity, () => lasts() + lasts(), done);

      expect(second.end).toBe('whole');
      expect(second.seen.slice(0, before.length)).toEqual(first.seen.slice(0, before.length));
      expect(written.slice(0, before.length)).toEqual(before);
      expect(done.filter((name) => before.some((one) => one.name === name))).toEqual([]);
      expect(new Set(written.map(({ name }) => name)).size).toBe(written.length);
      // The journal alone says how it went.
      const third = await run(program, written, written.length, () => 0, done);
      expect(third.seen).toEqual(second.seen);
    }),
    { numRuns: 200 },
  );
});

test('what ends first is written down first, and each strand goes on when it is', async () => {
  const written: Written[] = [];
  const times = [3, 1, 2];
  await run({ groups: [[1, 1, 1]] }, written, Infinity, () => times.shift() ?? 0, []);

  expect(written.slice(0, 3).map(({ name }) => name)).toEqual(['0.1.0', '0.2.0', '0.0.0']);
});

test('a step that is tried again is counted', async () => {
  const journal: Journal = { names: ['a', 'a'], next: async () => 'kept', add: async () => undefined };
  const turns = createTurns({ journal, again: new Set([1]), idle: () => undefined, failed: () => undefined });

  expect(await turns.step('a', async () => 'done')).toEqual({ number: 0, value: 'kept' });
  expect(await turns.step('a', async () => 'done')).toEqual({ number: 2, value: 'done' });
});

test('what nobody asks for when it is its turn is there for whoever asks later', async () => {
  const values = ['cleaned up', 'kept'];
  const journal: Journal = { names: ['end', 'b'], next: async () => values.shift(), add: async () => undefined };
  const turns = createTurns({ journal, again: new Set(), idle: () => undefined, failed: () => undefined });
  const order: unknown[] = [];
  for (const name of ['b', 'c', 'end']) order.push((await turns.step(name, async () => 'done')).value);

  expect(order).toEqual(['kept', 'done', 'cleaned up']);
});

test('is idle when each strand stays, and not while one of them works', async () => {
  const told: string[] = [];
  const journal: Journal = { names: [], next: async () => undefined, add: async (name) => void told.push(name) };
  const idle = new Promise<void>((resolve) => {
    const turns = createTurns({ journal, again: new Set(), idle: resolve, failed: () => undefined });
    void turns.together([
      () => turns.stay(),
      async () => {
        await turns.step('work', () => new Promise<void>((end) => setImmediate(end)));
        return turns.stay();
      },
    ]);
  });
  await idle;

  expect(told).toEqual(['work']);
});
