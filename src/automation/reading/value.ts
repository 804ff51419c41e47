import type { AnyActivity } from '../../core/activity.ts';
import { nearest } from '../../core/nearest.ts';
import type { Place, SourceFile } from './source-file.ts';

/** Something that is only known when the file runs. */
export interface Unknown {
  readonly kind: 'unknown';
  /** The expression that cannot be known. */
  readonly place: Place;
  /** What is the matter with it, as the end of a sentence that begins with it. */
  readonly why: string;
  /** What to write instead, where that does not depend on what the value is for. */
  readonly instead?: string;
  /** `microsoft365Scope` may be reached through it. */
  readonly mayCarryScope?: true;
}

/** What an expression gives when the file runs, as far as that is known without running it. */
export type Value =
  | { readonly kind: 'known'; readonly value: string | number | boolean | null | undefined }
  /** There, neither undefined nor null; what it is, is only known when the file runs. */
  | { readonly kind: 'some' }
  | { readonly kind: 'list'; readonly items: readonly Value[] }
  /** `others`: what a property gives that is not among the entries; without it there are no others. */
  | { readonly kind: 'object'; readonly entries: ReadonlyMap<string, Value>; readonly others?: Unknown }
  /** A module of Onbehalf, or one of its areas: nobody can change it. */
  | { readonly kind: 'ours'; readonly name: string; readonly members: ReadonlyMap<string, Value> }
  | { readonly kind: 'activity'; readonly activity: AnyActivity }
  /** A function of Onbehalf. */
  | { readonly kind: 'function'; readonly name: 'microsoft365Scope' | 'use' | 'other' }
  /** All that a file of the automation exports. */
  | { readonly kind: 'exports'; readonly file: SourceFile }
  | Unknown;

/** A value that is known. */
export function known(value: string | number | boolean | null | undefined): Value {
  return { kind: 'known', value };
}

/** A value that is only known when the file runs. */
export function unknown(place: Place, why: string, instead?: string): Unknown {
  return { kind: 'unknown', place, why, ...(instead !== undefined && { instead }) };
}

/** True for a value that is surely there: neither undefined nor null. */
export function isThere(value: Value): boolean {
  return value.kind === 'known' ? value.value !== undefined && value.value !== null : value.kind !== 'unknown';
}

/** True for a value that can be changed where it is, with everybody who has it seeing the change. */
export function canChange(value: Value): boolean {
  return value.kind === 'list' || value.kind === 'object' || value.kind === 'exports' || value.kind === 'unknown';
}

/**
 * The property of a value.
 *
 * @param place - The expression that reads it.
 */
export function propertyOf(value: Exclude<Value, { kind: 'exports' }>, key: string, place: Place): Value {
  switch (value.kind) {
    case 'unknown':
      return value;
    case 'ours':
      return value.members.get(key) ?? unknown(place, missing(value.name, key, [...value.members.keys()]));
    case 'object':
      return value.entries.get(key) ?? value.others ?? inherited(key, place);
    case 'list':
      if (key === 'length') return known(value.items.length);
      return value.items.find((_item, index) => String(index) === key) ?? (/^\d+$/.test(key) ? known(undefined) : unknown(place, later));
    default:
      return unknown(place, later);
  }
}

/** Why most expressions are not known. */
export const later = 'has a value only when the file runs';

/** What every object has, such as `toString`, is no property of its own. */
function inherited(key: string, place: Place): Value {
  return key in Object.prototype ? unknown(place, later) : known(undefined);
}

/** Says that an area or a module of Onbehalf does not have something. */
function missing(owner: string, key: string, keys: readonly string[]): string {
  const isModule = owner.startsWith('onbehalf');
  const close = nearest(key, keys);
  const hint = close === undefined ? '' : `; did you mean ${isModule ? close : `${owner}.${close}`}`;
  return isModule ? `does not exist: ${owner} exports no ${key}${hint}` : `does not exist: there is no activity ${owner}.${key}${hint}`;
}
