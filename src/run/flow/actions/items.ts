/** Results that come one by one, as scopes give them. */
export interface Items extends AsyncIterable<unknown> {
  all(): Promise<unknown[]>;
}

/** True for the results of an activity that gives many. */
export function isItems(answer: unknown): answer is Items {
  return typeof answer === 'object' && answer !== null && Symbol.asyncIterator in answer;
}
