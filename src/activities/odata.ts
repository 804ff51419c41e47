import { z } from 'zod';
import { dateTimeProblem } from './date-times.ts';

/** A condition in OData, of an activity that lists. */
export const query = z
  .string()
  .min(1)
  .superRefine((text, { addIssue }) => {
    const problem = filterProblem(text);
    if (problem !== undefined) addIssue({ code: 'custom', message: problem });
  })
  .optional()
  .describe("A condition in OData, as Graph's $filter takes it; it holds together with the other fields.");

/** A text as an OData literal: in single quotes, with each quote inside doubled. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/**
 * What is wrong with a `$filter` text, as far as that can be told without asking Graph; undefined when nothing is.
 * Found are: the name of the option in front, a quote that is not closed, parentheses that do not match, and days that do not exist.
 */
export function filterProblem(filter: string): string | undefined {
  if (/^\s*[?&]?\$?filter\s*=/i.test(filter)) return 'must be the condition alone, without "$filter=" in front.';
  let depth = 0;
  let isInText = false;
  for (const character of filter) {
    // A doubled quote closes the text and opens it again, which comes to the same.
    if (character === "'") isInText = !isInText;
    else if (!isInText && character === '(') depth += 1;
    else if (!isInText && character === ')') depth -= 1;
    if (depth < 0) return 'must be OData: a ")" has no "(" before it.';
  }
  if (isInText) return "must be OData: a text in single quotes is not closed; a quote inside a text is written twice ('').";
  if (depth > 0) return 'must be OData: a "(" is not closed.';
  const day = missingDay(filter);
  return day === undefined ? undefined : `must be OData with days that exist: ${day} does not.`;
}

/** The first date outside of a text that does not exist. */
function missingDay(filter: string): string | undefined {
  const dates = filter.replaceAll(/'[^']*'/g, '').match(/(?<![\w-])\d{4}-\d{2}-\d{2}(?![\d-])/g) ?? [];
  return dates.find((date) => dateTimeProblem(date) !== undefined);
}
