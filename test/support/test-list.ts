import { createTestGraph, type TestGraph, type TestRequest } from './test-graph.ts';

/** A Graph with the list Invoices of the group Accounts Payable. */
export interface TestList extends TestGraph {
  /** Calls something of the list, as Ada who may read and write sites; what it answers is JSON or nothing. @param path - Below the list: `/items`. */
  send(
    method: string,
    path: string,
    body?: unknown,
    more?: TestRequest,
  ): Promise<{ status: number; body: Record<string, unknown>; headers: Headers }>;
  /** Makes an item and gives its fields. */
  add(fields: Readonly<Record<string, unknown>>): Promise<Record<string, unknown>>;
}

/** Where the list is: `/v1.0/sites/...`. */
export const invoices = '/v1.0/sites/contoso.sharepoint.com:/sites/accounts-payable:/lists/Invoices';

const mayAll = 'ada Sites.ReadWrite.All Sites.Manage.All';

/** Creates a Graph with a list. @param list - Another one, by its address. */
export function createTestList(list = invoices): TestList {
  const graph = createTestGraph();
  const send: TestList['send'] = async (method, path, body, more = {}) => {
    const response = await graph.call(`${list}${path}`, { as: mayAll, method, ...(body === undefined ? {} : { body }), ...more });
    const text = await response.text();
    return { status: response.status, body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>), headers: response.headers };
  };
  return {
    ...graph,
    send,
    async add(fields) {
      const { status, body } = await send('POST', '/items', { fields });
      if (status !== 201) throw new Error(JSON.stringify(body));
      return body['fields'] as Record<string, unknown>;
    },
  };
}
