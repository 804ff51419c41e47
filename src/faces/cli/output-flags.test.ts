import { describe, expect, test } from 'vitest';
import { isOnbehalfError } from '../../core/errors.ts';
import { splitOutput } from './output-flags.ts';

test.each([
  ['mail list', undefined, undefined, 'mail list'],
  ['mail list --json', 'jsonl', undefined, 'mail list'],
  ['--json mail list --top 1', 'jsonl', undefined, 'mail list --top 1'],
  ['mail list --output csv --top 1', 'csv', undefined, 'mail list --top 1'],
  ['mail list --output=tsv', 'tsv', undefined, 'mail list'],
  ['mail list --select [].id', undefined, '[].id', 'mail list'],
  ['mail list --select=a=b --output table', 'table', 'a=b', 'mail list'],
  ['mail list --select= --json', 'jsonl', '', 'mail list'],
  ['mail list --json --output jsonl', 'jsonl', undefined, 'mail list'],
  ['mail list --json --output json', 'json', undefined, 'mail list'],
  ['mail list --outputs csv --selected x', undefined, undefined, 'mail list --outputs csv --selected x'],
])('%s', (line, format, select, args) => {
  expect(splitOutput(line.split(' '))).toEqual({ output: { format, select }, args: args.split(' ') });
});

describe('refuses', () => {
  test.each([
    ['--output cvs', '--output', 'must be one of json, jsonl, table, csv, tsv, not "cvs"; did you mean csv?'],
    ['--output pictures', '--output', 'must be one of json, jsonl, table, csv, tsv, not "pictures".'],
    ['--output', '--output', 'needs a value: json, jsonl, table, csv, tsv.'],
    ['--select', '--select', 'needs a value.'],
    ['--output csv --output tsv', '--output', 'is given twice.'],
    ['--select a --select b', '--select', 'is given twice.'],
    ['--json --output csv', '--json', 'and --output csv contradict each other; leave one of them out.'],
  ])('%s', (line, field, problem) => {
    const problems = (): unknown => {
      try {
        return splitOutput(line.split(' '));
      } catch (error) {
        return isOnbehalfError(error) ? error.fields : error;
      }
    };
    expect(problems()).toEqual([{ field, problem }]);
  });
});
