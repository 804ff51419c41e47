/** Steps of a run that come one after the other: the run itself, and each of those that go on at the same time in it. */
export interface Strand {
  /** A strand that goes on in this one, beside others. */
  inside(): Strand;
  /** Told what was recorded of its next step. @param error - What the step came to, where it failed. */
  took(number: number, error?: object): void;
  /** Told what a step or a block of steps fails with, before anything acts on that. @param cause - Where it came from. @param count - How much is recorded. */
  fails(error: object, cause: unknown, count: number): void;
  /** Told which of the strands in it failed, when they have ended. */
  joined(failed: readonly FailedStrand[]): void;
}

/** A strand, and what it ended of. */
export interface FailedStrand {
  readonly strand: Strand;
  readonly error: unknown;
}

/** The strands of a run, by which it is known what a failure made void. */
export interface Strands {
  readonly first: Strand;
  /**
   * What is done again when somebody goes on with a run that failed: in each strand that the failure went through, the step that failed, and all that came after
   * it. What other strands did stays done.
   *
   * @param error - What the run ended of.
   * @returns Numbers of what was recorded.
   */
  again(error: unknown): number[];
}

interface Known {
  readonly around: Known | undefined;
  /** What was recorded of it from this number on is done again. */
  from: number;
}

/** Begins with one strand. */
export function createStrands(): Strands {
  const takers: Known[] = [];
  const endings = new WeakMap<Strand, (error: unknown) => void>();

  function create(around: Known | undefined): Strand {
    const known: Known = { around, from: Infinity };
    const numbers = new WeakMap<object, number>();
    const groups = new WeakMap<object, readonly FailedStrand[]>();
    let last: readonly FailedStrand[] = [];
    const strand: Strand = {
      inside: () => create(known),
      took(number, error) {
        takers[number] = known;
        if (error) numbers.set(error, number);
      },
      fails(error, cause, count) {
        if (numbers.has(error)) return;
        numbers.set(error, numbers.get(cause as object) ?? count);
        if (last.some((one) => one.error === error || one.error === cause)) groups.set(error, last);
      },
      joined(failed) {
        last = failed;
      },
    };
    endings.set(strand, (error) => {
      known.from = numbers.get(error as object) ?? Infinity;
      for (const one of groups.get(error as object) ?? []) endings.get(one.strand)?.(one.error);
    });
    return strand;
  }

  const first = create(undefined);
  return {
    first,
    again(error) {
      endings.get(first)?.(error);
      return takers.flatMap((taker, number) => (isAgain(taker, number) ? [number] : []));
    },
  };
}

function isAgain({ around, from }: Known, number: number): boolean {
  return number >= from || (around !== undefined && isAgain(around, number));
}
