import { describe, expect, test } from 'vitest';
import { parseQuery } from './query-options.ts';

function parse(query: string): ReturnType<typeof parseQuery> {
  return parseQuery(new URLSearchParams(query));
}

describe('query options', () => {
  test('come with and without the dollar sign, in any letter case', () => {
    expect(parse('$top=5&skip=10&$Select=subject,from/emailAddress&COUNT=true')).toMatchObject({
      top: 5,
      skip: 10,
      select: ['subject', 'from'],
      count: true,
    });
  });

  test('a star selects everything', () => {
    expect(parse('$select=id,*')).not.toHaveProperty('select');
  });

  test('$orderby takes several terms, paths and directions', () => {
    expect(parse('$orderby=isRead,from/emailAddress/name desc, receivedDateTime ASC').orderBy).toEqual([
      { segments: ['isRead'], descending: false },
      { segments: ['from', 'emailAddress', 'name'], descending: true },
      { segments: ['receivedDateTime'], descending: false },
    ]);
  });

  test('$expand nests, with options in parentheses', () => {
    const { expand } = parse(
      "$expand=attachments($select=id,name;$top=2;$filter=name eq 'a;b)'),childFolders($expand=childFolders($levels=2))",
    );

    expect(expand).toMatchObject([
      { property: 'attachments', query: { select: ['id', 'name'], top: 2 } },
      { property: 'childFolders', query: { expand: [{ property: 'childFolders' }] } },
    ]);
    expect(expand[0]?.query.filter).toMatchObject({ right: { value: 'a;b)' } });
  });

  test('parameters that are not OData are left alone', () => {
    expect(parse('includeHiddenFolders=true&startDateTime=x')).toEqual({ orderBy: [], skip: 0, count: false, expand: [] });
  });

  test.each([
    ['$filte=x', "The query parameter '$filte' is not supported."],
    ['$top=1&top=2', "Query option '$top' was specified more than once, but it must be specified at most once."],
    ['$top=-1', "Invalid value '-1' for $top query option found. The $top query option requires a non-negative integer value."],
    ['$skip=x', "Invalid value 'x' for $skip query option found. The $skip query option requires a non-negative integer value."],
    ['$count=yes', "Invalid value 'yes' for $count query option found. Valid values are 'true' and 'false'."],
    ['$orderby=subject up', "Invalid orderby clause: Syntax error at position 0 in 'subject up'."],
    ['$select=a b', "Parsing OData Select and Expand failed: Syntax error at position 0 in 'a b'."],
    ['$expand=attachments($select=id', 'Parsing OData Select and Expand failed: Found an unbalanced bracket expression.'],
    ['$expand=attachments(x=1)', "Parsing OData Select and Expand failed: Term 'x' is not valid in a $select or $expand expression."],
  ])('%s is refused', (query, message) => {
    expect(() => parse(query)).toThrow(expect.objectContaining({ status: 400, code: 'BadRequest', message }));
  });
});
