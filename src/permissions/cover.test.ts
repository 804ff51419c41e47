import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cover, type CoverOptions } from './cover.ts';

const universe = ['A', 'B', 'C', 'D', 'E', 'F', 'G'];
const plain: CoverOptions = { needsAdministrator: () => false, rank: (name) => universe.indexOf(name) };

const names = fc.uniqueArray(fc.constantFrom(...universe), { minLength: 1, maxLength: 4 });
const demands = fc.array(names, { maxLength: 8 });
const options: fc.Arbitrary<CoverOptions> = fc
  .record({
    admin: fc.subarray(universe),
    consented: fc.subarray(universe),
    available: fc.option(fc.subarray(universe), { nil: undefined }),
    required: fc.subarray(universe, { maxLength: 2 }),
    order: fc.shuffledSubarray(universe, { minLength: universe.length }),
  })
  .map(({ admin, consented, available, required, order }) => ({
    needsAdministrator: (name) => admin.includes(name),
    rank: (name) => order.indexOf(name),
    consented: new Set(consented),
    available: available && new Set(available),
    required,
  }));

test('of sets that are equally good the one with the earlier names is taken, whatever comes first', () => {
  const alike: CoverOptions = { needsAdministrator: () => false, rank: () => 1 };
  expect([
    cover([['B', 'A']], alike),
    cover([['A', 'B']], alike),
    cover(
      [
        ['C', 'A'],
        ['D', 'B'],
      ],
      alike,
    ),
  ]).toEqual([['A'], ['A'], ['A', 'B']]);
});

function satisfies(set: readonly string[], calls: readonly (readonly string[])[]): boolean {
  return calls.every((call) => call.some((name) => set.includes(name)));
}

/** The costs of a set, written down a second time from the description. */
function costsOf(set: readonly string[], { needsAdministrator, rank, consented = new Set(), available }: CoverOptions): number[] {
  const fresh = set.filter((name) => !consented.has(name));
  return [
    fresh.filter(needsAdministrator).length,
    available ? fresh.filter((name) => !available.has(name)).length : 0,
    fresh.length,
    set.length,
    set.reduce((sum, name) => sum + rank(name), 0),
  ];
}

/** The best set, by trying all of them. */
function bestBySearch(calls: readonly (readonly string[])[], choice: CoverOptions): readonly string[] {
  const sets = Array.from({ length: 2 ** universe.length }, (_, bits) => universe.filter((_, index) => bits & (1 << index)));
  const fitting = sets.filter((set) => satisfies(set, calls) && (choice.required ?? []).every((name) => set.includes(name)));
  const [best = []] = fitting.sort((a, b) => {
    const [left, right] = [costsOf(a, choice), costsOf(b, choice)];
    const different = left.findIndex((cost, index) => cost !== right[index]);
    return different < 0 ? (a.join(' ') < b.join(' ') ? -1 : 1) : (left[different] ?? 0) - (right[different] ?? 0);
  });
  return best;
}

describe('a cover', () => {
  test('satisfies every call, and is the best of all sets that do', () => {
    fc.assert(
      fc.property(demands, options, (calls, choice) => {
        const set = cover(calls, choice);
        expect(satisfies(set, calls)).toBe(true);
        expect(set).toEqual(bestBySearch(calls, choice));
      }),
      { numRuns: 300 },
    );
  });

  test('is minimal: without any one of it, but for what was required, some call fails', () => {
    fc.assert(
      fc.property(demands, options, (calls, choice) => {
        const set = cover(calls, choice);
        for (const name of set.filter((candidate) => !choice.required?.includes(candidate))) {
          expect(
            satisfies(
              set.filter((other) => other !== name),
              calls,
            ),
          ).toBe(false);
        }
      }),
    );
  });

  test('does not depend on the order of the calls or of the permissions in them', () => {
    fc.assert(
      fc.property(
        demands.chain((calls) =>
          fc.tuple(
            fc.constant(calls),
            fc
              .shuffledSubarray(calls, { minLength: calls.length })
              .chain((mixed) => fc.tuple(...mixed.map((call) => fc.shuffledSubarray(call, { minLength: call.length })))),
          ),
        ),
        options,
        ([calls, mixed], choice) => {
          expect(cover(mixed, choice)).toEqual(cover(calls, choice));
        },
      ),
    );
  });

  test('is stable: what was consented to is not asked for differently the next time', () => {
    fc.assert(
      fc.property(demands, options, (calls, choice) => {
        const set = cover(calls, choice);
        expect(cover(calls, { ...choice, consented: new Set(set) })).toEqual(set);
      }),
    );
  });

  test('absorbs: a broader permission that is needed anyway replaces a narrower one', () => {
    expect(cover([['A', 'B', 'C'], ['C']], plain)).toEqual(['C']);
    expect(
      cover(
        [
          ['A', 'B', 'C'],
          ['B', 'C'],
          ['C', 'D'],
        ],
        plain,
      ),
    ).toEqual(['C']);
  });

  test('takes the least privileged of equals', () => {
    expect(cover([['C', 'B', 'A']], plain)).toEqual(['A']);
  });

  test('prefers what was consented to, even where something new would be narrower', () => {
    expect(cover([['A', 'B']], { ...plain, consented: new Set(['B']) })).toEqual(['B']);
  });

  test('prefers what the application has to what it does not have, and what was consented to over both', () => {
    const available = new Set(['B', 'C']);
    expect(cover([['A', 'B', 'C']], { ...plain, available })).toEqual(['B']);
    expect(cover([['A', 'B', 'C']], { ...plain, available, consented: new Set(['C']) })).toEqual(['C']);
  });

  test('prefers two that a person may grant to one that needs an administrator', () => {
    expect(
      cover(
        [
          ['A', 'C'],
          ['B', 'C'],
        ],
        { ...plain, needsAdministrator: (name) => name === 'C' },
      ),
    ).toEqual(['A', 'B']);
  });

  test('keeps what is required, and lets it absorb', () => {
    expect(cover([['A', 'B']], { ...plain, required: ['B', 'G'] })).toEqual(['B', 'G']);
  });

  test('of nothing is nothing', () => {
    expect(cover([], plain)).toEqual([]);
  });

  test('is refused for a call that nothing opens', () => {
    expect(() => cover([['A'], []], plain)).toThrow(RangeError);
  });
});
