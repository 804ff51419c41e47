import type { FieldProblem } from '../../core/errors.ts';
import { inputError } from '../../core/input.ts';
import { nearest } from '../../core/nearest.ts';

/** How results are written. `text` is what a person reads where nothing else is asked for. */
export const outputFormats = ['json', 'jsonl', 'table', 'csv', 'tsv'] as const;

/** How results are written. */
export type OutputFormat = (typeof outputFormats)[number];

/** What the command line says about results. */
export interface Output {
  /** Undefined: for a person. */
  readonly format: OutputFormat | undefined;
  /** What to take of the result, a JMESPath expression. */
  readonly select: string | undefined;
}

/** What every help says about results. */
export const outputHelp: readonly string[] = [
  '--output json|jsonl|table|csv|tsv   How results are written: one JSON document, one JSON value a line, columns for people, comma or tab separated.',
  '--json                              The same as --output jsonl, with one value indented where a person looks.',
  "--select JMESPATH                   What to take of the result, '[].subject' or '{id: id}' (https://jmespath.org).",
];

/** A command line without its flags about results, which may stand anywhere in it. */
export interface SplitArguments {
  readonly output: Output;
  readonly args: readonly string[];
}

/**
 * Takes the flags about results out of the arguments.
 *
 * @throws OnbehalfError INPUT_INVALID for a format that there is not, one given twice, and `--json` beside another format.
 */
export function splitOutput(argv: readonly string[]): SplitArguments {
  const args: string[] = [];
  const problems: FieldProblem[] = [];
  const given = { output: undefined as string | undefined, select: undefined as string | undefined };
  let isJson = false;
  for (let index = 0; index < argv.length; index += 1) {
    const argument = argv[index] ?? '';
    const [, name, , value] = /^--(output|select)(=([^]*))?$/.exec(argument) ?? [];
    if (argument === '--json') isJson = true;
    else if (name !== 'output' && name !== 'select') args.push(argument);
    else {
      const text = argument.includes('=') ? value : argv[(index += 1)];
      if (text === undefined)
        problems.push({ field: `--${name}`, problem: `needs a value${name === 'output' ? `: ${outputFormats.join(', ')}` : ''}.` });
      else if (given[name] !== undefined) problems.push({ field: `--${name}`, problem: 'is given twice.' });
      given[name] ??= text;
    }
  }
  const format = outputFormats.find((one) => one === given.output);
  if (given.output !== undefined && format === undefined && problems.length === 0) problems.push(unknownFormat(given.output));
  if (isJson && format !== undefined && format !== 'json' && format !== 'jsonl')
    problems.push({ field: '--json', problem: `and --output ${format} contradict each other; leave one of them out.` });
  if (problems.length > 0) throw inputError('The command line', problems);
  return { output: { format: format ?? (isJson ? 'jsonl' : undefined), select: given.select }, args };
}

function unknownFormat(text: string): FieldProblem {
  const close = nearest(text, [...outputFormats]);
  return {
    field: '--output',
    problem: `must be one of ${outputFormats.join(', ')}, not "${text}"${close ? `; did you mean ${close}?` : '.'}`,
  };
}
