/** What one expression may cost: about two seconds of a slow machine. A hundred thousand rows, gone through and sorted, stay far below. */
export const mostWork = 10_000_000;
/** The longest text that an expression may make, in UTF-16 units. */
export const longestText = 10_000_000;

/** What is left to one expression of the work that it may do. */
export interface Budget {
  /** @throws Error when the work is used up. */
  spend(work: number): void;
}

/** A budget for computing one expression once. */
export function createBudget(): Budget {
  let left = mostWork;
  return {
    spend(work) {
      left -= work;
      if (left < 0) throw new Error('it is more work than an expression may do; go through the list with forEach, or compute in steps.');
    },
  };
}

/** Spends what going through a value costs, to its last leaf: comparing it, or writing it as JSON. */
export function spendOnAllOf(value: unknown, budget: Budget): void {
  budget.spend(1);
  if (typeof value === 'string') budget.spend(value.length / 16);
  else if (Array.isArray(value)) for (const one of value) spendOnAllOf(one, budget);
  else if (typeof value === 'object' && value !== null) for (const one of Object.values(value)) spendOnAllOf(one, budget);
}

/** @throws Error for a text that would be too long. */
export function allowLength(length: number): void {
  if (length > longestText) throw new Error('it would make a text that is too long.');
}
