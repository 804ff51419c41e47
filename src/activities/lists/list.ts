import { z } from 'zod';
import { toUtc } from '../graph-values.ts';
import { createdAt, modifiedAt } from '../output-fields.ts';
import { columnOutput, toColumn, type GraphColumn } from './column.ts';

/** A list as Graph gives it. https://learn.microsoft.com/graph/api/resources/list */
export interface GraphList {
  readonly id: string;
  readonly name?: string | null;
  readonly displayName?: string | null;
  readonly description?: string | null;
  readonly webUrl?: string | null;
  readonly createdDateTime?: string | null;
  readonly lastModifiedDateTime?: string | null;
  readonly list?: { readonly hidden?: boolean | null; readonly template?: string | null } | null;
  readonly columns?: readonly GraphColumn[] | null;
}

/** The `$select` of a call that reads lists. */
export const listProperties = 'id,name,displayName,description,webUrl,createdDateTime,lastModifiedDateTime,list';

/** A list, as every activity gives one. */
export const listOutput = z
  .object({
    id: z.string().describe('Id of the list.').meta({ column: 'Id' }),
    site: z.string().describe('Id of the site that it is in.'),
    name: z.string().describe('Its name in its address, which stays when it gets another title.'),
    title: z.string().describe('Title, as people see it.').meta({ column: 'Title' }),
    description: z.string().describe('What was noted about it; empty without.'),
    template: z.string().describe('What it was made as: `genericList`, `documentLibrary`, `tasks`.').meta({ column: 'Template' }),
    hidden: z.boolean().describe('True where it is not shown to people.'),
    webUrl: z.string().describe('Address in the browser.'),
    createdAt,
    modifiedAt,
    columns: z.array(columnOutput).nullable().describe('Its columns; null unless they were asked for.'),
  })
  .meta({ named: { name: 'SharePointList', text: 'A list of SharePoint.' } });

/** A list of ours. */
export type SharePointList = z.output<typeof listOutput>;

/** Turns Graph's list into ours. @param site - Id of its site. @param columns - Undefined where they were not asked for. */
export function toList(list: GraphList, site: string, columns?: readonly GraphColumn[]): SharePointList {
  return {
    id: list.id,
    site,
    name: list.name ?? '',
    title: list.displayName ?? list.name ?? '',
    description: list.description ?? '',
    template: list.list?.template ?? '',
    hidden: list.list?.hidden === true,
    webUrl: list.webUrl ?? '',
    createdAt: toUtc(list.createdDateTime),
    modifiedAt: toUtc(list.lastModifiedDateTime),
    columns: columns ? columns.map(toColumn) : null,
  };
}
