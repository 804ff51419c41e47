import type { z } from 'zod';
import { commonShape } from '../format/common.ts';
import { flowShape } from '../format/read-flow.ts';
import type { Address } from '../problem.ts';
import { stepPlaces } from '../step-places.ts';
import { verbs } from '../verbs/verbs.ts';

/** Keys under which steps stand, directly or below. */
const stepKeys: ReadonlySet<string> = new Set(stepPlaces.map(([key]) => String(key)));

/** Keys of smaller maps, by the key that holds them. */
const smaller: Readonly<Record<string, readonly string[]>> = {
  retry: ['attempts', 'backoff', 'on'],
  permissions: ['add', 'remove'],
  cases: ['when', 'steps'],
  catch: ['on', 'as', 'steps'],
};

/**
 * The order in which the keys of a map are written: name and verb of a step first, what lies in it last. Empty where any order is as good.
 *
 * @param keys - Those that it has.
 */
export function keyOrder(map: Address, keys: readonly string[]): readonly string[] {
  const [last, before] = [map.at(-1), map.at(-2)];
  if (last === undefined) return Object.keys(flowShape);
  if (map.length === 2 && before === 'inputs') return ['type', 'default', 'description'];
  if (last === 'microsoft365Scope') return scopeKeys;
  if (last === 'retry' || last === 'permissions') return smaller[last] ?? [];
  if (typeof last === 'number' && (before === 'cases' || before === 'catch')) return smaller[before] ?? [];
  return typeof last === 'number' ? stepOrder(keys) : [];
}

/** The keys of a step in their order. @param keys - Those that it has; one of them says what it does. */
export function stepOrder(keys: readonly string[]): readonly string[] {
  const found = verbs.filter(({ verb }) => keys.includes(verb));
  // `parallel` is a step of its own, and says of forEach how many are worked on at once.
  const verb = found.find(({ shape }) => found.every((other) => other.verb in shape));
  if (!verb) return [];
  const own = Object.keys(verb.shape);
  const isList = (key: string): boolean => stepKeys.has(key) && !(key === 'parallel' && verb.verb === 'forEach');
  const { id: _id, title: _title, ...common } = commonShape;
  return ['id', 'title', ...own.filter((key) => !isList(key)), ...Object.keys(common), ...own.filter(isList)];
}

const scopeKeys = keysOf(verbs.find(({ verb }) => verb === 'microsoft365Scope')?.shape['microsoft365Scope'] as z.ZodType | undefined);

function keysOf(schema: z.ZodType | undefined): readonly string[] {
  const keys = Object.keys((schema as z.ZodObject | undefined)?.shape ?? {});
  return ['connection', ...keys.filter((key) => key !== 'connection')];
}
