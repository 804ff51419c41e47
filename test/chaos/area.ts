import type { ChaosWorld } from '../support/chaos-world.ts';

/** What a thing is like that is not there. */
export const absent = 'absent';

/** One call of an activity, and what becomes of the things that it is about. */
export interface Change {
  readonly activity: string;
  readonly input: Readonly<Record<string, unknown>>;
  /** Names of the things, in the order of the list that the activity is given. */
  readonly things: readonly string[];
  /** What a thing is like once it was done. */
  after(state: string, thing: string): string;
  /** Is told the results when all was done: for each thing, or one of all. */
  made?(results: readonly unknown[]): void;
}

/** Hands out things that nobody else changes at the same time. */
export interface Pool {
  /** Up to so many things that are there for certain; each with what it may be like. */
  take(count: number, fits?: (thing: string, state: string) => boolean): readonly (readonly [thing: string, state: string])[];
  /** So many names of things that are not there yet. */
  fresh(count: number): readonly string[];
}

/** A kind of thing in the tenant, what is done with it, and what the tenant says of it. */
export interface Area {
  readonly name: string;
  /** What is there at the beginning. */
  readonly things: ReadonlyMap<string, string>;
  /** What is done next; all of it at the same time. */
  next(pool: Pool, random: () => number): readonly Change[];
  /** Every thing that the tenant has of this kind now, as often as it is there, with what it is like. */
  found(): Promise<readonly (readonly [thing: string, state: string])[]>;
  /** What can be read and never changes. */
  readonly reads: readonly Reading[];
}

/** Something that is read, whose result is known. */
export interface Reading {
  readonly activity: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/** Makes an area ready, before anything goes wrong. */
export type PrepareArea = (world: ChaosWorld) => Promise<Area>;

/** One of several. */
export function oneOf<T>(random: () => number, all: readonly [T, ...T[]]): T {
  return all[Math.floor(random() * all.length)] ?? all[0];
}
