import { z } from 'zod';
import { inputError } from '../../core/input.ts';
import type { ListColumn } from './column.ts';
import { findColumn, isOwn } from './find-column.ts';

/** Which columns an activity gives. */
export const columns = z
  .array(z.string().trim().min(1))
  .default([])
  .describe('Columns to read, by the names that people see or the internal ones. Left out: all that people made or fill in.');

/** Columns of other lists that SharePoint reads together at most. https://learn.microsoft.com/graph/api/resources/fieldvalueset */
const mostLookups = 12;

/**
 * The columns that are given. @param wanted - Their names; none: all that people made or fill in.
 *
 * @throws OnbehalfError INPUT_INVALID for a name of no column, and for more people and looked-up items than SharePoint reads together.
 */
export function shownColumns(all: readonly ListColumn[], wanted: readonly string[]): readonly ListColumn[] {
  if (wanted.length === 0) return all.filter(isOwn);
  const found = [...new Set(wanted.map((name, index) => findColumn(all, name, `columns.${index}`)))];
  const lookups = found.filter(isLookup);
  if (lookups.length <= mostLookups) return found;
  const problem = `has ${lookups.length} columns with people, looked-up items and terms; SharePoint reads ${mostLookups} of them together. Read the rest with another call.`;
  throw inputError('The columns', [{ field: 'columns', problem }]);
}

/** The `$expand` that reads columns. @param more - Columns that are looked at besides. */
export function expandFields(shown: readonly ListColumn[], more: readonly ListColumn[] = []): string {
  const all = [...new Set([...shown, ...more])];
  const names = all.map((column) => column.name);
  let lookups = 0;
  const read = all.flatMap((column) => {
    if (!isLookup(column)) return [column.name];
    lookups += 1;
    const id = `${column.name}LookupId`;
    // Beyond the limit the numbers of people and items are read, and not what is shown of them.
    const own = lookups > mostLookups ? [] : [column.name];
    return column.kind === 'term' || column.computed || names.includes(id) ? own : [...own, id];
  });
  return read.length === 0 ? 'fields' : `fields($select=${read.join(',')})`;
}

function isLookup({ kind }: ListColumn): boolean {
  return kind === 'person' || kind === 'lookup' || kind === 'term';
}
