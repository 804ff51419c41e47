import type { z } from 'zod';
import { fieldProblems } from '../../core/input.ts';
import { nearest } from '../../core/nearest.ts';
import type { Address, FlowProblem } from '../problem.ts';
import type { DocumentNode } from './document.ts';
import { placeAt } from './plain.ts';

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
    const [first] = fieldProblems({ issues: [issue] } as z.ZodError);
    const inner = first?.field.split('.').slice(at.length) ?? [];
    const whole = [...at, ...inner.map((part) => (/^\d+$/.test(part) ? Number(part) : part))];
    return [{ address: [...address, ...whole], ...placeAt(node, whole), problem: first?.problem ?? issue.message }];
  });
}

function unknownKey(key: string, known: readonly string[]): string {
  const close = nearest(key, known);
  if (close !== undefined) return `is not known here; did you mean ${close}?`;
  return known.length === 0 ? 'is not known here.' : `is not known here; known are ${known.join(', ')}.`;
}
