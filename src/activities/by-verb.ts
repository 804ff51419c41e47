import type { AnyActivity } from '../core/activity.ts';
import { verbOf } from '../core/names.ts';

type VerbOf<Name> = Name extends `${string}.${infer Verb}` ? Verb : never;

/** The activities of an area as members of one object, each under its verb. */
export type ByVerb<Activities extends readonly AnyActivity[]> = {
  readonly [One in Activities[number] as VerbOf<One['name']>]: One;
};

/** The activities of an area by verb: `list` for `mail.list`. Nobody can change the object. */
export function byVerb<const Activities extends readonly AnyActivity[]>(activities: Activities): ByVerb<Activities> {
  return Object.freeze(Object.fromEntries(activities.map((activity) => [verbOf(activity.name), activity]))) as ByVerb<Activities>;
}
