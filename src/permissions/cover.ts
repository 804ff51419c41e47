/** What makes one choice better than another; every question is answered by a permission's name. */
export interface CoverOptions {
  /** True for a permission that only an administrator may consent to. */
  needsAdministrator(name: string): boolean;
  /** Order of privilege; lower lets through less. */
  rank(name: string): number;
  /** Consented to already: asking for it again costs nothing. */
  readonly consented?: ReadonlySet<string>;
  /** What the application was registered with; undefined: not known, so nothing counts as outside of it. */
  readonly available?: ReadonlySet<string> | undefined;
  /** Part of the answer in any case. */
  readonly required?: readonly string[];
}

type Demand = readonly string[];

/**
 * The smallest set of permissions that satisfies every call. A set is better than another when, in this order, it has
 *
 * 1. fewer permissions that need an administrator and have no consent yet,
 * 2. fewer that neither have consent nor belong to the application,
 * 3. fewer that have no consent yet,
 * 4. fewer permissions: a broader one that is needed anyway absorbs a narrower one,
 * 5. less privilege in sum,
 * 6. the earlier names, so that the answer never depends on the order of the calls.
 *
 * The search is exact: it branches on the call with the fewest choices and cuts off what is worse than the best set so far. Calls with
 * equal lists, or with a longer list that contains another call's list, are one. In the worst case the time is the product of the lengths
 * of the lists that remain; all of mail has five lists of at most six permissions.
 *
 * @param demands - For each call the permissions of which any one opens it.
 * @returns Names in alphabetical order.
 * @throws RangeError for a call that nothing opens.
 */
export function cover(demands: readonly Demand[], options: CoverOptions): string[] {
  if (demands.some((demand) => demand.length === 0)) throw new RangeError('A call that no permission opens cannot be covered.');
  const required = [...new Set(options.required)];
  const open = essential(demands.filter((demand) => !demand.some((name) => required.includes(name))));
  let best: Candidate | undefined;

  const search = (chosen: readonly string[], remaining: readonly Demand[]): void => {
    const candidate = candidateOf(chosen, options);
    if (best && compareCosts(candidate.cost, best.cost) > 0) return;
    const [next] = [...remaining].sort((a, b) => a.length - b.length);
    if (!next) {
      if (!best || compareCandidates(candidate, best) < 0) best = candidate;
      return;
    }
    for (const name of next) {
      search(
        [...chosen, name],
        remaining.filter((demand) => !demand.includes(name)),
      );
    }
  };
  search(required, open);
  return [...(best?.names ?? [])];
}

interface Candidate {
  readonly names: readonly string[];
  readonly cost: readonly number[];
}

function candidateOf(chosen: readonly string[], { needsAdministrator, rank, consented, available }: CoverOptions): Candidate {
  const count = (holds: (name: string) => boolean): number => chosen.filter(holds).length;
  const isNew = (name: string): boolean => !consented?.has(name);
  return {
    names: [...chosen].sort(),
    cost: [
      count((name) => isNew(name) && needsAdministrator(name)),
      count((name) => isNew(name) && available !== undefined && !available.has(name)),
      count(isNew),
      chosen.length,
      chosen.reduce((sum, name) => sum + rank(name), 0),
    ],
  };
}

/** The demands that decide: what satisfies a shorter list satisfies every list that contains it. */
function essential(demands: readonly Demand[]): Demand[] {
  const distinct = [...new Map(demands.map((demand) => [[...demand].sort().join(' '), demand])).values()];
  const isWithin = (part: Demand, whole: Demand): boolean => part.length < whole.length && part.every((name) => whole.includes(name));
  return distinct.filter((demand) => !distinct.some((other) => isWithin(other, demand)));
}

function compareCandidates(a: Candidate, b: Candidate): number {
  return compareCosts(a.cost, b.cost) || (a.names.join(' ') < b.names.join(' ') ? -1 : 1);
}

function compareCosts(a: readonly number[], b: readonly number[]): number {
  for (const [index, cost] of a.entries()) {
    const difference = cost - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
