import type { AnyActivity } from '../../core/activity.ts';
import type { Demand } from '../../permissions/index.ts';
import { detectFor, type DetectForOptions } from '../detect-for.ts';
import { givenOf } from '../use.ts';

/** Which listed activities work with some permissions, by name. */
export interface WhatWorks {
  readonly works: readonly string[];
  /** Those that work as long as some optional inputs are left out. */
  readonly inPart: readonly { readonly activity: string; readonly without: readonly string[] }[];
  readonly fails: readonly string[];
}

/**
 * Sorts listed activities by whether they work with the permissions that are granted.
 *
 * @param options - The mailbox of the scope, and on whose behalf it works.
 */
export function whatWorks(
  activities: readonly AnyActivity[],
  granted: readonly string[],
  options: Pick<DetectForOptions, 'mailbox' | 'kind'>,
): WhatWorks {
  const refusedIn = (activity: AnyActivity): Demand[] => refusedCalls(detectFor([activity], options).calls, granted);
  const found = activities.map((activity) => {
    const refused = refusedIn(activity);
    if (refused.length === 0) return { activity: activity.name, state: 'works' } as const;
    if (refusedIn(withoutOptional(activity)).length > 0) return { activity: activity.name, state: 'fails' } as const;
    const given = givenOf(activity);
    const fields = activity.calls.flatMap(({ operation, when }) =>
      when !== undefined && given[when] === true && refused.some((call) => call.operation === operation) ? [when] : [],
    );
    return { activity: activity.name, state: 'inPart', without: [...new Set(fields)] } as const;
  });
  return {
    works: found.filter(({ state }) => state === 'works').map(({ activity }) => activity),
    inPart: found.flatMap((one) => (one.state === 'inPart' ? [{ activity: one.activity, without: one.without }] : [])),
    fails: found.filter(({ state }) => state === 'fails').map(({ activity }) => activity),
  };
}

/** The calls that none of the granted permissions opens, though some permission would. */
export function refusedCalls(calls: readonly Demand[], granted: readonly string[]): Demand[] {
  return calls.filter(({ anyOf }) => anyOf.length > 0 && !anyOf.some((name) => granted.includes(name)));
}

/**
 * Says it in words, one sentence each; nothing when there are no activities.
 *
 * @param missing - Names of the permissions that are not granted.
 */
export function sayWhatWorks({ works, inPart, fails }: WhatWorks, missing: readonly string[]): string {
  const isNothing = works.length + inPart.length === 0;
  const sentences = [
    ...(fails.length > 0
      ? [
          `${listed(fails)} ${fails.length === 1 ? 'fails' : 'fail'} without ${listed(missing)}${isNothing ? '; nothing that is listed works' : ''}.`,
        ]
      : []),
    ...inPart.map(
      ({ activity, without }) => `${activity} works as long as ${listed(without)} ${without.length === 1 ? 'is' : 'are'} left out.`,
    ),
    ...(works.length > 0 ? [`${listed(works)} ${works.length === 1 ? 'works' : 'work'} all the same.`] : []),
  ];
  return sentences.join(' ');
}

function listed(names: readonly string[]): string {
  return names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}` : names.join('');
}

/** The activity used without any optional input, but for the mailbox and what is listed in the place of something. */
function withoutOptional(activity: AnyActivity): AnyActivity {
  const fixed = new Set(['mailbox', ...activity.calls.map(({ unless }) => unless)]);
  const given = givenOf(activity);
  const left = Object.keys(activity.input.shape).map((field) => [field, fixed.has(field) && given[field] === true]);
  return { ...activity, given: Object.fromEntries(left) } as AnyActivity;
}
