/** Asks once what is asked several times at the same moment. */
export interface SharedReads {
  /**
   * Gives the answer to a question: the one that is awaited already, or a new one.
   * @param question - What is asked; two that are equal have the same answer.
   */
  ask<Answer>(question: string, ask: () => Promise<Answer>): Promise<Answer>;
}

/** Makes shared reads. An answer is forgotten as soon as it came: who asks later is told how it is then. */
export function createSharedReads(): SharedReads {
  const awaited = new Map<string, Promise<unknown>>();
  return {
    ask<Answer>(question: string, ask: () => Promise<Answer>) {
      const known = awaited.get(question) as Promise<Answer> | undefined;
      if (known) return known;
      const answer = ask().finally(() => awaited.delete(question));
      awaited.set(question, answer);
      return answer;
    },
  };
}
