import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countedCharacters } from '../../../test/support/counted-characters.ts';
import { createMountedRouter, partsOf } from './mounted-routes.ts';
import type { Route } from './route.ts';

const permissions = { delegated: [], personal: [], application: [], shared: [] };
const route = (operation: string): Route => ({ operation, permissions, handle: () => ({ status: 200 }) });
const router = createMountedRouter({
  routes: [route('GET /sheets'), route('GET /sheets/{sheet-id}'), route('POST /sheets/{sheet-id}/tables/add')],
  places: [
    "/sheets/{sheet-id}/range(address='{address}')",
    '/sheets/{sheet-id}/cell(row={row},column={column})',
    '/sheets/{sheet-id}/range',
  ],
  below: [route('GET /'), route('POST /clear'), route('GET /offset(rows={rows},columns={columns})')],
});
const match = (method: string, ...rest: string[]) => {
  const found = router.match(method, { params: { 'item-id': 'i' }, ownerKey: 'ada' }, '/drive/{item-id}/book', rest);
  return found && { operation: found.route.operation, params: found.params, ownerKey: found.ownerKey };
};

describe('operations below an address that others share', () => {
  test.each([
    [['GET', 'sheets'], 'GET /drive/{item-id}/book/sheets', {}],
    [['GET', 'Sheets', 'A b'], 'GET /drive/{item-id}/book/sheets/{sheet-id}', { 'sheet-id': 'A b' }],
    [
      ['GET', 'sheets', 'x', 'range', "address='A1:$B$2'"],
      "GET /drive/{item-id}/book/sheets/{sheet-id}/range(address='{address}')",
      { 'sheet-id': 'x', address: 'A1:$B$2' },
    ],
    [
      ['POST', 'sheets', 'x', "range(address='a''b')", 'clear'],
      "POST /drive/{item-id}/book/sheets/{sheet-id}/range(address='{address}')/clear",
      { 'sheet-id': 'x', address: "a'b" },
    ],
    [
      ['GET', 'sheets', 'x', 'cell(column=2, row=1)', 'offset(rows=-1,columns=3)'],
      'GET /drive/{item-id}/book/sheets/{sheet-id}/cell(row={row},column={column})/offset(rows={rows},columns={columns})',
      { 'sheet-id': 'x', row: '1', column: '2', rows: '-1', columns: '3' },
    ],
    [['GET', 'sheets', 'range', 'range'], 'GET /drive/{item-id}/book/sheets/{sheet-id}/range', { 'sheet-id': 'range' }],
  ])('%j', ([method = '', ...rest], operation, params) => {
    expect(match(method, ...rest)).toEqual({ operation, params: { 'item-id': 'i', ...params }, ownerKey: 'ada' });
  });

  test.each([['POST', 'sheets'], ['GET', 'sheets', 'x', 'cell(row=1)'], ['GET', 'sheets', 'x', 'range', 'nothing'], ['GET']])(
    '%s %s %s is none',
    (method, ...rest) => {
      expect(match(method, ...rest)).toBeUndefined();
    },
  );
});

test('parameters are parted in one go, whatever is written', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom("'", "''", ',', '=', 'a', '\t', "x='y,z'"), { maxLength: 60 }), (pieces) => {
      const list = countedCharacters(pieces.join(''));
      const parts = partsOf(list);
      expect(list.steps).toBeLessThanOrEqual(2 * list.length);
      expect([parts.join(','), `${parts.join(',')},`]).toContain(pieces.join(''));
    }),
    { numRuns: 1_000 },
  );
});

test.each(["range(address='a'b')", "range(address='a)", 'range(address)', 'range(=1)', "range(a b='c')", "range(address='a''')b"])(
  '%s is no call',
  (segment) => {
    expect(match('GET', 'sheets', 'x', segment)).toBeUndefined();
  },
);
