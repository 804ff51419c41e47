import { partOf, partsOf } from '../syntax.ts';
import type { ScopeOutline } from '../../connection/index.ts';
import type { AnyActivity } from '../../core/activity.ts';
import type { Reading } from './reading.ts';
import type { Place } from './source-file.ts';
import { unreadable } from './unreadable.ts';
import { later, propertyOf, type Value } from './value.ts';
import { readSettings } from './written-settings.ts';

/** What to write where a part of a scope cannot be read. */
const instead = {
  options: 'Write the options in the call: `microsoft365Scope({ activities: [mail.list, mail.move] })`.',
  activities: 'Name the activities in the list: `activities: [mail.list, mail.move]`.',
  mailbox:
    "Write the address, or a text with a default (`process.env.MAILBOX ?? 'invoices@contoso.example'`); where there is none, leave `mailbox` out.",
  permissions: "Write the names: `permissions: { add: ['User.Read'] }`.",
} as const;

/** Reads what a call of `microsoft365Scope` asks for. @throws OnbehalfError AUTOMATION_INVALID naming what cannot be known. */
export function readScope(reading: Reading, call: Place): ScopeOutline {
  const { file, node } = call;
  const [options] = partsOf(node, 'arguments');
  const name = { file, node: partOf(node, 'callee') ?? node };
  const given = options && reading.valueOf(file, options);
  if (!options || !given || options.type === 'SpreadElement') throw unreadable(name, 'has no options that can be read', instead.options);
  if (given.kind !== 'object') throw refusal(given, { file, node: options }, instead.options);
  if (given.others) throw refusal(given.others, name, instead.options);
  /** The property, with the place to show where it has none of its own. */
  const part = (key: 'activities' | 'mailbox' | 'permissions'): [Value, Place, string] => [
    propertyOf(given, key, name),
    name,
    instead[key],
  ];
  const permissions = permissionsIn(...part('permissions'));
  const activities = activitiesIn(...part('activities'));
  return { activities, ...readSettings(given.entries, name), mailbox: mailboxIn(...part('mailbox')), ...permissions };
}

function activitiesIn(value: Value, place: Place, write: string): AnyActivity[] {
  if (value.kind === 'known' && value.value === undefined) throw unreadable(place, 'has no `activities` that can be read', write);
  if (value.kind !== 'list') throw refusal(value, place, write, 'has `activities` that are no list');
  return value.items.map((item) => {
    if (item.kind !== 'activity') throw refusal(item, place, write, 'lists something that is no activity');
    return item.activity;
  });
}

function mailboxIn(value: Value, place: Place, write: string): boolean {
  if (value.kind === 'known') return value.value !== undefined && value.value !== null;
  if (value.kind === 'some') return true;
  throw refusal(value, place, write, 'has a `mailbox` that is no address');
}

function permissionsIn(value: Value, place: Place, write: string): Pick<ScopeOutline, 'add' | 'remove'> {
  if (value.kind === 'known' && value.value === undefined) return { add: [], remove: [] };
  if (value.kind !== 'object') throw refusal(value, place, write, 'has `permissions` that are no object');
  const other = [...value.entries.keys()].find((key) => key !== 'add' && key !== 'remove');
  if (other !== undefined) throw unreadable(place, `has \`permissions\` with ${other}; there are only add and remove`, write);
  const names = (key: string): string[] => namesIn(propertyOf(value, key, place), place, write);
  return { add: names('add'), remove: names('remove') };
}

function namesIn(value: Value, place: Place, write: string): string[] {
  if (value.kind === 'known' && (value.value === undefined || value.value === null)) return [];
  if (value.kind !== 'list') throw refusal(value, place, write, 'has `permissions` that are no lists');
  return value.items.map((item) => {
    if (item.kind === 'known' && typeof item.value === 'string') return item.value;
    throw refusal(item, place, write, 'has `permissions` that are no names');
  });
}

/** Says what is unknown about a value; else what is wrong with what it is. */
function refusal(value: Value, place: Place, write: string, wrong: string = later): Error {
  if (value.kind === 'unknown') return unreadable(value.place, value.why, value.instead ?? write);
  return unreadable(place, value.kind === 'some' ? `${wrong} that can be read` : wrong, write);
}
