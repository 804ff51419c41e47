import { operationShape } from './operation-shape.ts';

/**
 * What goes wrong:
 * - `throttle`: 429, with `Retry-After` unless `retryAfter` is null
 * - `unavailable`: 503, `timeout`: 504
 * - `reset`: the connection breaks without an answer
 * - `latency`: the answer comes `milliseconds` late (and later faults still happen)
 * - `truncate`: the connection breaks in the middle of the body
 * - `lostAnswer`: the request is carried out, but its answer is lost: the connection breaks, or the answer is an error with `status`.
 *   What is refused changes nothing: its answer comes as it is, and the fault waits for the next request that fits
 * - `revokeToken`: the access token of the request is no longer good: 401, for it and all that follow with this token
 * - `claimsChallenge`: 401 `insufficient_claims` with `WWW-Authenticate`, as continuous access evaluation and step-up do
 */
export const faultKinds = [
  'throttle',
  'unavailable',
  'timeout',
  'reset',
  'latency',
  'truncate',
  'lostAnswer',
  'revokeToken',
  'claimsChallenge',
] as const;

/** With what an answer is replaced that was lost: by the service, or by a gateway before it. */
export const lostStatuses = [500, 502, 503, 504] as const;

export type FaultKind = (typeof faultKinds)[number];

/** Which requests a fault hits; all that is given must fit. Letter case does not matter. */
export interface FaultMatch {
  readonly method?: string;
  /**
   * Beginning of the path, `/v1.0/me/messages`. Requests outside Graph (sign-in, upload addresses) are only hit by a fault that names
   * their path.
   */
  readonly path?: string;
  /** A Graph operation as its template, `GET /me/messages/{id}`; it also fits `/users/{id}/...`, and what its placeholders are called does not matter. */
  readonly operation?: string;
  /** Object id or user principal name of the signed-in person. */
  readonly user?: string;
}

/** A failure to produce. */
export interface FaultRule {
  readonly kind: FaultKind;
  /** Default: every Graph request. */
  readonly match?: FaultMatch;
  /** How many requests it hits before it is used up. Default 1. */
  readonly times?: number | 'always';
  /** How many fitting requests pass unharmed first. Default 0. */
  readonly after?: number;
  /**
   * Seconds in `Retry-After`, decimals allowed; null leaves the header out. Default 1 for `throttle`, null for `unavailable`, `timeout`
   * and `lostAnswer`.
   */
  readonly retryAfter?: number | null;
  /** What comes instead of a `lostAnswer`. Default: the connection breaks. */
  readonly status?: (typeof lostStatuses)[number];
  /** How late a `latency` answer is. Default 1000. */
  readonly milliseconds?: number;
  /** The JSON text of the claims that a `claimsChallenge` asks for. Default: a fresh access token (`nbf`). */
  readonly claims?: string;
}

/** A fault that was added, and how far it got. */
export interface Fault extends FaultRule {
  readonly id: string;
  /** Requests hit so far. */
  readonly hits: number;
}

/** What is known about a request when faults are looked up. */
export interface FaultTarget {
  readonly method: string;
  readonly path: string;
  /** The template of the Graph operation; undefined outside Graph or when there is none. */
  readonly operation?: string | undefined;
  /** Object id and user principal name of the signed-in person. */
  readonly user?: { readonly id: string; readonly userPrincipalName: string } | undefined;
}

/** The failures that the emulator was told to produce, in the order in which they were added. */
export interface Faults {
  /** @throws FaultRefusal for an operation that no request is ever for. */
  add(rule: FaultRule): Fault;
  /** Returns false when there is no such fault (any more). */
  remove(id: string): boolean;
  clear(): void;
  /** All faults, used up or not. */
  list(): readonly Fault[];
  /** Counts a request against the faults and returns those that hit it: any number of latencies, then at most one other. */
  take(target: FaultTarget): readonly Fault[];
  /** Takes back that a fault hit: there was nothing to do to this request, and the next one that fits is hit. */
  miss(fault: Fault): void;
}

/** A fault that cannot be added, because of one of its fields. */
export class FaultRefusal extends Error {
  override readonly name = 'FaultRefusal';
  readonly field: string;
  readonly problem: string;

  constructor(field: string, problem: string) {
    super(`The fault is not valid: ${field}: ${problem}.`);
    this.field = field;
    this.problem = problem;
  }
}

interface Kept {
  fault: Fault;
  passed: number;
}

/**
 * Creates an empty list of faults.
 *
 * @param unknownOperation - What is wrong with an operation that a fault names; undefined for one that there is. Default: any is good.
 */
export function createFaults(unknownOperation: (operation: string) => string | undefined = () => undefined): Faults {
  const kept: Kept[] = [];
  let count = 0;

  return {
    add(rule) {
      const problem = rule.match?.operation === undefined ? undefined : unknownOperation(rule.match.operation);
      if (problem !== undefined) throw new FaultRefusal('match.operation', problem);
      count += 1;
      const fault: Fault = { ...rule, id: `fault-${count}`, hits: 0 };
      kept.push({ fault, passed: 0 });
      return fault;
    },
    remove(id) {
      const index = kept.findIndex(({ fault }) => fault.id === id);
      if (index < 0) return false;
      kept.splice(index, 1);
      return true;
    },
    clear() {
      kept.length = 0;
    },
    list: () => kept.map(({ fault }) => fault),
    take(target) {
      const taken: Fault[] = [];
      for (const entry of kept) {
        const { fault } = entry;
        if (isUsedUp(fault) || !fits(fault, target)) continue;
        if (entry.passed < (fault.after ?? 0)) {
          entry.passed += 1;
          continue;
        }
        entry.fault = { ...fault, hits: fault.hits + 1 };
        taken.push(entry.fault);
        if (fault.kind !== 'latency') break;
      }
      return taken;
    },
    miss({ id }) {
      const entry = kept.find(({ fault }) => fault.id === id);
      if (entry) entry.fault = { ...entry.fault, hits: entry.fault.hits - 1 };
    },
  };
}

function isUsedUp(fault: Fault): boolean {
  return fault.times !== 'always' && fault.hits >= (fault.times ?? 1);
}

function fits({ match = {} }: Fault, target: FaultTarget): boolean {
  const isGraph = /^\/(v1\.0|beta)(\/|$)/i.test(target.path);
  if (!isGraph && match.path === undefined) return false;
  if (match.path !== undefined && !lower(target.path).startsWith(lower(match.path))) return false;
  if (match.method !== undefined && lower(match.method) !== lower(target.method)) return false;
  if (match.operation !== undefined && operationShape(match.operation) !== operationShape(target.operation ?? '')) return false;
  if (match.user === undefined) return true;
  const wanted = lower(match.user);
  return target.user !== undefined && (wanted === lower(target.user.id) || wanted === lower(target.user.userPrincipalName));
}

function lower(text: string): string {
  return text.toLowerCase();
}
