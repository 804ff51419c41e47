import type { z } from 'zod';
import type { Address } from '../problem.ts';
import type { Action, Step } from '../step.ts';
import type { Value } from './value.ts';

/** What a verb reads its step with. Addresses are below the step: `value('with', 'folder')`. */
export interface StepReading {
  /** The value at an address, which the shape requires. */
  value(...at: Address): Value;
  /** The values of a map by their keys; none where there is no map. */
  values(...at: Address): Readonly<Record<string, Value>>;
  /** The steps of a list; none where there is no list. */
  steps(...at: Address): readonly Step[];
}

/** What one can do in a flow: a key that says so, the keys beside it, and what is made of them. */
export interface Verb<Shape extends z.ZodRawShape = z.ZodRawShape> {
  /** The key by which a step of this kind is known. */
  readonly verb: Action['verb'];
  /** One sentence, present tense. */
  readonly summary: string;
  /** Its keys, the verb's own among them, besides those that every step may have. */
  readonly shape: Shape;
  /** The step, of keys that fit the shape. */
  build(keys: z.output<z.ZodObject<Shape>>, reading: StepReading): Action;
}

/** Any verb, where its types do not matter. */
export type AnyVerb = Omit<Verb, 'build'> & { build(keys: object, reading: StepReading): Action };

/** Defines a verb; gives it its types. */
export function defineVerb<Shape extends z.ZodRawShape>(verb: Verb<Shape>): AnyVerb {
  return verb as unknown as AnyVerb;
}
