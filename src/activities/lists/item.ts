import { z } from 'zod';
import { toUtc } from '../graph-values.ts';
import { createdAt, modifiedAt } from '../output-fields.ts';
import { columnValue, type ColumnValue } from './column-value.ts';
import type { ListColumn } from './column.ts';
import type { ListPlace } from './find-list.ts';
import { readValue, type GraphFields } from './read-value.ts';

/** Somebody or something that Graph says has acted. https://learn.microsoft.com/graph/api/resources/identityset */
interface GraphActors {
  readonly user?: { readonly displayName?: string | null; readonly email?: string | null } | null;
  readonly application?: { readonly displayName?: string | null } | null;
}

/** An item of a list as Graph gives it. https://learn.microsoft.com/graph/api/resources/listitem */
export interface GraphListItem {
  readonly id: string;
  readonly eTag?: string | null;
  readonly webUrl?: string | null;
  readonly createdDateTime?: string | null;
  readonly lastModifiedDateTime?: string | null;
  readonly createdBy?: GraphActors | null;
  readonly lastModifiedBy?: GraphActors | null;
  readonly contentType?: { readonly name?: string | null } | null;
  readonly fields?: GraphFields | null;
}

/** An item of a list, as every activity gives one. */
export const itemOutput = z
  .object({
    id: z.string().describe('Id in its list.').meta({ column: 'Id' }),
    site: z.string().describe('Id of the site.'),
    list: z.string().describe('Id of the list.'),
    fields: z
      .record(z.string(), columnValue)
      .describe('What its columns hold, by their names; null for an empty one.')
      .meta({ column: 'Fields' }),
    contentType: z.string().nullable().describe('Name of its content type.'),
    webUrl: z.string().describe('Address in the browser.'),
    createdAt,
    createdBy: z.string().nullable().describe('Name of who made it.'),
    modifiedAt: modifiedAt.meta({ column: 'Changed' }),
    modifiedBy: z.string().nullable().describe('Name of who changed it last.'),
    eTag: z.string().describe('Tag that changes with every change.'),
  })
  .meta({ named: { name: 'ListItem', text: 'An item of a SharePoint list.' } });

/** An item of ours. */
export type ListItem = z.output<typeof itemOutput>;

/** By which names the columns of an item go. */
export const columnNames = z
  .enum(['internal', 'display'])
  .default('internal')
  .describe(
    'Names of the columns in `fields`: internal ones, which stay, or those that people see. A name that several columns have gives way to the internal one.',
  );

/** What of an item is given, and how. */
export interface Shown {
  readonly place: ListPlace;
  /** The columns that are given. */
  readonly columns: readonly ListColumn[];
  readonly columnNames: z.output<typeof columnNames>;
}

/** Turns Graph's item into ours. */
export function toItem(item: GraphListItem, { place, columns, columnNames: names }: Shown): ListItem {
  const fields = item.fields ?? {};
  const entries = columns.map((column): [string, ColumnValue] => [
    names === 'display' && isAlone(column, columns) ? column.displayName : column.name,
    readValue(column, fields),
  ]);
  return {
    id: item.id,
    site: place.site,
    list: place.list,
    fields: Object.fromEntries(entries),
    contentType: item.contentType?.name ?? null,
    webUrl: item.webUrl ?? '',
    createdAt: toUtc(item.createdDateTime),
    createdBy: nameOf(item.createdBy),
    modifiedAt: toUtc(item.lastModifiedDateTime),
    modifiedBy: nameOf(item.lastModifiedBy),
    eTag: item.eTag ?? '',
  };
}

function isAlone({ name, displayName }: ListColumn, columns: readonly ListColumn[]): boolean {
  return !columns.some((other) => other.name !== name && (other.displayName === displayName || other.name === displayName));
}

function nameOf(actors: GraphActors | null | undefined): string | null {
  return actors?.user?.displayName ?? actors?.user?.email ?? actors?.application?.displayName ?? null;
}
