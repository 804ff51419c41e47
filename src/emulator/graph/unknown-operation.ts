import { closest } from 'fastest-levenshtein';
import { operationShape } from '../faults/operation-shape.ts';
import { operations } from './operations.ts';

/**
 * What is wrong with an operation that no request is ever for, with the one that is most like it; undefined for one that there is.
 *
 * @param operation - Method and template, `GET /me/messages/{id}`: letter case, the names of placeholders and `/users/{id}` for `/me` do not matter.
 */
export function unknownOperation(operation: string): string | undefined {
  const shape = operationShape(operation);
  // What is below a workbook is known with the first request for one.
  if (/^[A-Z]+ \/\S*\/workbook\//.test(operation)) return undefined;
  const known = ['POST /$batch', ...operations().map((each) => each.operation)];
  // Of two ways of writing one operation the first is named.
  const byShape = new Map(known.toReversed().map((each) => [operationShape(each), each]));
  if (byShape.has(shape)) return undefined;
  const nearest = byShape.get(closest(shape, [...byShape.keys()])) ?? '';
  return `the emulator has no operation ${operation}, so the fault would never hit; the one most like it is ${nearest}`;
}
