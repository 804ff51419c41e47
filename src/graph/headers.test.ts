import { describe, expect, test } from 'vitest';
import { graphHeaders, mergePrefer } from './headers.ts';
import { userAgent } from './user-agent.ts';

describe('Prefer headers', () => {
  test('become one, a comma in quotes kept', () => {
    expect(mergePrefer('IdType="ImmutableId"', 'outlook.timezone="a, \\"b\\"", odata.maxpagesize=5', undefined)).toBe(
      'IdType="ImmutableId", outlook.timezone="a, \\"b\\"", odata.maxpagesize=5',
    );
  });

  test('of one name: the later wins, in whatever case', () => {
    expect(mergePrefer('IdType="ImmutableId"', 'idtype="RestId"')).toBe('idtype="RestId"');
  });

  test('that are empty vanish', () => {
    expect(mergePrefer('', ' , ', undefined)).toBe('');
  });
});

describe('headers of a call', () => {
  test('ask for JSON and for ids that last', () => {
    expect(graphHeaders()).toEqual({ accept: 'application/json', prefer: 'IdType="ImmutableId"' });
  });

  test('take the given ones in, without two spellings of one name', () => {
    expect(
      graphHeaders({ PREFER: 'outlook.body-content-type="text"', 'Content-Type': 'text/plain', ConsistencyLevel: 'eventual' }, true),
    ).toEqual({
      accept: 'application/json',
      'content-type': 'text/plain',
      consistencylevel: 'eventual',
      prefer: 'IdType="ImmutableId", outlook.body-content-type="text"',
    });
  });
});

test('the client introduces itself as SharePoint asks', () => {
  expect(userAgent('1.2.3')).toBe('NONISV|Onbehalf|Onbehalf/1.2.3');
  expect(userAgent()).toMatch(/^NONISV\|Onbehalf\|Onbehalf\/\d+\.\d+\.\d+/);
});
