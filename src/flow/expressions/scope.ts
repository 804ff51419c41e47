import type { Budget } from './budget.ts';
import type { CelNode } from './cel.ts';

/** What the check found out that computing has to know. */
export interface Marks {
  /** Reads of what may be missing: they give nothing where it is. */
  readonly maybe: ReadonlySet<CelNode>;
  /** Comparisons of two dates: they are about moments, not about how they are written. */
  readonly dates: ReadonlySet<CelNode>;
}

/** A thing that a loop is at, by the name that it has there. */
export interface Named {
  readonly name: string;
  readonly thing: unknown;
  readonly around: Named | undefined;
}

/** What is around a node while it is computed. */
export interface Scope {
  readonly variables: Readonly<Record<string, unknown>>;
  /** What the loops around it named, the innermost first. */
  readonly named?: Named;
  readonly marks: Marks;
  readonly budget: Budget;
}
