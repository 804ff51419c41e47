/** How many further tries a client has, over all its calls. */
export interface Budget {
  /** Spends one; false when none is left. */
  spend(): boolean;
  /** A call was answered. */
  earn(): void;
}

/** Tries that are there at the beginning and at most. */
const most = 100;
/** Of a try for each call that is answered: calls that fail now and then never use it up, a service that fails every second time does. */
const earned = 0.5;

/** Makes a budget. When a service is down, each of many calls trying five times would make it five times as busy. */
export function createBudget(): Budget {
  let left = most;
  return {
    spend() {
      if (left < 1) return false;
      left -= 1;
      return true;
    },
    earn() {
      left = Math.min(most, left + earned);
    },
  };
}
