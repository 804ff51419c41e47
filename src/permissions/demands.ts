import { inputsWithMore, type DeclaredCall } from '../core/activity.ts';
import { inputError } from '../core/input.ts';
import type { Operation } from '../core/ports.ts';
import { permissionFacts } from './facts.ts';
import { isAbsent } from './operations/absences.ts';
import { operationFacts, type OperationFacts } from './operations/index.ts';
import { requestedFacts, type RequestedFacts } from './requested.ts';

/** How an activity will be used. */
export interface Use {
  readonly activity: string;
  readonly calls: readonly DeclaredCall[];
  /** Whether an optional input is listed as given (true) or as never given (false); undefined when nothing was said about it. */
  given(field: string): boolean | undefined;
  /** It works on somebody else's mailbox. */
  readonly shared: boolean;
}

/** For whom permissions are detected. */
export interface Audience {
  /** On behalf of a person, or an application alone. Default `delegated`. */
  readonly kind?: 'delegated' | 'application';
  /** What kind of account signs in. Default `work`. */
  readonly account?: 'work' | 'personal';
  /** Which of Microsoft's clouds the account is in, by the name that settings use. Default: the global one. */
  readonly environment?: string;
}

/** A call that will be made, and the permissions of which any one opens it; empty when nothing does. */
export interface Demand {
  readonly activity: string;
  readonly operation: Operation;
  readonly shared: boolean;
  readonly anyOf: readonly string[];
  /** The optional inputs of which each makes it; empty for a call that does not depend on one. */
  readonly inputs: readonly string[];
  /** The caller chose the operation, see `DeclaredCall`. */
  readonly requested?: DeclaredCall['requested'] | undefined;
  /** A package says that it calls it, see `DeclaredCall`. */
  readonly claimed?: true;
}

/**
 * The calls that a list of uses will make, each once for an activity.
 *
 * @throws OnbehalfError INPUT_INVALID for a call of the caller's choice that no permission is known for.
 */
export function demandsOf(uses: readonly Use[], audience: Audience = {}): Demand[] {
  const demands = new Map<string, Demand>();
  for (const use of uses) {
    const listedOnly = inputsWithMore(use.calls);
    for (const call of use.calls) {
      if (!isMade(call, use, listedOnly)) continue;
      // What is not the signed-in person's is the same on whichever mailbox an activity works.
      const shared = call.shared === true || (use.shared && isOwn(call));
      const besides = [call.shows, isNamed(call, use, audience) ? call.names : undefined];
      const read = besides.flatMap((operation) =>
        operation === undefined ? [] : [choicesFor({ ...call, operation }, false, audience, use.activity)],
      );
      for (const anyOf of [choicesFor(call, shared, audience, use.activity), ...read]) {
        const key = [use.activity, call.operation, shared, ...anyOf].join(' ');
        const { operation, requested, claimed } = call;
        const inputs = inputsOf(call, demands.get(key));
        demands.set(key, {
          activity: use.activity,
          operation,
          shared,
          anyOf,
          inputs,
          ...(requested && { requested }),
          ...(claimed && { claimed }),
        });
      }
    }
  }
  return [...demands.values()];
}

/** True for a call on what belongs to the signed-in person, or to the owner of the mailbox that is worked on. */
function isOwn({ operation }: DeclaredCall): boolean {
  return /^\S+ \/me(?:\/|$)/.test(operation);
}

/** Whether a call names what an application must be able to read. */
function isNamed({ when }: DeclaredCall, use: Use, { kind }: Audience): boolean {
  return kind === 'application' && when !== undefined && use.given(when) === true;
}

/** The inputs that make a call, with those of an equal call before it. */
function inputsOf({ when }: DeclaredCall, before: Demand | undefined): readonly string[] {
  if (when === undefined || before?.inputs.length === 0) return [];
  return [...new Set([...(before?.inputs ?? []), when])];
}

/** True where whatever opens the other calls opens this one, too, so that it asks for nothing more. */
export function isOpenedWith({ anyOf }: Demand, others: readonly Demand[]): boolean {
  return others.some((other) => other.anyOf.length > 0 && other.anyOf.every((name) => anyOf.includes(name)));
}

/**
 * The granted permission that opens a call in part only, and answers without what it hides; undefined where the call is opened whole, is not opened
 * at all, or reads nothing that is hidden.
 */
export function openedInPart(
  { activity, operation, requested, shared, anyOf }: Demand,
  granted: readonly string[],
  audience: Audience,
): string | undefined {
  if (anyOf.length === 0 || anyOf.some((name) => granted.includes(name))) return undefined;
  return listedFor(knownOf(activity, { operation, requested }).facts, shared, audience).find((name) => granted.includes(name));
}

/**
 * Whether a listed activity may make the call. An input that is neither listed nor ruled out may be given where it needs no more than the
 * activity does anyway; otherwise it cannot be given. What keeps a call from happening counts only where it is listed.
 */
function isMade({ when, unless }: DeclaredCall, use: Use, listedOnly: ReadonlySet<string>): boolean {
  if (unless !== undefined && use.given(unless) === true) return false;
  return when === undefined || (use.given(when) ?? !listedOnly.has(when));
}

function choicesFor(call: DeclaredCall, shared: boolean, audience: Audience, activity: string): readonly string[] {
  if (call.claimed) return [];
  const { facts, own = call.operation } = knownOf(activity, call);
  if (isAbsent(own, audience.environment)) return [];
  const all = listedFor(facts, shared, audience);
  return call.basic ? all : all.filter((name) => permissionFacts(name).hides === undefined);
}

function knownOf(activity: string, { operation, requested }: Pick<Demand, 'operation' | 'requested'>): RequestedFacts {
  if (!requested) return { facts: operationFacts(operation) };
  const known = requestedFacts(operation, requested.permission);
  if (typeof known === 'string') throw inputError(activity, [{ field: 'permission', problem: known }]);
  return known;
}

function listedFor(facts: OperationFacts, shared: boolean, { kind = 'delegated', account = 'work' }: Audience): readonly string[] {
  if (kind === 'application') return facts.application;
  if (account === 'personal') return shared ? [] : facts.personal;
  return shared ? facts.shared : facts.delegated;
}
