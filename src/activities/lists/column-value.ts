import { z } from 'zod';

const personValue = z
  .object({
    lookupId: z.number().describe('Number of the person in this site.'),
    name: z.string().nullable().describe('Name as it is shown; null where it was not read.'),
    address: z.string().nullable().describe('E-mail address; null where Graph does not tell it, as of a column for one person.'),
  })
  .meta({ named: { name: 'ListPerson', text: 'A person or a group in a column of a list.' } });

const lookupValue = z
  .object({
    lookupId: z.number().describe('Id of the item in the list that it comes from.'),
    value: z.string().nullable().describe('What is shown of it; null where it was not read.'),
  })
  .meta({ named: { name: 'ListLookup', text: 'An item of another list in a column of a list.' } });

const linkValue = z
  .object({ url: z.string().describe('Where it leads.'), description: z.string().describe('What is shown; empty without.') })
  .meta({ named: { name: 'ListLink', text: 'A link in a column of a list.' } });

const termValue = z
  .object({ label: z.string().describe('What is shown.'), termId: z.string().describe('Id of the term.') })
  .meta({ named: { name: 'ListTerm', text: 'A term of managed metadata in a column of a list.' } });

/** What a column holds, as activities give it. */
export const columnValue = z
  .union([
    z.string(),
    z.number(),
    z.boolean(),
    z.null(),
    personValue,
    lookupValue,
    linkValue,
    termValue,
    z.array(z.string()),
    z.array(personValue),
    z.array(lookupValue),
    z.array(termValue),
  ])
  .meta({
    named: {
      name: 'ColumnValue',
      text: 'What a column of a list holds: a text, a number, yes or no; a day as `2026-05-01`, a moment in ISO 8601 in UTC; a person, a looked-up item, a link, a term; several of them.',
    },
  });

/** What a column holds. */
export type ColumnValue = z.output<typeof columnValue>;
export type ListPerson = z.output<typeof personValue>;
export type ListLookup = z.output<typeof lookupValue>;
export type ListTerm = z.output<typeof termValue>;
