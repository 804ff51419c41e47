import type { Operation } from '../core/ports.ts';
import { operations, type OperationFacts } from './operations/index.ts';
import { publishedOperation } from './published/published.ts';
import { segmentsOf } from './published/template.ts';

/** What is known of an operation that a caller chose. */
export interface RequestedFacts {
  readonly facts: OperationFacts;
  /** The operation of our own tables that it is, where it is one. */
  readonly own?: Operation;
}

/**
 * What opens an operation that a caller chose: by our own tables, which know the rules of each area, else as it is published. On `/users/{id}/...` it works
 * with what somebody else has; whether that is the signed-in person nobody can tell before.
 *
 * @param operation - Method and path below the version, with values or placeholders.
 * @param permission - Of several that open it, the one that is meant; or what opens one that is not published.
 * @returns The facts; or, beginning with a verb, what is wrong with `permission` or with its absence.
 */
export function requestedFacts(operation: Operation, permission?: string): RequestedFacts | string {
  const known = ownFacts(operation) ?? publishedFacts(operation);
  if (!known) {
    if (permission === undefined) return `is needed: Microsoft publishes no permission for ${operation}. Name the one that opens it.`;
    const named = [permission];
    return { facts: { delegated: named, personal: named, application: named, shared: named } };
  }
  if (permission === undefined) return known;
  const { delegated, personal, application, shared } = known.facts;
  const only = (names: readonly string[]): string[] => names.filter((name) => name.toLowerCase() === permission.toLowerCase());
  const facts = { delegated: only(delegated), personal: only(personal), application: only(application), shared: only(shared) };
  if (Object.values(facts).some(({ length }) => length > 0)) return { ...known, facts };
  const listed = [...new Set([...delegated, ...application, ...shared])].join(', ');
  return `must be one of those that open ${operation}: ${listed}; or left out.`;
}

function ownFacts(operation: Operation): RequestedFacts | undefined {
  const [method, segments] = partsOf(operation);
  const onAnother = segments[0] === 'users' && segments.length > 2;
  const wanted = onAnother ? ['me', ...segments.slice(2)] : segments;
  for (const [own, facts] of operations) {
    const [ownMethod, template] = partsOf(own as Operation);
    if (ownMethod !== method || !fits(template, wanted)) continue;
    return { own: own as Operation, facts: onAnother ? { ...facts, delegated: facts.shared, personal: [] } : facts };
  }
  return undefined;
}

function publishedFacts(operation: Operation): RequestedFacts | undefined {
  const space = operation.indexOf(' ');
  const facts = publishedOperation(operation.slice(0, space), operation.slice(space + 1));
  return facts && { facts };
}

function partsOf(operation: Operation): readonly [string, readonly string[]] {
  const space = operation.indexOf(' ');
  return [operation.slice(0, space), segmentsOf(operation.slice(space + 1))];
}

/**
 * True where a path is one that a template means: the same segments, or anything in the place of a placeholder.
 *
 * @param template - Segments, see `segmentsOf`.
 */
export function fits(template: readonly string[], segments: readonly string[]): boolean {
  return template.length === segments.length && template.every((segment, index) => segment === '{}' || segment === segments[index]);
}

/**
 * True where a listed call is the one that is made: the same, or with a placeholder where the other has a value.
 *
 * @param listed - As it is listed, `GET /me/messages/{id}`.
 */
export function covers(listed: Operation, made: Operation): boolean {
  const [listedMethod, template] = partsOf(listed);
  const [method, segments] = partsOf(made);
  return listedMethod === method && fits(template, segments);
}
