import { inputError } from '../../core/input.ts';
import { nearest } from '../../core/nearest.ts';
import type { ListColumn } from './column.ts';

/**
 * The column that is meant by its internal name, or by the name that people see, in any letter case.
 *
 * @param field - The input field that names it.
 * @throws OnbehalfError INPUT_INVALID for a name that no column has, or several have.
 */
export function findColumn(columns: readonly ListColumn[], name: string, field: string): ListColumn {
  const found = columnNamed(columns, name);
  if ('name' in found) return found;
  throw inputError('The columns', [{ field, problem: found.problem }]);
}

/** The column of that name, or what is wrong with the name. */
export function columnNamed(columns: readonly ListColumn[], name: string): ListColumn | { readonly problem: string } {
  const internal = columns.find((column) => column.name === name) ?? columns.find((column) => isSame(column.name, name));
  if (internal) return internal;
  const shown = columns.filter(({ displayName }) => isSame(displayName, name));
  // SharePoint shows one column in several ways, of which only one is written: that is the one that is meant.
  const [only, ...others] = [shown.filter(isOwn), shown].find(({ length }) => length > 0) ?? [];
  if (only && others.length === 0) return only;
  if (only) {
    const names = [only, ...others].map((column) => column.name).join(', ');
    return { problem: `is the name of several columns. Give the internal name of one of them: ${names}.` };
  }
  return { problem: unknown(name, columns) };
}

/** True for a column that people of the list made or fill in, not one by which SharePoint works. */
export function isOwn({ hidden, readOnly, computed }: ListColumn): boolean {
  return !hidden && (!readOnly || computed);
}

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

function unknown(name: string, columns: readonly ListColumn[]): string {
  const own = columns.filter(isOwn);
  const close = nearest(
    name,
    own.flatMap((column) => [column.name, column.displayName]),
  );
  if (close !== undefined) return `is no column of this list; did you mean ${close}?`;
  return `is no column of this list; there are ${[...new Set(own.map(({ displayName }) => displayName))].join(', ')}.`;
}
