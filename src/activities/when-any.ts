import type { DeclaredCall } from '../core/activity.ts';
import type { Operation } from '../core/ports.ts';

/** One declaration of the same call for each of several inputs that make it happen. */
export function whenAny<
  const Op extends Operation,
  const Field extends string,
  const Rest extends Omit<DeclaredCall, 'operation' | 'when'> = Record<never, never>,
>(operation: Op, fields: readonly Field[], rest?: Rest): ({ readonly operation: Op; readonly when: Field } & Rest)[] {
  return fields.map((when) => ({ operation, when, ...(rest as Rest) }));
}
