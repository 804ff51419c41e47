import { z } from 'zod';
import { inputError } from '../../core/input.ts';
import { rectangleIn } from './range.ts';

/** The first cell. */
export const startField = z.string().trim().min(1).describe('The first cell: A1.');

/** Reads the address of one cell. @throws OnbehalfError INPUT_INVALID for one of several. */
export function startIn(field: string, text: string): { readonly top: number; readonly left: number } {
  const { top, left, rows, columns } = rectangleIn(field, text);
  if (rows === 1 && columns === 1) return { top, left };
  throw inputError('The cell', [{ field, problem: `must be one cell, such as B3; it is ${text}.` }]);
}
