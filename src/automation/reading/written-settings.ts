import type { ScopeOutline } from '../../connection/index.ts';
import type { Place } from './source-file.ts';
import { unreadable } from './unreadable.ts';
import type { Value } from './value.ts';

/** Properties of a scope that say nothing about its connection. */
const other: readonly string[] = ['activities', 'mailbox', 'permissions', 'signal'];

/** Settings that decide what is asked for, and not only who asks: these must be known. */
const deciding: readonly string[] = ['authenticationScopes', 'authenticationType', 'environment'];

/**
 * Reads the settings of a scope: texts, numbers, truth values and lists of them. One that decides who asks may have its value only when the file
 * runs; it is named then. One that decides what is asked for must be known.
 *
 * @param call - Where the scope is opened, for messages.
 * @throws OnbehalfError AUTOMATION_INVALID for such a one.
 */
export function readSettings(entries: ReadonlyMap<string, Value>, call: Place): Pick<ScopeOutline, 'settings' | 'unread'> {
  const settings: Record<string, unknown> = {};
  const unread: string[] = [];
  for (const [name, value] of entries) {
    if (other.includes(name)) continue;
    const read = settingIn(value);
    if (read) settings[name] = read.setting;
    else if (!deciding.includes(name)) unread.push(name);
    else throw undecided(name, value, call);
  }
  return { settings, unread };
}

function undecided(name: string, value: Value, call: Place): Error {
  const part = value.kind === 'list' ? value.items.find((item) => !settingIn(item)) : value;
  const write = `Write the value of ${name}.`;
  if (part?.kind === 'unknown') return unreadable(part.place, part.why, part.instead ?? write);
  return unreadable(call, `has a value of ${name} that is only known when the file runs`, write);
}

function settingIn(value: Value): { readonly setting: unknown } | undefined {
  if (value.kind === 'known') return { setting: value.value };
  if (value.kind !== 'list') return undefined;
  const items = value.items.map(settingIn);
  return items.every((item) => item !== undefined) ? { setting: items.map(({ setting }) => setting) } : undefined;
}
