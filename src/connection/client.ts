import type { z } from 'zod';
import type { AnyActivity, WrittenInput } from '../core/activity.ts';
import type { Once } from '../core/once.ts';
import type { Progress } from '../core/ports.ts';

/** How one call of an activity may be steered. */
export interface CallOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
  /** Of a durable run, not for automations: what the call changes is to be done once. */
  readonly once?: Once;
}

/**
 * Results that come one by one; the next page is fetched when its first item is wanted. `await` collects everything as `all()` does, so that a call
 * whose results nobody goes through is done all the same.
 */
export interface Items<Item> extends AsyncIterable<Item>, PromiseLike<Item[]> {
  /** Collects everything into an array. */
  all(): Promise<Item[]>;
}

type AreaOf<Name extends string> = Name extends `${infer Area}.${string}` ? Area : never;
type VerbIn<Name extends string, Area extends string> = Name extends `${Area}.${infer Verb}` ? Verb : never;

type GivenIn<A> = A extends { readonly given: infer G } ? G : unknown;
type Listed<A, As extends boolean> = { [F in keyof GivenIn<A>]: GivenIn<A>[F] extends As ? F : never }[keyof GivenIn<A>];
type WithMore<A extends AnyActivity> = Extract<A['calls'][number], { readonly more: true; readonly when: string }>['when'];
type Unlisted<A extends AnyActivity> = Listed<A, false> | Exclude<WithMore<A> | 'mailbox', Listed<A, true>>;

/** What a published activity takes: its plain input as it is named, and what is listed besides. Types stay as they are wherever they can: an editor shows their texts. */
type NamedInput<Plain, More, A> = [Listed<A, false>] extends [never]
  ? [Listed<A, true>] extends [never]
    ? Plain
    : Plain & Pick<More, Extract<Listed<A, true>, keyof More>>
  : Omit<Plain & Pick<More, Extract<Listed<A, true>, keyof More>>, Listed<A, false>>;

/** The input of a listed activity: without what its use rules out, and with what needs more, `mailbox` included, only where it was listed. */
export type InputOf<A extends AnyActivity> = A extends AnyActivity
  ? A extends { readonly inputs?: { readonly plain: infer Plain; readonly more: infer More } }
    ? 'inputs' extends keyof A
      ? NamedInput<Plain, More, A>
      : Omit<WrittenInput<A>, Unlisted<A>>
    : Omit<WrittenInput<A>, Unlisted<A>>
  : never;

type Result<A extends AnyActivity> =
  ReturnType<A['run']> extends AsyncGenerator<unknown> ? Items<z.output<A['output']>> : Promise<z.output<A['output']>>;

type EachOf<A> = A extends { readonly each?: unknown } ? ('each' extends keyof A ? Extract<A['each'], string> : never) : never;

/** The input with a list in the place of one thing. */
export type ListInput<Input, Field extends PropertyKey> = Omit<Input, Field> & {
  readonly [Name in Extract<keyof Input, Field>]: readonly Input[Name][];
};

/** For a list of things: a list of results, in its order. Where some fail, the error says in `results` how each ended. */
type ListMethod<A extends AnyActivity> = [EachOf<A>] extends [never]
  ? unknown
  : (input: ListInput<InputOf<A>, EachOf<A>>, options?: CallOptions) => Promise<z.output<A['output']>[]>;

/** A listed activity as a method. */
export type Method<A extends AnyActivity> = OneMethod<A> & ListMethod<A>;

type OneMethod<A extends AnyActivity> =
  // oxlint-disable-next-line typescript/no-empty-object-type -- asks whether every field is optional
  {} extends InputOf<A>
    ? (input?: InputOf<A>, options?: CallOptions) => Result<A>
    : (input: InputOf<A>, options?: CallOptions) => Result<A>;

/** One listed activity under its verb. The published types bring a method with a doc comment along; a use of its own has an input of its own. */
type MethodOf<A extends AnyActivity> = 'methods' extends keyof A
  ? A extends { readonly methods?: infer Methods extends object; readonly given: unknown }
    ? { readonly [Verb in keyof Methods]: Method<A> }
    : A extends { readonly methods?: infer Methods extends object }
      ? Methods
      : never
  : { readonly [Verb in VerbIn<A['name'], AreaOf<A['name']>>]: Method<A> };

type OneByOne<A extends AnyActivity> = A extends AnyActivity ? MethodOf<A> : never;
type Together<Union> = (Union extends unknown ? (one: Union) => void : never) extends (all: infer All) => void ? All : never;

/** The client of a scope: exactly the listed activities, by area and verb. */
export type ClientOf<Activities extends readonly AnyActivity[]> = {
  readonly [Area in AreaOf<Activities[number]['name']>]: Together<
    OneByOne<Extract<Activities[number], { readonly name: `${Area}.${string}` }>>
  >;
};
