import type { Operation } from '../../core/ports.ts';
import { chatOperations } from './chat.ts';
import { excelOperations } from './excel.ts';
import { fileOperations } from './files.ts';
import { groupOperations } from './groups.ts';
import { calendarOperations } from './calendar.ts';
import { listOperations } from './lists.ts';
import { mailOperations } from './mail.ts';
import type { OperationFacts } from './operation-facts.ts';
import { peopleOperations } from './people.ts';
import { plannerOperations } from './planner.ts';
import { presenceOperations } from './presence.ts';

export type { OperationFacts } from './operation-facts.ts';

/** Every operation that Onbehalf calls, with the permissions that open it. */
export const operations: ReadonlyMap<string, OperationFacts> = new Map(
  Object.entries<OperationFacts>({
    ...calendarOperations,
    ...chatOperations,
    ...excelOperations,
    ...fileOperations,
    ...groupOperations,
    ...listOperations,
    ...mailOperations,
    ...peopleOperations,
    ...plannerOperations,
    ...presenceOperations,
  }),
);

/**
 * The permissions that open an operation.
 *
 * @throws TypeError for an operation that is in no table.
 */
export function operationFacts(operation: Operation): OperationFacts {
  const facts = operations.get(operation);
  if (!facts) throw new TypeError(`${operation}: no permissions are known for it. Add it to a table under src/permissions/operations.`);
  return facts;
}
