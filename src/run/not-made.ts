import { inspect } from 'node:util';

/** A TypeScript automation looked at what a change would have given that was not made: from there on nobody knows what it would do. */
export class NotMadeUse extends Error {
  /** It is told with the line of the automation that looked. */
  readonly isAuthors = true;

  /** @param activity - Name of the activity. */
  constructor(activity: string) {
    super(`What ${activity} would give is needed here, and in a dry run it is not done.`);
  }
}

const activities = new WeakMap<object, string>();

/** Stands for what a change would give. It may be waited for, handed on and printed; whoever looks into it gets a `NotMadeUse`. @param activity - Its name. */
export function notMade(activity: string): object {
  const standIn = new Proxy(
    { [inspect.custom]: () => '(not known)' },
    {
      get(_target, name) {
        // A promise asks for it: to wait for a change is not to use what it gives.
        if (name === 'then') return undefined;
        throw new NotMadeUse(activity);
      },
      ownKeys() {
        throw new NotMadeUse(activity);
      },
    },
  );
  activities.set(standIn, activity);
  return standIn;
}

/** The activity whose result is missing in a value: the first one; undefined where all of it is known. */
export function missingIn(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const activity = activities.get(value);
  if (activity !== undefined) return activity;
  const isPlain = Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype;
  for (const one of isPlain ? Object.values(value) : []) {
    const missing = missingIn(one);
    if (missing !== undefined) return missing;
  }
  return undefined;
}

/** A value in which each thing that is not known is the text "(not known)". */
export function withWords(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || missingIn(value) === undefined) return value;
  if (activities.has(value)) return '(not known)';
  if (Array.isArray(value)) return value.map(withWords);
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, withWords(one)]));
}
