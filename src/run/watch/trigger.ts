import type { AnyActivity } from '../../core/activity.ts';
import { microsoft365Scope, useGiven, type ScopeOutline, type World } from '../../connection/index.ts';
import type { FieldProblem } from '../../core/errors.ts';
import { fieldProblems } from '../../core/input.ts';
import { areaOf, verbOf } from '../../core/names.ts';
import { nearest } from '../../core/nearest.ts';
import type { Catalogue } from '../../flow/catalogue.ts';
import type { Trigger } from '../../project/file/watch-entry.ts';

/** What the activities that wait have before the name of their trigger: mail.waitForReceived waits for mail.received. */
const waiting = /^([^.]+)\.waitFor([A-Z])(.*)$/;

/** What the watcher says to the activity itself. */
const ownInputs = ['position', 'timeoutSeconds'];

/** The trigger that an activity waits for; undefined for one that waits for none. */
export function triggerOf(activity: string): string | undefined {
  const [, area, first = '', rest] = waiting.exec(activity) ?? [];
  return area === undefined ? undefined : `${area}.${first.toLowerCase()}${rest}`;
}

/** The activity that waits for a trigger; undefined where there is none. */
export async function waitOf({ trigger }: Pick<Trigger, 'trigger'>, catalogue: Catalogue): Promise<AnyActivity | undefined> {
  const [area = '', name = ''] = trigger.split('.');
  const activity = await catalogue.find(`${area}.waitFor${name.slice(0, 1).toUpperCase()}${name.slice(1)}`);
  // One that does not go on from a position would be told the same again, or nothing.
  return activity && triggerOf(activity.name) === trigger && 'position' in activity.input.shape ? activity : undefined;
}

/** What is wrong with a trigger; fields from it on, `with.folder`. */
export async function triggerProblems(on: Trigger, catalogue: Catalogue): Promise<FieldProblem[]> {
  const activity = await waitOf(on, catalogue);
  if (!activity) {
    const known = (await catalogue.names()).flatMap((name) => triggerOf(name) ?? []);
    const close = nearest(on.trigger, known);
    return [
      {
        field: 'trigger',
        problem: `must be a trigger, not ${on.trigger}; ${close ? `did you mean ${close}?` : `there are ${known.join(', ')}.`}`,
      },
    ];
  }
  const taken = ownInputs
    .filter((name) => name in on.with)
    .map((name) => ({ field: `with.${name}`, problem: 'is for the watcher to say.' }));
  const given = Object.fromEntries(Object.entries(on.with).filter(([name]) => !ownInputs.includes(name)));
  const result = activity.input.strict().safeParse(given);
  const known = Object.keys(activity.input.shape).filter((name) => !ownInputs.includes(name));
  const wrong = result.success ? [] : fieldProblems(result.error, known);
  return [...taken, ...wrong.map(({ field, problem }) => ({ field: field === '' ? 'with' : `with.${field}`, problem }))];
}

/** What waiting for a trigger asks for. */
export async function outlineTrigger(on: Trigger, catalogue: Catalogue): Promise<ScopeOutline> {
  const activity = await waitOf(on, catalogue);
  return {
    activities: activity ? [listingOf(activity, on)] : [],
    settings: on.connection === undefined ? {} : { connection: on.connection },
    unread: [],
    mailbox: false,
    add: [],
    remove: [],
  };
}

/** The use of an activity that waits. A position is among what is given, whatever its name. */
function listingOf(activity: AnyActivity, on: Trigger): AnyActivity {
  return useGiven(activity, { ...on.with, position: 'watch' });
}

/** The activities of a scope by their names. */
type Client = Readonly<Record<string, Readonly<Record<string, (input: unknown, options: { signal: AbortSignal }) => Promise<unknown>>>>>;

/** Waits for a trigger. */
export interface Waiter extends AsyncDisposable {
  /** What comes next. @throws what the activity does, or the signal's reason. */
  next(signal: AbortSignal): Promise<unknown>;
}

/** Opens a Microsoft 365 Scope in which a trigger is waited for, and nothing else is asked for. */
export async function openWaiter(on: Trigger, catalogue: Catalogue, world: World): Promise<Waiter> {
  const activity = await waitOf(on, catalogue);
  if (!activity) throw new TypeError(`${on.trigger} was not checked.`);
  const scope = await microsoft365Scope(
    { activities: [listingOf(activity, on)], ...(on.connection !== undefined && { connection: on.connection }) },
    world,
  );
  const call = (scope as unknown as Client)[areaOf(activity.name)]?.[verbOf(activity.name)];
  return {
    next: async (signal) => await call?.({ ...on.with, position: 'watch' }, { signal }),
    [Symbol.asyncDispose]: () => scope[Symbol.asyncDispose](),
  };
}
