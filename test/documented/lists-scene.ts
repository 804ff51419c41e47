import type { TestGraph } from '../support/test-graph.ts';
import type { DocumentedExample } from './rows.ts';

const lists = '/v1.0/sites/contoso.sharepoint.com:/sites/accounts-payable:/lists';

/**
 * Real values in the place of what pages on lists have: a list with the columns that they speak of.
 *
 * @param as - Who calls, with every permission.
 */
export function listsScene(graph: TestGraph, { request }: DocumentedExample, as: string) {
  const post = async (path: string, body: unknown): Promise<Record<string, unknown>> => {
    const answer = await graph.json(`${lists}${path}`, { as, method: 'POST', body });
    if (answer.status !== 201) throw new Error(`The scene cannot be made: POST ${path} is ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  /** A page that adds a column begins with a list that has none of its own, and calls its new one as one that every list has. */
  const makesColumn = request.method === 'POST' && /\/columns$/i.test(request.path);
  const list = async (): Promise<string> => {
    const columns = [
      { name: 'Name', description: 'Name of it', text: {} },
      { name: 'Color', description: 'Color of it', text: {} },
      { name: 'Quantity', description: 'How many', number: {} },
      { name: 'Weight', number: {} },
    ];
    const { id } = await post('', { displayName: 'Inventory', columns: makesColumn ? [] : columns });
    if (!makesColumn)
      for (const Name of ['Widget', 'Gadget']) await post(`/${String(id)}/items`, { fields: { Name, Color: 'Red', Quantity: 5 } });
    return String(id);
  };
  return /\/lists\b/i.test(request.path) ? { 'list-id': list, 'item-id': async () => '1', 'column-id': async () => 'Color' } : {};
}
