import { z } from 'zod';
import { isOnbehalfError, OnbehalfError } from '../../core/errors.ts';
import { naming } from '../../core/named-thing.ts';
import type { Graph } from '../../core/ports.ts';
import { findDrive, type DriveInput } from '../files/find-drive.ts';
import { findingItems, idIn } from '../files/find-item.ts';
import { itemReference, type ItemReference } from '../files/item-reference.ts';
import { callItem, drive, itemCalls, mailbox, onItem, type ItemRequest, type Place } from '../files/place.ts';

type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';

/** The workbook that an activity works on. */
export const workbookField = itemReference
  .describe(
    'The workbook: its path (Documents/Budget.xlsx), its id, its address in the browser, { folder, path } with a path from a folder, ' +
      'or a file that another activity gave.',
  )
  .meta(naming('workbook'));

/** The inputs of an activity on a workbook. */
export const workbookFields = { workbook: workbookField, drive, mailbox };

/** The name of a sheet that is there. */
export const existingSheet = z.string().trim().min(1).max(31);

/** The sheet that an activity works on. */
export const sheetField = existingSheet.default('Sheet1').describe('Name of the sheet. Left out: Sheet1.').meta(naming('sheet'));

/** What an input says of the workbook. */
export interface WorkbookInput extends DriveInput {
  readonly workbook: ItemReference;
}

/** A workbook that was found. */
export interface Workbook {
  readonly place: Place;
  readonly id: string;
}

/** The calls that an activity declares to find its workbook by path. */
export const findingWorkbooks = findingItems;

/** The calls that an activity declares on a workbook. @param below - What follows the workbook in the address: `/worksheets`. */
export function workbookCalls<const M extends Method, const Below extends string>(method: M, below: Below) {
  return itemCalls<M, `/workbook${Below}`>(method, `/workbook${below}`);
}

const [ownSheets, otherSheets] = workbookCalls('GET', '/worksheets');

/** The same for one that works on a sheet: where that is not there, those that are are named. */
export const findingSheets = [...findingWorkbooks, { ...ownSheets, afterFailure: true }, { ...otherSheets, afterFailure: true }] as const;

/** Finds the workbook that an input names; by its id that costs no call. */
export async function findWorkbook(graph: Graph, input: WorkbookInput): Promise<Workbook> {
  const place = await findDrive(graph, input);
  return { place, id: await idIn(graph, place, 'workbook', input.workbook) };
}

/** What a call on a workbook carries. */
export type WorkbookRequest = Omit<ItemRequest, 'item'>;

/**
 * Makes a call on a workbook.
 *
 * @param below - What follows the workbook in the address.
 * @throws OnbehalfError NOT_FOUND naming the sheets that are there, for a call on one that is not; the activity declares `findingSheets`.
 */
export async function callWorkbook<T>(
  graph: Graph,
  workbook: Workbook,
  method: Method,
  below: string,
  request: WorkbookRequest = {},
): Promise<T> {
  const { place, id } = workbook;
  try {
    return await callItem<T>(graph, place, method, `/workbook${below}`, { item: id, ...request });
  } catch (error) {
    const sheet = request.params?.['sheet'];
    if (sheet === undefined || !isOnbehalfError(error) || error.code !== 'NOT_FOUND') throw error;
    throw (await sheetMissing(graph, workbook, sheet, error)) ?? error;
  }
}

/** What there is in the place of a sheet; undefined where it is there after all, or nobody can say. */
async function sheetMissing(graph: Graph, workbook: Workbook, sheet: string, cause: OnbehalfError): Promise<OnbehalfError | undefined> {
  const names: string[] = [];
  try {
    for await (const { name } of listInWorkbook<{ readonly name?: string | null }>(graph, workbook, '/worksheets', {
      query: { $select: 'name' },
    }))
      names.push(name ?? '');
  } catch {
    return undefined;
  }
  if (names.some((name) => name.toLowerCase() === sheet.toLowerCase())) return undefined;
  return new OnbehalfError('NOT_FOUND', `There is no sheet ${sheet} in the workbook. The sheets are: ${names.join(', ')}.`, {
    details: cause.details,
    fields: [{ field: 'sheet', problem: `must be one of ${names.join(', ')}.` }],
    remedy: 'Name one of these sheets.',
    cause,
  });
}

/** Goes through a collection of a workbook. @param below - What follows the workbook in the address. */
export function listInWorkbook<T>(
  graph: Graph,
  { place, id }: Workbook,
  below: string,
  request: WorkbookRequest = {},
): AsyncGenerator<T, void, void> {
  return graph.list<T>(...onItem(place, 'GET', `/workbook${below}`, { item: id, ...request }));
}

/** The name of the turn in which a workbook is read and then changed by what was read. */
export function turnOf({ place, id }: Workbook): string {
  return JSON.stringify(['workbook', place.drive ?? place.mailbox?.toLowerCase() ?? '', id]);
}
