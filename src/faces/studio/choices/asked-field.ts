import type { AnyActivity } from '../../../core/activity.ts';
import { OnbehalfError } from '../../../core/errors.ts';
import type { ScopeOutline } from '../../../connection/index.ts';
import type { Catalogue } from '../../../flow/catalogue.ts';
import { plainValue, type Value } from '../../../flow/format/value.ts';
import { loadFlow, stepsIn } from '../../../flow/load-flow.ts';
import { outlineScope } from '../../../flow/outline.ts';
import type { ScopeStep, Step, UseStep } from '../../../flow/step.ts';
import { formOf } from '../flow/form.ts';
import type { Address } from '../protocol.ts';
import type { Beside, Chooser } from './chooser.ts';
import { choosers } from './choosers.ts';

/** A field of a flow file on the disk. */
export interface FieldWish {
  /** Absolute and real. */
  readonly real: string;
  /** Path in the project. */
  readonly path: string;
  readonly step: Address;
  /** From the input of the activity: `['to']`. */
  readonly field: readonly string[];
}

/** A field that names something, and who is asked what there is. */
export interface AskedField {
  readonly chooser: Chooser;
  readonly beside: Beside;
  /** The scope around it, for other activities than its own, and with no more permissions than these need. */
  outline(activities: readonly AnyActivity[]): ScopeOutline;
  /** The mailbox that the scope works on; undefined for one's own. */
  readonly mailbox: string | undefined;
}

/**
 * Finds a field of a step, what it names, and the scope around.
 *
 * @throws OnbehalfError NOT_FOUND where there is no such step, INPUT_INVALID for a field that names nothing, AUTOMATION_INVALID where it is only known in a
 * run who is asked, or where to look.
 */
export async function askedField({ real, path, step: address, field }: FieldWish, catalogue: Catalogue): Promise<AskedField> {
  const { flow } = await loadFlow(real, path);
  const steps = [...stepsIn(flow.steps)];
  const step = steps.find((one) => isSame(one.address, address));
  if (step?.verb !== 'use') throw new OnbehalfError('NOT_FOUND', `${path} has no such step.`, { remedy: 'Look at the flow again.' });
  const names = (await formOf(step.activity, catalogue))?.names ?? {};
  const way = field.join('.');
  const thing = Object.hasOwn(names, way) ? names[way] : undefined;
  // A package may name what is not known here.
  const chooser = thing !== undefined && Object.hasOwn(choosers, thing) ? await choosers[thing]() : undefined;
  if (!chooser)
    throw new OnbehalfError('INPUT_INVALID', `${way.slice(0, 200)} is a field that nothing can be offered for.`, {
      fields: [{ field: 'field', problem: 'must name a field whose values are things of Microsoft 365.' }],
    });
  const scope = scopeAround(step, steps);
  if (!scope)
    throw new OnbehalfError('AUTOMATION_INVALID', 'The step is in no Microsoft 365 Scope, so nobody is there to be asked.', {
      remedy: 'Put it into a Microsoft 365 Scope.',
    });
  // What the flow adds and leaves out is for the flow.
  const outline = (activities: readonly AnyActivity[]): ScopeOutline => ({ ...outlineScope(scope, activities), add: [], remove: [] });
  const { unread } = outline([]);
  if (unread.length > 0) throw later(unread);
  const mailbox = scope.mailbox && knownValue('mailbox', scope.mailbox);
  return { chooser, beside: besideOf(step, chooser), outline, mailbox: mailbox === undefined ? undefined : String(mailbox) };
}

function scopeAround({ address }: UseStep & Step, steps: readonly Step[]): (ScopeStep & Step) | undefined {
  return steps.findLast(
    (one): one is ScopeStep & Step =>
      one.verb === 'microsoft365Scope' && one.address.every((part, at) => address[at] === part) && one.address.length < address.length,
  );
}

function besideOf(step: UseStep, { beside, activity }: Chooser): Beside {
  const given = beside.flatMap((name) => {
    const value = Object.hasOwn(step.with, name) ? step.with[name] : undefined;
    return value ? [[name, knownValue(name, value)] as const] : [];
  });
  return Object.fromEntries(given.filter(([name]) => name in activity.input.shape));
}

function knownValue(name: string, value: Value): unknown {
  const known = plainValue(value);
  if (!known) throw later([name]);
  return known.value;
}

function later(names: readonly string[]): OnbehalfError {
  return new OnbehalfError(
    'AUTOMATION_INVALID',
    `${names.join(', ')} ${names.length === 1 ? 'is' : 'are'} only known in a run, so nothing can be offered here.`,
    { remedy: 'Type what is meant.' },
  );
}

function isSame(one: Address, other: Address): boolean {
  return one.length === other.length && one.every((part, at) => part === other[at]);
}
