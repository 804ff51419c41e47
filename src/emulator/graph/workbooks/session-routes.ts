import { objectFrom, memberOf, booleanFrom } from '../json-input.ts';
import { contextOf } from '../odata/context.ts';
import type { Call, Reply } from '../route.ts';
import { openFile } from '../workbook-file.ts';
import { invalidSession } from './failures.ts';
import { openWorkbook, sessionOf, workbooksOf } from './open-workbook.ts';

/** https://learn.microsoft.com/graph/api/workbook-createsession */
export async function createSession(call: Call): Promise<Reply> {
  const body = (await call.bytes()).length === 0 ? {} : objectFrom(await call.json(), 'The body');
  const persistChanges = booleanFrom(memberOf(body, 'persistChanges') ?? false, 'persistChanges');
  const { tenant } = call;
  const { item } = openFile(call, persistChanges);
  // A file that is no workbook has no session.
  await openWorkbook(call);
  const id = `cluster=EMU&session=${tenant.ids.guid()}&usid=${tenant.ids.guid()}`;
  workbooksOf(tenant).sessions.set(id, { id, itemId: item.id, persistChanges, lastUsed: tenant.clock.now().getTime(), book: null });
  return { status: 201, body: { '@odata.context': contextOf(call, 'microsoft.graph.workbookSessionInfo'), id, persistChanges } };
}

/** https://learn.microsoft.com/graph/api/workbook-refreshsession */
export function refreshSession(call: Call): Reply {
  if (!sessionOf(call)) throw invalidSession();
  return { status: 204 };
}

/** https://learn.microsoft.com/graph/api/workbook-closesession */
export async function closeSession(call: Call): Promise<Reply> {
  const session = sessionOf(call);
  if (!session) throw invalidSession();
  const workshop = workbooksOf(call.tenant);
  workshop.sessions.delete(session.id);
  if (session.persistChanges) await workshop.settle();
  return { status: 204 };
}
