import type { z } from 'zod';
import type { FieldProblem } from '../../core/errors.ts';
import { fieldProblems } from '../../core/input.ts';
import { nearest } from '../../core/nearest.ts';
import type { Address, FlowProblem } from '../problem.ts';
import type { DocumentNode } from './document.ts';
import { nodeAt, placeAt } from './plain.ts';

/**
 * What a schema found wrong with a part of a document, each where it stands.
 *
 * @param known - The keys of the part, for the nearest name of one that is not known.
 */
export function problemsAt(node: DocumentNode, address: Address, error: z.ZodError, known: readonly string[]): FlowProblem[] {
  return error.issues.flatMap((issue): FlowProblem[] => {
    const at = issue.path.map((part) => (typeof part === 'number' ? part : String(part)));
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({
        address: [...address, ...at, key],
        ...placeAt(node, [...at, key], true),
        problem: unknownKey(key, at.length === 0 ? known : []),
      }));
    const { field = '', problem = issue.message } = wordsOf(issue);
    const inner = field.split('.').slice(at.length);
    const whole = [...at, ...inner.map((part) => (/^\d+$/.test(part) ? Number(part) : part))];
    const isMissing = nodeAt(node, whole) === undefined;
    const place = placeAt(node, whole, issue.code === 'invalid_key');
    return [{ address: [...address, ...whole], ...place, problem: isMissing ? required(problem) : problem }];
  });
}

/** What a schema says itself of a choice is better than what one of its parts says. */
function wordsOf(issue: z.core.$ZodIssue): Partial<FieldProblem> {
  if (issue.code === 'invalid_union' && issue.message !== 'Invalid input')
    return { field: issue.path.map(String).join('.'), problem: issue.message };
  return fieldProblems({ issues: [issue] })[0] ?? {};
}

function required(problem: string): string {
  return problem.startsWith('must ') ? `is required: it ${problem}` : 'is required.';
}

function unknownKey(key: string, known: readonly string[]): string {
  const close = nearest(key, known);
  if (close !== undefined) return `is not known here; did you mean ${close}?`;
  return known.length === 0 ? 'is not known here.' : `is not known here; known are ${known.join(', ')}.`;
}
