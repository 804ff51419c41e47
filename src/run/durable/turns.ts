/** What was recorded of a run, in its order: the results of steps, by their names. */
export interface Journal {
  /** The names of what earlier processes recorded. */
  readonly names: readonly string[];
  /** Gives what stands next in it, and goes past it: as many times as there are names. */
  next(): Promise<unknown>;
  /** Records one more, when all that earlier processes recorded was gone past. */
  add(name: string, value: unknown): Promise<void>;
}

/** What a step came to, and where that stands in the journal. */
export interface Recorded<T> {
  readonly number: number;
  readonly value: T;
}

/**
 * Lets the strands of a run take turns: one of them goes on at a time, the others wait for their steps. Steps are done at the same time; in the order in which they
 * end they are recorded, and their strands go on. So the journal alone says how a run went, and a later process goes the same way.
 */
export interface Turns {
  /**
   * Does a step, or gives what an earlier process recorded of it. Whoever calls has the turn, and has it again afterwards.
   *
   * @param name - Of the step; several times the same for one that is tried again.
   * @param work - Done without the turn; never fails.
   */
  step<T>(name: string, work: () => Promise<T>): Promise<Recorded<T>>;
  /** Begins strands, in their order, and waits until all have ended. Whoever calls has the turn, and has it again afterwards. */
  together<T>(strands: readonly (() => Promise<T>)[]): Promise<PromiseSettledResult<T>[]>;
  /** Ends a strand that has the turn: it never goes on. */
  stay(): Promise<never>;
  /** Ends a strand in the middle of its work: it never goes on. */
  stayAtWork(): Promise<never>;
  /** How much is recorded so far. */
  count(): number;
}

/** What takes turns. */
export interface TurnsOptions {
  readonly journal: Journal;
  /** Numbers of what was recorded and does not count any more: whoever asks for it does it again. */
  readonly again: ReadonlySet<number>;
  /** Called when no strand will go on by itself: each one that has not ended stays. */
  idle(): void;
  /** Called when the journal fails: nobody goes on. */
  failed(error: unknown): void;
}

/** Begins with the turn at whoever calls. */
export function createTurns({ journal, again, idle, failed }: TurnsOptions): Turns {
  const places = placesOf(journal.names, again);
  /** Steps that an earlier process recorded, waited for by their strands, by number. */
  const waiting = new Map<number, (value: unknown) => void>();
  /** What nobody had asked for when it was its turn: a strand that goes another way now may come to it later. */
  const passed = new Map<number, unknown>();
  /** Strands that begin, and those that go on after others have ended. */
  const ready: (() => void)[] = [];
  const ended: { readonly name: string; readonly value: unknown; goOn(number: number): void }[] = [];
  let isTaken = true;
  let working = 0;
  let next = 0;

  /** Gives the turn to whoever is next. */
  async function pass(): Promise<void> {
    isTaken = true;
    const first = ready.shift();
    if (first) return first();
    while (next < journal.names.length) {
      const number = next;
      next += 1;
      const value = await journal.next();
      const goOn = waiting.get(number);
      waiting.delete(number);
      if (goOn) return goOn(value);
      if (!again.has(number)) passed.set(number, value);
    }
    const one = ended.shift();
    if (one) {
      await journal.add(one.name, one.value);
      next += 1;
      return one.goOn(next - 1);
    }
    isTaken = false;
    if (working === 0) idle();
  }

  function leave(): void {
    void pass().catch(failed);
  }

  return {
    async step<T>(name: string, work: () => Promise<T>) {
      const number = places.get(name)?.shift();
      if (number !== undefined && passed.has(number)) {
        const value = passed.get(number) as T;
        passed.delete(number);
        return { number, value };
      }
      if (number !== undefined)
        return new Promise<Recorded<T>>((resolve) => {
          waiting.set(number, (value) => resolve({ number, value: value as T }));
          leave();
        });
      working += 1;
      const doing = work();
      leave();
      const value = await doing;
      working -= 1;
      return new Promise<Recorded<T>>((resolve) => {
        ended.push({ name, value, goOn: (as) => resolve({ number: as, value }) });
        if (!isTaken) leave();
      });
    },
    together<T>(strands: readonly (() => Promise<T>)[]) {
      return new Promise<PromiseSettledResult<T>[]>((resolve) => {
        const results: Promise<PromiseSettledResult<T>>[] = [];
        let left = strands.length;
        const begin = async (strand: () => Promise<T>): Promise<PromiseSettledResult<T>> => {
          const [result] = await Promise.allSettled([strand()]);
          left -= 1;
          if (left === 0) ready.push(() => resolve(Promise.all(results)));
          leave();
          return result;
        };
        for (const [index, strand] of strands.entries()) ready.push(() => (results[index] = begin(strand)));
        if (left === 0) resolve([]);
        else leave();
      });
    },
    stay() {
      leave();
      return new Promise<never>(() => undefined);
    },
    stayAtWork() {
      working -= 1;
      if (!isTaken) leave();
      return new Promise<never>(() => undefined);
    },
    count: () => next,
  };
}

/** Where each name stands, in order; what does not count is left out. */
function placesOf(names: readonly string[], again: ReadonlySet<number>): Map<string, number[]> {
  const places = new Map<string, number[]>();
  for (const [number, name] of names.entries()) {
    if (again.has(number)) continue;
    const known = places.get(name);
    if (known) known.push(number);
    else places.set(name, [number]);
  }
  return places;
}
