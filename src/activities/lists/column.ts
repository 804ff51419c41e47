import { z } from 'zod';

/** A column as Graph gives it; what it holds is told by the one facet that is there. https://learn.microsoft.com/graph/api/resources/columndefinition */
export interface GraphColumn {
  readonly id?: string | null;
  readonly name?: string | null;
  readonly displayName?: string | null;
  readonly description?: string | null;
  readonly required?: boolean | null;
  readonly readOnly?: boolean | null;
  readonly hidden?: boolean | null;
  readonly indexed?: boolean | null;
  readonly enforceUniqueValues?: boolean | null;
  readonly text?: {
    readonly allowMultipleLines?: boolean | null;
    readonly maxLength?: number | null;
    readonly textType?: string | null;
  } | null;
  readonly number?: { readonly minimum?: number | null; readonly maximum?: number | null } | null;
  readonly currency?: object | null;
  readonly boolean?: object | null;
  readonly dateTime?: { readonly format?: string | null } | null;
  readonly choice?: {
    readonly choices?: readonly string[] | null;
    readonly allowTextEntry?: boolean | null;
    readonly displayAs?: string | null;
  } | null;
  readonly personOrGroup?: { readonly allowMultipleSelection?: boolean | null } | null;
  readonly lookup?: {
    readonly allowMultipleValues?: boolean | null;
    readonly columnName?: string | null;
    readonly listId?: string | null;
    readonly primaryLookupColumnId?: string | null;
  } | null;
  readonly calculated?: { readonly formula?: string | null; readonly outputType?: string | null } | null;
  readonly term?: { readonly allowMultipleValues?: boolean | null } | null;
  readonly hyperlinkOrPicture?: object | null;
  readonly thumbnail?: object | null;
  readonly geolocation?: object | null;
  readonly contentApprovalStatus?: object | null;
}

const kinds = [
  'text',
  'number',
  'currency',
  'boolean',
  'date',
  'dateTime',
  'choice',
  'person',
  'lookup',
  'hyperlink',
  'term',
  'calculated',
  'other',
] as const;

/** A column, as every activity gives one. */
export const columnOutput = z
  .object({
    id: z.string().describe('Id of the column.'),
    name: z.string().describe('Internal name, which stays when the column is renamed.').meta({ column: 'Name' }),
    displayName: z.string().describe('Name as people see it.').meta({ column: 'Display name' }),
    description: z.string().describe('What was noted about it; empty without.'),
    kind: z
      .enum(kinds)
      .describe(
        'What it holds: `date` is a day, `dateTime` a moment, `term` managed metadata, `hyperlink` a link or a picture by its address; `other` what Graph has no name for.',
      )
      .meta({ column: 'Kind' }),
    multiple: z.boolean().describe('True where it holds several choices, people, items or terms.'),
    choices: z.array(z.string()).nullable().describe('What may be chosen; null for a column that is no choice.'),
    otherChoices: z.boolean().describe('True where another text than the choices may be given, too.'),
    minimum: z.number().nullable().describe('Least number that is taken; null without a limit.'),
    maximum: z.number().nullable().describe('Greatest number that is taken; null without a limit.'),
    maxLength: z.number().nullable().describe('Most characters of a text; null without a limit.'),
    multipleLines: z.boolean().describe('True for a text of several lines.'),
    lookupList: z.string().nullable().describe('Id of the list that a lookup takes its items from; null for every other column.'),
    lookupColumn: z.string().nullable().describe('Internal name of the column of that list that is shown.'),
    required: z.boolean().describe('True where people have to fill it in.'),
    readOnly: z.boolean().describe('True where only SharePoint itself writes it.'),
    hidden: z.boolean().describe('True where it is not shown to people.'),
    computed: z.boolean().describe('True for a calculated column, and for what a lookup shows besides.'),
    indexed: z.boolean().describe('True where a list of any size can be filtered and sorted by it.'),
    unique: z.boolean().describe('True where no two items may have the same value.'),
  })
  .meta({ named: { name: 'ListColumn', text: 'A column of a SharePoint list.' } });

/** A column of ours. */
export type ListColumn = z.output<typeof columnOutput>;

/** Turns Graph's column into ours. */
export function toColumn(column: GraphColumn): ListColumn {
  const { text, number, choice, lookup, personOrGroup, term, calculated } = column;
  const name = column.name ?? '';
  return {
    id: column.id ?? '',
    name,
    displayName: column.displayName || name,
    description: column.description ?? '',
    kind: kindOf(column),
    multiple: isTrue(
      choice?.displayAs === 'checkBoxes' ||
        lookup?.allowMultipleValues ||
        personOrGroup?.allowMultipleSelection ||
        term?.allowMultipleValues,
    ),
    choices: choice ? [...(choice.choices ?? [])] : null,
    otherChoices: isTrue(choice?.allowTextEntry),
    // Graph writes the absence of a limit as the least and the greatest number there is.
    minimum: limitOf(number?.minimum),
    maximum: limitOf(number?.maximum),
    maxLength: text?.maxLength ? text.maxLength : null,
    multipleLines: isTrue(text?.allowMultipleLines),
    lookupList: lookup?.listId ?? null,
    lookupColumn: lookup?.columnName ?? null,
    required: isTrue(column.required),
    readOnly: isTrue(column.readOnly),
    hidden: isTrue(column.hidden),
    computed: Boolean(calculated?.formula) || Boolean(lookup?.primaryLookupColumnId),
    indexed: isTrue(column.indexed),
    unique: isTrue(column.enforceUniqueValues),
  };
}

/**
 * Of the facets that Graph documents, links have none in its answers: https://github.com/microsoftgraph/microsoft-graph-docs/issues/1965,
 * https://github.com/microsoftgraph/msgraph-sdk-dotnet/issues/1178. They are known by their values alone.
 */
function kindOf(column: GraphColumn): ListColumn['kind'] {
  const known = (['text', 'number', 'currency', 'boolean', 'choice', 'lookup', 'term', 'calculated'] as const).find(
    (facet) => column[facet],
  );
  if (known) return known;
  if (column.dateTime) return column.dateTime.format === 'dateOnly' ? 'date' : 'dateTime';
  if (column.personOrGroup) return 'person';
  return column.hyperlinkOrPicture ? 'hyperlink' : 'other';
}

function limitOf(limit: number | null | undefined): number | null {
  return typeof limit === 'number' && Math.abs(limit) < Number.MAX_VALUE ? limit : null;
}

function isTrue(value: boolean | null | undefined): boolean {
  return value === true;
}
