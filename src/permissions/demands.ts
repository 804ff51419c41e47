import type { DeclaredCall } from '../core/activity.ts';
import type { Operation } from '../core/ports.ts';
import { permissionFacts } from './facts.ts';
import { isAbsent } from './operations/absences.ts';
import { operationFacts, type OperationFacts } from './operations/index.ts';

/** How an activity will be used. */
export interface Use {
  readonly activity: string;
  readonly calls: readonly DeclaredCall[];
  /** Whether an optional input will be given; undefined when that is not known. */
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
}

/** The calls that a list of uses will make, each once for an activity. */
export function demandsOf(uses: readonly Use[], audience: Audience = {}): Demand[] {
  const demands = new Map<string, Demand>();
  for (const use of uses) {
    for (const call of use.calls) {
      if (!isMade(call, use)) continue;
      const shared = use.shared || call.shared === true;
      const anyOf = choicesFor(call, shared, audience);
      const key = [use.activity, call.operation, shared, ...anyOf].join(' ');
      demands.set(key, { activity: use.activity, operation: call.operation, shared, anyOf });
    }
  }
  return [...demands.values()];
}

/**
 * Unknown input counts as given where it makes the call happen, and as not given where it keeps it from happening. Acting for somebody
 * else is never supposed: it counts where it is known, as the mailbox of somebody else does.
 */
function isMade(call: DeclaredCall, use: Use): boolean {
  const given = call.when === undefined ? true : use.given(call.when);
  if (given === false || (call.shared && given !== true)) return false;
  return call.unless === undefined || use.given(call.unless) !== true;
}

function choicesFor(call: DeclaredCall, shared: boolean, audience: Audience): readonly string[] {
  if (isAbsent(call.operation, audience.environment)) return [];
  const all = listedFor(operationFacts(call.operation), shared, audience);
  return call.basic ? all : all.filter((name) => permissionFacts(name).hides === undefined);
}

function listedFor(facts: OperationFacts, shared: boolean, { kind = 'delegated', account = 'work' }: Audience): readonly string[] {
  if (kind === 'application') return facts.application;
  if (account === 'personal') return shared ? [] : facts.personal;
  return shared ? facts.shared : facts.delegated;
}
