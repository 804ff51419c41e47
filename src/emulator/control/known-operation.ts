import { distance } from 'fastest-levenshtein';
import { operationShape } from '../faults/operation-shape.ts';
import { allRoutes } from '../graph/all-routes.ts';
import { ControlRefusal } from './operation.ts';

/** Every operation that a fault can hit; folders in folders are the same as folders. */
const operations: readonly string[] = [
  'POST /$batch',
  ...allRoutes.map(({ operation }) => operation).filter((name) => !name.includes('{ancestor-')),
];

/** Refuses an operation that no request is ever for. @throws ControlRefusal 400 with the one that is most like it. */
export function checkOperation(operation: string): void {
  const shape = operationShape(operation);
  if (operations.some((known) => operationShape(known) === shape)) return;
  const [nearest = ''] = operations.toSorted((a, b) => distance(operationShape(a), shape) - distance(operationShape(b), shape));
  const problem = `the emulator has no operation ${operation}, so the fault would never hit; the one most like it is ${nearest}`;
  throw new ControlRefusal(400, `The body is not valid: match.operation: ${problem}.`, [{ field: 'match.operation', problem }]);
}
