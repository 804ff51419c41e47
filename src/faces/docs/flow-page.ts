import { z } from 'zod';
import { formOf } from '../../flow/expressions/check-call.ts';
import { functions } from '../../flow/expressions/functions/functions.ts';
import { inWords } from '../../flow/expressions/types.ts';
import { commonShape } from '../../flow/format/common.ts';
import { flowShape } from '../../flow/format/read-flow.ts';
import type { AnyVerb } from '../../flow/format/verb.ts';
import { verbs } from '../../flow/verbs/verbs.ts';

/** The page of the format of flows: what stands at the top, what a step can do, and what expressions can call. */
export function flowPage(): string {
  return [
    '# Flows: every key, and every function',
    '',
    'A flow is a file `*.flow.yaml`. [Flows](../flows.md) tells how they are written and run.',
    '',
    '## At the top',
    '',
    ...keyTable(flowShape),
    '',
    '## What every step may have',
    '',
    ...keyTable(commonShape),
    ...verbs.flatMap(verbSection),
    '',
    '## Functions of expressions',
    '',
    'Besides those of the language: `size(list)`, `has(message.from)`, `string(number)`, `.contains()`, `.startsWith()`, `.endsWith()`, `.trim()`, `.split()`, `.join()`, and over lists `.map(one, ...)`, `.filter(one, ...)`, `.all(one, ...)`, `.exists(one, ...)`. `now` and `today` are the moment and the day at which the run began.',
    '',
    '| function | what it does | gives | example |',
    '| --- | --- | --- | --- |',
    ...[...functions.values()].map(
      ({ name, summary, gives, example: [source, result] }) =>
        `| \`${formOf(name)}\` | ${cell(summary)} | ${inWords(gives())} | \`${cell(source)}\` gives \`${cell(JSON.stringify(result))}\` |`,
    ),
    '',
  ].join('\n');
}

function verbSection({ verb, summary, shape }: AnyVerb): string[] {
  const [own] = Object.values(shape);
  // A scope has its keys inside of its own.
  const inner = own instanceof z.ZodObject ? (own.shape as z.ZodRawShape) : shape;
  return ['', `## ${verb}`, '', summary, '', ...keyTable(inner)];
}

function keyTable(shape: z.ZodRawShape): string[] {
  const rows = Object.entries(shape).map(([name, schema]) => {
    const isOptional = (schema as z.ZodType).safeParse(undefined).success;
    return `| \`${name}\` | ${isOptional ? '' : 'yes'} | ${cell((schema as z.ZodType).description ?? '')} |`;
  });
  return ['| key | required | what it is |', '| --- | --- | --- |', ...rows];
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}
