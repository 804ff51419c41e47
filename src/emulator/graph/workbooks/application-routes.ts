import { entityReply } from '../odata/entity.ts';
import type { Call, Reply } from '../route.ts';
import { noteChange } from './model/cells.ts';
import { openWorkbook } from './open-workbook.ts';

/** https://learn.microsoft.com/graph/api/workbookapplication-get */
export async function getApplication(call: Call): Promise<Reply> {
  const opened = await openWorkbook(call);
  return entityReply(call, opened, {
    context: 'workbookApplication',
    isSingleton: true,
    type: { name: 'workbookApplication' },
    alwaysSelected: [],
    resource: () => ({ calculationMode: 'Automatic' }),
  });
}

/** Calculates all of a workbook. https://learn.microsoft.com/graph/api/workbookapplication-calculate: whatever the kind, all is calculated. */
export async function calculateAll(call: Call): Promise<Reply> {
  const opened = await openWorkbook(call, true);
  const { changes } = opened.book;
  noteChange(opened.book);
  opened.book.changes = changes;
  await opened.calculated();
  return { status: 200 };
}
