import type { z } from 'zod';
import type { AnyActivity } from '../../core/activity.ts';
import type { HeldCatalogue, KnownField } from '../catalogue.ts';
import type { ValueType } from '../expressions/value-type.ts';
import type { Value } from '../format/value.ts';
import type { InvokedInput } from '../invoked-function.ts';
import type { Address, Place } from '../problem.ts';
import type { Step } from '../step.ts';
import type { Names } from './names.ts';

/** What is around a step. */
export interface Around {
  readonly names: Names;
  /** A Microsoft 365 Scope is open. */
  readonly inScope: boolean;
  /** A loop that can be left. */
  readonly inLoop: boolean;
  /** Names from outside of steps that are run several at once; undefined where nothing is. */
  readonly shared?: ReadonlySet<string>;
}

/** What judges the parts of a flow. Everything that is wrong is reported, nothing is thrown. */
export interface Checker {
  report(address: Address, place: Place, problem: string): void;
  /** The type of a value, with everything that is wrong in its expressions reported, unless that is done elsewhere. */
  typeOf(value: Value, names: Names, isReportedElsewhere?: boolean): ValueType;
  /** Reports a value that cannot be of a type. @param what - What is allowed, "a number". */
  expect(value: Value, type: ValueType, names: Names, what?: string): void;
  /** Reads an expression. */
  readonly expression: HeldCatalogue['expression'];
  /** What is known about the values of a schema. */
  typeOfSchema(schema: z.ZodType): ValueType;
  /** What an activity takes. */
  fieldsOf(activity: AnyActivity): readonly KnownField[];
  /** Goes through steps. What they give names to is known after them in the same block. */
  steps(steps: readonly Step[], around: Around): void;
  /** An activity by its name; undefined where there is none. */
  activity(name: string): AnyActivity | undefined;
  /** The names of all activities. */
  readonly activityNames: readonly string[];
  /** What a step invokes takes and gives; undefined where that could not be read. */
  invoked(file: string): Invoked | undefined;
}

/** What a flow or a function that is invoked takes and gives. */
export interface Invoked {
  /** Left out: anything may be given. */
  readonly inputs?: Readonly<Record<string, InvokedInput>>;
  readonly result: ValueType;
}
