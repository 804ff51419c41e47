import type { z } from 'zod';
import type { Once } from './once.ts';
import type { ActivityContext, Files, Operation } from './ports.ts';

/** What an activity does to the world; faces ask for confirmation by it. */
export type Effect = 'reads' | 'changes' | 'sends' | 'deletes';

/** A Graph call that an activity may make; permissions are derived from it. */
export interface DeclaredCall<Field extends string = string> {
  readonly operation: Operation;
  /** The optional input that makes the call happen. Left out: it always happens. */
  readonly when?: Field;
  /** The optional input that keeps the call from happening. Unknown input counts as not given. */
  readonly unless?: Field;
  /**
   * The call asks for more permission than the activity does without the input in `when`: the input may be given only where it is listed
   * (`use(mail.list, { markAsRead: true })`), and nobody is asked for what it needs unless it is. A law holds that this stands at exactly
   * those calls.
   */
  readonly more?: true;
  /** The call reads only properties that the narrow `ReadBasic` permissions show. */
  readonly basic?: true;
  /**
   * The answer holds things of another kind, which come as bare ids without a permission to read these: the operation that reads them. It is not
   * made; what opens it is asked for besides.
   */
  readonly shows?: Operation;
  /**
   * The call names things of another kind by the input in `when`, which an application without a person must be able to read: the operation that reads
   * them. It is not made; what opens it is asked for besides, where an application lists that input as given. A person needs nothing more.
   */
  readonly names?: Operation;
  /** The call acts for somebody else also where the activity works on one's own mailbox: a message in another one's name. */
  readonly shared?: true;
  /** The call is made only after a failure, to undo what was begun or to go on from there, so no example makes it. */
  readonly afterFailure?: true;
  /** No table of ours knows the operation, which a package says that it calls: who uses the activity adds the permission that opens it. */
  readonly claimed?: true;
  /**
   * The caller chose the operation: what opens it is looked up among all published ones. `permission` names what opens one that is not published, or which
   * of several is meant.
   */
  readonly requested?: { readonly permission?: string | undefined };
}

/** An input that is known to work; the tests run it, the help and the pages show it. */
export interface Example<Input> {
  readonly title: string;
  /** Ids that differ by tenant are written as a placeholder, `{message}`; `fillExample` in core/examples.ts puts them in. */
  readonly input: Input;
  /** Files that the input names, made before the example runs: path to content, or to a size in bytes. */
  readonly files?: Readonly<Record<string, string | number>>;
}

/** A switch that an input needs besides, and why: large files need `largeAttachments`. */
export interface Need<Field extends string = string> {
  readonly field: Field;
  /** Follows "because"; no full stop. */
  readonly because: string;
}

/**
 * How a durable run goes on with an activity that was begun, and whose end nobody saw.
 *
 * - `repeat`: done once more it comes to the same.
 * - `repeatIf`: the same, where it holds of the input.
 * - `gone`: it deletes; what is not there any more was deleted. It gives what the activity gives then; undefined where nobody can tell.
 * - `run`: a way to run of its own, which asks Graph what is there already, and in durable runs makes `calls` besides those of the activity.
 */
export type Reconcile<Input, Output> =
  | 'repeat'
  | { repeatIf(input: Input): boolean }
  | { gone(input: Input): Output | undefined }
  | {
      readonly calls: readonly DeclaredCall[];
      /**
       * Does what the activity does, once.
       *
       * @throws OnbehalfError OUTCOME_UNKNOWN where Graph cannot tell.
       */
      run(context: ActivityContext, input: Input, once: Once): Promise<Output>;
    };

/** How an activity runs: one result, or many from an async generator. */
export type Run<Op extends Operation, Input, Output> = (
  context: ActivityContext<Op>,
  input: Input,
) => Promise<Output> | AsyncGenerator<Output, void, void>;

/** One typed operation, the single source of every face. */
export interface Activity<
  Name extends string = string,
  Input extends z.ZodObject = z.ZodObject,
  Output extends z.ZodType = z.ZodType,
  Calls extends readonly DeclaredCall[] = readonly DeclaredCall[],
  Result extends Promise<unknown> | AsyncGenerator<unknown, void, void> = Promise<unknown> | AsyncGenerator<unknown, void, void>,
> {
  /** `area.verb`, the only identifier. */
  readonly name: Name;
  /** The display name that people know, "Send Mail". */
  readonly title: string;
  /** Further display names that people know it by, from other products. Missing means none. */
  readonly alsoKnownAs?: readonly string[];
  /** One sentence, present tense. */
  readonly summary: string;
  readonly effect: Effect;
  readonly calls: Calls;
  readonly input: Input;
  /** The result; for a generator, one item of it. */
  readonly output: Output;
  readonly examples: readonly Example<z.input<Input>>[];
  /** The input of which a list may be given as well: the activity is then done for each thing of it, and gives a list of results. Missing means none. */
  readonly each?: string | undefined;
  /** True when `run` is an async generator. */
  readonly many: boolean;
  /** The switches that an input needs besides, as far as that can be told before any call. They count as given. */
  needs?(files: Files, input: z.output<Input>): Promise<readonly Need[]>;
  /**
   * The calls that follow from an input, where it is the caller who chooses them; then `calls` is empty.
   *
   * @param given - As much of the input as is known, not yet checked; of a value that differs from run to run a placeholder stands there, `{id}`.
   */
  callsOf?(given: Readonly<Record<string, unknown>>): readonly DeclaredCall[];
  /** What an input does, where that follows from the input. Left out: `effect`. */
  effectOf?(given: Readonly<Record<string, unknown>>): Effect;
  /** Of one that changes something: how a durable run goes on with it after its process was killed. Left out: nobody can tell what became of it. */
  readonly reconcile?: Reconcile<z.output<Input>, z.input<Output>>;
  run(context: ActivityContext<Calls[number]['operation']>, input: z.output<Input>): Result;
}

/** An activity whose inputs and output have names of their own: the form in which the package publishes its types. */
export interface NamedActivity<
  Name extends string,
  Plain,
  More,
  Output,
  Calls extends readonly DeclaredCall[],
  Many extends boolean,
> extends Omit<Activity<Name, z.ZodObject, z.ZodType<Output, Output>, Calls>, 'each' | 'examples' | 'run' | 'needs' | 'reconcile'> {
  /** Types only, nothing is there at run time: the input of the activity listed plainly, and what it takes besides where that is listed. */
  readonly inputs?: { readonly plain: Plain; readonly more: More };
  readonly examples: readonly Example<Plain & More>[];
  run(
    context: ActivityContext<Calls[number]['operation']>,
    input: object,
  ): Many extends true ? AsyncGenerator<Output, void, void> : Promise<Output>;
}

/** The whole input of an activity as it is written: what has a default may be left out. */
export type WrittenInput<A extends AnyActivity> = A['examples'][number]['input'];

/** Any activity, where its types do not matter. The one place that gives up on the context's and the input's types. */
export type AnyActivity = Omit<Activity, 'run' | 'needs' | 'examples' | 'reconcile'> & {
  readonly examples: readonly Example<Anything>[];
  readonly reconcile?: Reconcile<Anything, Anything>;
  needs?(files: Files, input: Anything): Promise<readonly Need[]>;
  run(context: Anything, input: Anything): Anything;
};

// oxlint-disable-next-line typescript/no-explicit-any -- an input is contravariant: nothing narrower accepts every activity
type Anything = any;

const activityName = /^[a-z][a-z0-9]*\.[a-z][A-Za-z0-9]*$/;

/**
 * Defines an activity. It checks at once what types cannot: the form of the name, that every field is described, and that
 * `when` and `unless` name fields of the input.
 *
 * @throws TypeError naming the activity and what is wrong with its definition.
 */
export function defineActivity<
  const Name extends `${string}.${string}`,
  Input extends z.ZodObject,
  Output extends z.ZodType,
  const Calls extends readonly DeclaredCall<Extract<keyof z.input<NoInfer<Input>>, string>>[],
  Result extends Promise<z.input<NoInfer<Output>>> | AsyncGenerator<z.input<NoInfer<Output>>, void, void>,
  const Each extends Extract<keyof z.input<NoInfer<Input>>, string> = never,
>(definition: {
  readonly name: Name;
  readonly title: string;
  readonly alsoKnownAs?: readonly string[];
  readonly summary: string;
  readonly effect: Effect;
  readonly calls: Calls;
  readonly each?: Each;
  readonly input: Input;
  readonly output: Output;
  readonly examples: readonly Example<z.input<NoInfer<Input>>>[];
  needs?(files: Files, input: z.output<NoInfer<Input>>): Promise<readonly Need<Extract<keyof z.input<NoInfer<Input>>, string>>[]>;
  callsOf?(given: Readonly<Record<string, unknown>>): readonly DeclaredCall[];
  effectOf?(given: Readonly<Record<string, unknown>>): Effect;
  reconcile?: Reconcile<z.output<NoInfer<Input>>, z.input<NoInfer<Output>>>;
  run(context: ActivityContext<NoInfer<Calls>[number]['operation']>, input: z.output<NoInfer<Input>>): Result;
}): Activity<Name, Input, Output, Calls, Result> & { readonly each?: Each } {
  const { name, calls, input, each } = definition;
  if (!activityName.test(name)) throw new TypeError(`${name}: an activity is named area.verb, for example mail.send.`);
  for (const [field, schema] of Object.entries(input.shape)) {
    if (!descriptionOf(schema as z.ZodType)) throw new TypeError(`${name}: the input field ${field} has no description.`);
  }
  if (each !== undefined && !(each in input.shape))
    throw new TypeError(`${name}: a list of ${each} may be given, which is no input field.`);
  if (each !== undefined && definition.needs !== undefined)
    throw new TypeError(`${name}: what is done for each of a list cannot need more for one of them.`);
  for (const call of calls) {
    if (call.more && call.when === undefined)
      throw new TypeError(`${name}: ${call.operation} has \`more\`, which says something about an input in \`when\`.`);
    if (call.shared && call.when !== undefined && !call.more)
      throw new TypeError(`${name}: ${call.operation} acts for somebody else where ${call.when} is given, so it needs \`more\`.`);
    for (const field of [call.when, call.unless]) {
      if (field !== undefined && !(field in input.shape))
        throw new TypeError(`${name}: ${call.operation} depends on ${field}, which is no input field.`);
    }
  }
  // Whoever reads an automation without running it counts on activities being what they are.
  return Object.freeze({ ...definition, many: givesMany(definition.run) });
}

/** A generator is told by the prototype of what it returns, whatever built the function. */
function givesMany(run: (...args: never[]) => unknown): boolean {
  const prototype = run.prototype as unknown;
  return typeof prototype === 'object' && prototype !== null && Symbol.asyncIterator in prototype;
}

/** The description of a field, also where it stands inside of `optional()` or `default()`. */
export function descriptionOf(schema: z.ZodType): string | undefined {
  if (schema.description !== undefined) return schema.description;
  return 'unwrap' in schema && typeof schema.unwrap === 'function' ? descriptionOf(schema.unwrap() as z.ZodType) : undefined;
}

/**
 * The inputs that need more permission than the activity does without them, by the calls that they make; each has to be listed to be given.
 */
export function inputsWithMore(calls: readonly DeclaredCall[]): ReadonlySet<string> {
  return new Set(calls.flatMap(({ more, when }) => (more && when !== undefined ? [when] : [])));
}

/** True when a value of an optional input asks for something: not undefined, null, false, an empty text or an empty list. */
export function isGiven(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0;
  return value !== undefined && value !== null && value !== false && value !== '';
}
