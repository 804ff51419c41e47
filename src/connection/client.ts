import type { z } from 'zod';
import type { AnyActivity } from '../core/activity.ts';
import type { Progress } from '../core/ports.ts';

/** How one call of an activity may be steered. */
export interface CallOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}

/** Results that come one by one; the next page is fetched when its first item is wanted. */
export interface Items<Item> extends AsyncIterable<Item> {
  /** Collects everything into an array. */
  all(): Promise<Item[]>;
}

type AreaOf<Name extends string> = Name extends `${infer Area}.${string}` ? Area : never;
type VerbIn<Name extends string, Area extends string> = Name extends `${Area}.${infer Verb}` ? Verb : never;

type GivenIn<A> = A extends { readonly given: infer G } ? G : unknown;
type Listed<A, As extends boolean> = { [F in keyof GivenIn<A>]: GivenIn<A>[F] extends As ? F : never }[keyof GivenIn<A>];
type WithMore<A extends AnyActivity> = Extract<A['calls'][number], { readonly more: true; readonly when: string }>['when'];
type Unlisted<A extends AnyActivity> = Listed<A, false> | Exclude<WithMore<A> | 'mailbox', Listed<A, true>>;

/** The input of a listed activity: without what its use rules out, and with what needs more, `mailbox` included, only where it was listed. */
export type InputOf<A extends AnyActivity> = A extends AnyActivity ? Omit<z.input<A['input']>, Unlisted<A>> : never;

type Result<A extends AnyActivity> =
  ReturnType<A['run']> extends AsyncGenerator<unknown> ? Items<z.output<A['output']>> : Promise<z.output<A['output']>>;

/** A listed activity as a method. */
export type Method<A extends AnyActivity> =
  // oxlint-disable-next-line typescript/no-empty-object-type -- asks whether every field is optional
  {} extends InputOf<A>
    ? (input?: InputOf<A>, options?: CallOptions) => Result<A>
    : (input: InputOf<A>, options?: CallOptions) => Result<A>;

/** The client of a scope: exactly the listed activities, by area and verb. */
export type ClientOf<Activities extends readonly AnyActivity[]> = {
  readonly [Area in AreaOf<Activities[number]['name']>]: {
    readonly [Verb in VerbIn<Activities[number]['name'], Area>]: Method<Extract<Activities[number], { readonly name: `${Area}.${Verb}` }>>;
  };
};
