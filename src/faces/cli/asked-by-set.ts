import { scopesDetector } from '../../automation/detect-scopes.ts';
import { givenOf, type ScopeOutline } from '../../connection/index.ts';
import type { AnyActivity } from '../../core/activity.ts';

/**
 * Makes a question: the permissions that scopes ask for together. Scopes that list the same activities in the same way ask for the same, in however many flows
 * they stand and however often they use each, so it is worked out once for them.
 *
 * @returns For scopes whose activities come from one catalogue.
 */
export function askedBySet(): (scopes: readonly ScopeOutline[]) => readonly string[] {
  const detect = scopesDetector();
  const known = new Map<string, readonly string[]>();
  return (scopes) => {
    const key = JSON.stringify(
      scopes.map(({ activities, ...rest }) => ({ ...rest, activities: [...new Set(activities.map(listing))].toSorted() })),
    );
    const names = known.get(key) ?? detect(scopes).permissions.map(({ name }) => name);
    known.set(key, names);
    return names;
  };
}

/** An activity, and which of its fields are given: a flow says it of each. */
function listing(activity: AnyActivity): string {
  const { name, calls, callsOf } = activity;
  const given = givenOf(activity);
  const fields = Object.keys(given).filter((field) => given[field] === true);
  return [name, ...fields, ...(callsOf ? [JSON.stringify(calls)] : [])].join(' ');
}
