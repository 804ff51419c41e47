import type { DeclaredCall } from '../core/activity.ts';
import { operations, requestedFacts } from '../permissions/index.ts';

/**
 * The calls of an activity of another package by what our own tables know of them: those that activities of ours make as they are, those that Microsoft
 * publishes permissions for by these, and the rest as claimed. What a package says about permissions is never taken over.
 */
export function callsAsKnown(calls: readonly DeclaredCall[]): DeclaredCall[] {
  return calls.map(({ requested: _requested, claimed: _claimed, ...call }) => {
    if (operations.has(call.operation)) return call;
    return typeof requestedFacts(call.operation) === 'string' ? { ...call, claimed: true } : { ...call, requested: {} };
  });
}
