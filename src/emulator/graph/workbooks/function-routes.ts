import { memberOf, objectFrom } from '../json-input.ts';
import { entityReply } from '../odata/entity.ts';
import type { Call, Reply } from '../route.ts';
import { CellError } from '../../tenant/workbook.ts';
import { calculateAside } from './calculation/calculate.ts';
import { parameterOrder } from './calculation/parameter-order.ts';
import { invalidArgument, notBuilt } from './failures.ts';
import { parseAddress } from './model/address.ts';
import { openWorkbook, workbooksOf } from './open-workbook.ts';

/** Calculates a function of workbooks. https://learn.microsoft.com/graph/api/resources/excel#workbook-functions */
export async function callFunction(call: Call): Promise<Reply> {
  const name = call.params['function-name'] ?? '';
  const body = objectFrom((await call.bytes()).length === 0 ? {} : await call.json(), 'The body');
  const opened = await openWorkbook(call);
  const { mirrors } = workbooksOf(call.tenant);
  // `beta_Dist` is BETA.DIST.
  const formula = `=${name.replaceAll('_', '.').toUpperCase()}(${argumentsOf(name, body).join(',')})`;
  const result = await calculateAside(mirrors, opened.book, formula, call.tenant.clock.now());
  if (result instanceof CellError && result.code === '#NAME?') throw notBuilt(`the function ${name}`);
  return entityReply(call, result, {
    context: 'workbookFunctionResult',
    isSingleton: true,
    type: { name: 'workbookFunctionResult' },
    alwaysSelected: [],
    resource: () => (result instanceof CellError ? { error: result.code, value: result.code } : { error: null, value: result }),
  });
}

function argumentsOf(name: string, body: Readonly<Record<string, unknown>>): string[] {
  const order = parameterOrder[name.toLowerCase().replaceAll(/[._]/g, '')];
  // Assumption: of a function that is not in the table, the arguments stand in the body in their order.
  const given = order
    ? order.map((parameter) => memberOf(body, parameter))
    : Object.entries(body).flatMap(([key, value]) => (key.startsWith('@') ? [] : [value]));
  while (given.length > 0 && given.at(-1) === undefined) given.pop();
  return given.flatMap((value) => (Array.isArray(value) ? value.map(argumentOf) : [argumentOf(value)]));
}

/** A value as it stands in a formula; `{"address": "Sheet1!A1:B2"}` is a range. @throws GraphFailure 400. */
function argumentOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value === 'string') return `"${value.replaceAll('"', '""')}"`;
  const address = memberOf(objectFrom(value, 'The argument'), 'address');
  if (typeof address !== 'string' || !parseAddress(address)) throw invalidArgument();
  return address;
}
