import { isDeepStrictEqual } from 'node:util';
import type { Operation } from '../core/ports.ts';
import { operations, type OperationFacts } from './operations/index.ts';
import { publishedOperation, publishedTemplate } from './published/published.ts';
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
  // Who may list a collection may count it.
  const wanted = (onAnother ? ['me', ...segments.slice(2)] : segments).filter((segment) => segment !== '$count');
  const fitting = [...operations].flatMap(([own, facts]) => {
    const [ownMethod, template] = partsOf(own as Operation);
    return ownMethod === method && fits(template, wanted) ? [{ own: own as Operation, facts, values: valuesIn(template) }] : [];
  });
  const [closest] = fitting.toSorted((a, b) => a.values - b.values);
  // `/users/delta` is no user with the id delta: what is published as a path of its own is what is meant.
  const published = publishedTemplate(method, `/${wanted.join('/')}`);
  if (!closest || (published && valuesIn(published) < closest.values)) return undefined;
  const { own, facts } = closest;
  return { own, facts: onAnother ? { ...facts, delegated: facts.shared, personal: [] } : facts };
}

function valuesIn(template: readonly string[]): number {
  return template.filter((segment) => segment.startsWith('{}')).length;
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
 * True where a path is one that a template means: the same segments, or a value in the place of a placeholder. What begins with `$` is no value.
 *
 * @param template - Segments, see `segmentsOf`.
 */
export function fits(template: readonly string[], segments: readonly string[]): boolean {
  return (
    template.length === segments.length &&
    template.every((segment, index) => segment === segments[index] || (segment === '{}' && !segments[index]?.startsWith('$')))
  );
}

/**
 * True where a listed call is the one that is made: the same, or with a placeholder where the other has a value, and not another published operation.
 *
 * @param listed - As it is listed, `GET /me/messages/{id}`.
 */
export function covers(listed: Operation, made: Operation): boolean {
  const [listedMethod, template] = partsOf(listed);
  const [method, segments] = partsOf(made);
  if (listedMethod !== method || !fits(template, segments)) return false;
  const meant = publishedTemplate(method, `/${segments.join('/')}`);
  return meant === undefined || isDeepStrictEqual(publishedTemplate(method, `/${template.join('/')}`), meant);
}
