import { OnbehalfError } from '../../core/errors.ts';

/** The error for an answer about cells that does not say where they are. */
export function noAddress(address: unknown): OnbehalfError {
  return new OnbehalfError('UNAVAILABLE', `Microsoft Graph gave no address of cells, but ${JSON.stringify(address ?? null)}.`);
}

/**
 * The error for an answer that has not the cells that were asked for; nothing is made of a part of them. What is left out altogether was too much at once.
 * https://learn.microsoft.com/graph/api/resources/excel#large-range
 */
export function otherCells(address: string, given: unknown): OnbehalfError {
  if (given === null || given === undefined) return new OnbehalfError('TOO_LARGE', `Microsoft Graph left out what is in ${address}.`);
  return new OnbehalfError('UNAVAILABLE', `Microsoft Graph gave other cells than those of ${address}, which were asked for.`);
}
