/** A stretch of time in which nothing was done, drawn shorter than it was. */
export interface Squeezed {
  readonly fromMS: number;
  readonly toMS: number;
  /** Where it is drawn, in percent of the width. */
  readonly from: number;
  readonly to: number;
}

/** Where moments of a run are drawn. */
export interface TimeScale {
  /** @param milliseconds - From the start of the run. @returns Percent of the width. */
  at(milliseconds: number): number;
  readonly squeezed: readonly Squeezed[];
}

/** Shorter pauses are drawn as they were, in milliseconds; nor are those squeezed that are less than a tenth of the run. */
const noticeableMS = 1_000;
/** How much of the rest a squeezed pause takes. */
const share = 0.04;

/**
 * A scale on which what was done can be seen, however long was waited between: long pauses are squeezed.
 *
 * @param totalMS - How long the run took.
 * @param busy - When something was done, in milliseconds from its start, in any order.
 */
export function createTimeScale(totalMS: number, busy: readonly { readonly fromMS: number; readonly toMS: number }[]): TimeScale {
  const end = Math.max(1, totalMS);
  const pauses = pausesIn(end, busy).filter(({ fromMS, toMS }) => toMS - fromMS >= Math.max(noticeableMS, end / 10));
  const rest = end - pauses.reduce((sum, { fromMS, toMS }) => sum + toMS - fromMS, 0);
  // Where nothing was done at all there is nothing to squeeze for.
  const width = rest < 1 ? end : rest * share;
  const drawn = rest + pauses.length * width;
  const position = (milliseconds: number): number => {
    let length = Math.min(Math.max(milliseconds, 0), end);
    for (const { fromMS, toMS } of pauses) {
      const within = Math.min(Math.max(milliseconds, fromMS), toMS) - fromMS;
      length += (within * width) / (toMS - fromMS) - within;
    }
    return (100 * length) / drawn;
  };
  return { at: position, squeezed: pauses.map(({ fromMS, toMS }) => ({ fromMS, toMS, from: position(fromMS), to: position(toMS) })) };
}

function pausesIn(end: number, busy: readonly { readonly fromMS: number; readonly toMS: number }[]) {
  const pauses: { readonly fromMS: number; readonly toMS: number }[] = [];
  let until = 0;
  for (const { fromMS, toMS } of busy.toSorted((a, b) => a.fromMS - b.fromMS)) {
    if (fromMS > until) pauses.push({ fromMS: until, toMS: Math.min(fromMS, end) });
    until = Math.max(until, toMS);
  }
  return until < end ? [...pauses, { fromMS: until, toMS: end }] : pauses;
}
