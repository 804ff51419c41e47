import { z } from 'zod';
import { isOnbehalfError } from '../../core/errors.ts';
import { inputError } from '../../core/input.ts';
import type { Graph } from '../../core/ports.ts';
import { noAddress } from './odd-answer.ts';
import { readAddress, rectangleIn, sheetColumns, sheetIn, sheetRows, type Rectangle } from './range.ts';
import { usedRange, usedRangeCalls, type GraphRange } from './used-range.ts';
import { callWorkbook, sheetField, workbookCalls, type Workbook } from './workbook.ts';

/** The cells that an activity works on, by their address. */
export const rangeField = z
  .string()
  .trim()
  .min(1)
  .optional()
  .describe('Address of the cells: A1:D10, B3, whole columns A:C or whole rows 2:5. Left out: all that is filled.');

/** The cells that an activity works on, by a name of the workbook. */
export const namedRange = z
  .string()
  .trim()
  .min(1)
  .optional()
  .describe('Name of a range or of a table of the workbook, which says sheet and range.');

/** The inputs of an activity on cells that are there. */
export const rangeFields = { sheet: sheetField, range: rangeField };

/** The same for one that takes a name in the place of an address. */
export const locationFields = { ...rangeFields, namedRange };

/** The calls that an activity declares to find a table. */
export const tableRangeCalls = workbookCalls('GET', '/tables/{table}/range');

/** The calls that an activity declares to find cells by a name too. */
export const locatingCalls = [...usedRangeCalls, ...workbookCalls('GET', '/names/{name}/range'), ...tableRangeCalls] as const;

/** Where an input looks. */
export interface LocationInput {
  readonly sheet: string;
  readonly range?: string | undefined;
  readonly namedRange?: string | undefined;
}

/** Some cells of a sheet. */
export interface Location {
  readonly sheet: string;
  /** Undefined where nothing is filled. */
  readonly cells: Rectangle | undefined;
}

/** From how many cells on one looks first how far the sheet is filled, so that what is empty is not read. */
const worthLooking = 20_000;

/**
 * Finds the cells that an input means. What reaches over rows below the last filled one, or over whole rows, ends where the sheet is filled.
 *
 * @throws OnbehalfError INPUT_INVALID for an address that is none, and for a name together with an address.
 */
export async function locate(graph: Graph, workbook: Workbook, { sheet, range, namedRange }: LocationInput): Promise<Location> {
  if (namedRange !== undefined) {
    if (range !== undefined) throw inputError('The range', [{ field: 'namedRange', problem: 'says what the range is; leave range out.' }]);
    return await rangeNamed(graph, workbook, namedRange);
  }
  const wanted = range === undefined ? undefined : rectangleIn('range', range);
  if (wanted && wanted.rows * wanted.columns <= worthLooking) return { sheet, cells: wanted };
  return { sheet, cells: clipped(wanted, await usedRange(graph, workbook, sheet)) };
}

/** The cells of an address as they are, or all that are filled; undefined for an empty sheet. */
export async function cellsIn(graph: Graph, workbook: Workbook, { sheet, range }: LocationInput): Promise<Rectangle | undefined> {
  return range === undefined ? await usedRange(graph, workbook, sheet) : rectangleIn('range', range);
}

/** Cells that were found. */
export type Found = Location & { readonly cells: Rectangle };

/** The cells that a name of the workbook stands for. */
export async function rangeNamed(graph: Graph, workbook: Workbook, name: string): Promise<Found> {
  const request = { params: { name }, query: { $select: 'address' } };
  try {
    return foundAt(await callWorkbook<GraphRange>(graph, workbook, 'GET', '/names/{name}/range', request));
  } catch (error) {
    // Names and tables share their names, and are two collections.
    if (!isOnbehalfError(error) || error.code !== 'NOT_FOUND') throw error;
    return await rangeOfTable(graph, workbook, name);
  }
}

/** The cells of a table of the workbook, its header included. */
export async function rangeOfTable(graph: Graph, workbook: Workbook, table: string): Promise<Found> {
  const request = { params: { table }, query: { $select: 'address' } };
  return foundAt(await callWorkbook<GraphRange>(graph, workbook, 'GET', '/tables/{table}/range', request));
}

function foundAt({ address }: GraphRange): Found {
  const sheet = sheetIn(address ?? '');
  const cells = readAddress(address ?? '');
  if (sheet === undefined || !cells) throw noAddress(address);
  return { sheet, cells };
}

function clipped(wanted: Rectangle | undefined, used: Rectangle | undefined): Rectangle | undefined {
  if (!used || !wanted) return used;
  const bottom = Math.min(wanted.top + wanted.rows, used.top + used.rows);
  const isWholeRow = wanted.columns === sheetColumns;
  const isWholeColumn = wanted.rows === sheetRows;
  const top = isWholeColumn ? used.top : wanted.top;
  if (bottom <= top) return undefined;
  const columns = isWholeRow ? used.left + used.columns : wanted.columns;
  return { top, left: wanted.left, rows: bottom - top, columns };
}
