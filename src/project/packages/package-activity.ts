import { z } from 'zod';
import { callsAsKnown } from '../../connection/index.ts';
import type { AnyActivity, DeclaredCall } from '../../core/activity.ts';
import { OnbehalfError } from '../../core/errors.ts';
import { readInput } from '../../core/input.ts';
import { isActivity, type DescribedActivity } from './activities-file.ts';

/** Gives what the main module of a package exports, which runs its code. */
export type LoadPackage = () => Promise<Readonly<Record<string, unknown>>>;

/**
 * An activity of a package, as flows use it: known by its description, and loaded when it runs. Its calls are those of the description, by our own
 * tables, so that what it asks for is known before any code of the package runs, and its code can make no other.
 *
 * @param owner - Name of the package.
 * @throws OnbehalfError SETTINGS_INVALID where its schemas cannot be understood.
 */
export function packageActivity(owner: string, described: DescribedActivity, load: LoadPackage): AnyActivity {
  const { name, title, summary, effect, many, each } = described;
  const real = async (): Promise<AnyActivity> => {
    const value = (await load())[described.export];
    if (isActivity(value) && value.name === name && value.many === many) return value;
    throw new OnbehalfError('SETTINGS_INVALID', `${owner} does not export ${name} as ${described.export}, as its activities.json says.`, {
      remedy: 'Ask whoever made the package: `onbehalf pack` writes the file anew.',
    });
  };
  return Object.freeze({
    name,
    title,
    summary,
    effect,
    many,
    ...(each !== undefined && { each }),
    // What was read from JSON is there or not: nothing in it is undefined.
    calls: callsAsKnown(described.calls as readonly DeclaredCall[]),
    input: inputOf(owner, described),
    output: schemaFrom(owner, name, described.output),
    examples: [],
    run: many
      ? async function* run(context: unknown, input: unknown) {
          const activity = await real();
          yield* activity.run(context, readInput(activity.input, input, name)) as AsyncGenerator<unknown>;
        }
      : async (context: unknown, input: unknown): Promise<unknown> => {
          const activity = await real();
          return (await activity.run(context, readInput(activity.input, input, name))) as unknown;
        },
  });
}

function inputOf(owner: string, { name, input }: DescribedActivity): z.ZodObject {
  const schema = schemaFrom(owner, name, input);
  if (schema instanceof z.ZodObject) return schema as z.ZodObject;
  throw notUnderstood(owner, name);
}

function schemaFrom(owner: string, name: string, schema: Readonly<Record<string, unknown>>): z.ZodType {
  try {
    return z.fromJSONSchema(schema);
  } catch (error) {
    throw notUnderstood(owner, name, error);
  }
}

function notUnderstood(owner: string, name: string, cause?: unknown): OnbehalfError {
  return new OnbehalfError('SETTINGS_INVALID', `The schemas of ${name} in activities.json of ${owner} cannot be understood.`, {
    cause,
    remedy: 'Ask whoever made the package: `onbehalf pack` writes the file anew.',
  });
}
