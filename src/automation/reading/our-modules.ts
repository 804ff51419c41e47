import { activityModules } from '../../activities/areas.ts';
import type { AnyActivity } from '../../core/activity.ts';
import type { Value } from './value.ts';

/**
 * What an automation gets from the modules of Onbehalf, made from the modules themselves, so that what is read is what runs.
 * `onbehalf` is known by what matters here: its areas, `microsoft365Scope` and `use`; all else of it is a function or a value that opens no scope.
 */
export async function ourModules(): Promise<ReadonlyMap<string, Value>> {
  const modules = await activityModules();
  const areas = Object.entries(modules['onbehalf/activities'] ?? {}).flatMap(([name, exported]: [string, unknown]) =>
    Array.isArray(exported) ? [] : [[name, valueIn(exported, name)] as const],
  );
  const functions = [
    ['microsoft365Scope', { kind: 'function', name: 'microsoft365Scope' }],
    ['use', { kind: 'function', name: 'use' }],
    ...others.map((name) => [name, { kind: 'function', name: 'other' }] as const),
  ] as const;
  return new Map<string, Value>([
    ['onbehalf', { kind: 'ours', name: 'onbehalf', members: new Map<string, Value>([...areas, ...functions]) }],
    ...Object.entries(modules).map(([name, module]) => [name, valueIn(module, name)] as const),
    ...openNoScope.map((name) => [name, { kind: 'ours', name, members: new Map<string, Value>() }] as const),
  ]);
}

/** What `onbehalf` exports besides; a test holds this against the module itself. */
const others: readonly string[] = [
  'defineActivity',
  'detectFor',
  'failures',
  'isOnbehalfError',
  'nodeWorld',
  'OnbehalfError',
  'onEmulator',
  'signInTogether',
];

/** Modules that have neither activities nor scopes; a test holds these, and those above, against the package. */
const openNoScope: readonly string[] = ['onbehalf/emulator', 'onbehalf/testing', 'onbehalf/package.json'];

function valueIn(exported: unknown, name: string): Value {
  if (Array.isArray(exported)) return { kind: 'list', items: exported.map((one) => valueIn(one, name)) };
  if (isActivity(exported)) return { kind: 'activity', activity: exported };
  if (typeof exported !== 'object' || exported === null) return { kind: 'function', name: 'other' };
  return { kind: 'ours', name, members: new Map(Object.entries(exported).map(([key, one]) => [key, valueIn(one, key)])) };
}

function isActivity(value: unknown): value is AnyActivity {
  return typeof value === 'object' && value !== null && 'calls' in value && 'run' in value;
}
