import type { Document } from 'yaml';
import { z } from 'zod';
import type { FlowProblem } from '../problem.ts';
import type { Step } from '../step.ts';
import { readDocument, type DocumentNode } from './document.ts';
import { nodeAt, plainOf } from './plain.ts';
import { problemsAt } from './problems-at.ts';
import { readSteps } from './read-step.ts';
import { name, steps, value } from './shapes.ts';
import { readEntries, type Value } from './value.ts';

const dateSays = 'must be a date such as 2026-11-27 or 2026-11-27T09:00:00Z.';

/** The types of inputs. */
export const inputTypes = ['text', 'number', 'boolean', 'date', 'list', 'object'] as const;

/** What an input of each type takes. */
const valuesOf = {
  text: z.string({ error: 'must be a text.' }),
  number: z.number({ error: 'must be a number.' }),
  boolean: z.boolean({ error: 'must be true or false.' }),
  date: z.string({ error: dateSays }).refine(isDate, dateSays),
  list: z.array(z.unknown(), { error: 'must be a list.' }),
  object: z.record(z.string(), z.unknown(), { error: 'must be names and their values.' }),
} as const satisfies Readonly<Record<(typeof inputTypes)[number], z.ZodType>>;

const [firstInput, ...otherInputs] = inputTypes.map((type) =>
  z.strictObject({
    type: z.literal(type).describe('What may be given.'),
    default: valuesOf[type].optional().describe('What it is where nothing is given. Left out: it must be given.'),
    description: z.string().max(500).optional().describe('What it is for.'),
  }),
);

const input = z.discriminatedUnion('type', [firstInput as NonNullable<typeof firstInput>, ...otherInputs], {
  error: ({ code }) => (code === 'invalid_union' ? `must be one of ${inputTypes.join(', ')}.` : undefined),
});

/** What stands at the top of a flow. */
export const flowShape = {
  version: z
    .literal(1, { error: 'must be 1: this program knows no other version of the format.' })
    .describe('The version of the format: 1.'),
  name: z.string({ error: 'must be a text.' }).min(1).max(128).describe('The name of the flow.'),
  description: z.string({ error: 'must be a text.' }).max(500).optional().describe('What it does.'),
  inputs: z.record(name, input).optional().describe('What it is given, by name.'),
  steps: steps.describe('What it does.'),
  outputs: z.record(name, value).optional().describe('What it gives, by name.'),
};

const schema = z.strictObject(flowShape);

/** An input of a flow. */
export interface FlowInput {
  /** `unknown` only where what is written is no type. */
  readonly type: (typeof inputTypes)[number] | 'unknown';
  readonly default?: unknown;
  readonly description?: string;
}

/** A flow as it is written. */
export interface Flow {
  readonly name: string;
  readonly description?: string;
  readonly inputs: Readonly<Record<string, FlowInput>>;
  readonly steps: readonly Step[];
  readonly outputs: Readonly<Record<string, Value>>;
}

/** What reading gave: as much of a flow as could be read, and everything that is wrong with its form. */
export interface ReadFlow {
  readonly flow: Flow;
  readonly problems: readonly FlowProblem[];
  /** Names that steps give which could not be read. */
  readonly lost: ReadonlySet<string>;
  /** What is written, node by node; left out where it is no YAML that a flow may be. */
  readonly root?: DocumentNode;
}

const nothing: Flow = { name: '', inputs: {}, steps: [], outputs: {} };

/**
 * Reads a flow file. Whether names, expressions and inputs of activities are right is for `checkFlow` to say.
 *
 * @param document - The text, parsed without an error. Default: it is parsed.
 */
export function readFlow(text: string, document?: Document.Parsed): ReadFlow {
  const { root, problems: ofYaml } = readDocument(text, document);
  const found = { problems: [...ofYaml], lost: new Set<string>(), ...(root && { root }) };
  if (root?.kind !== 'map') {
    if (root) found.problems.push({ address: [], ...root.place, problem: 'A flow begins with `version: 1`.' });
    return { flow: nothing, ...found };
  }
  const result = schema.safeParse(plainOf(root));
  if (!result.success) found.problems.push(...problemsAt(root, [], result.error, Object.keys(flowShape)));
  const list = nodeAt(root, ['steps']);
  const outputs = nodeAt(root, ['outputs']);
  const flow: Flow = {
    ...headOf(root, result.data),
    steps: readSteps(text, list?.kind === 'list' ? list : undefined, ['steps'], found),
    outputs: readEntries(text, outputs?.kind === 'map' ? outputs.entries : [], ['outputs'], found.problems),
  };
  return { flow, ...found };
}

function headOf(root: DocumentNode, head: z.output<typeof schema> | undefined): Pick<Flow, 'name' | 'description' | 'inputs'> {
  if (!head) return { name: '', inputs: inputsAsWritten(root) };
  const { name: title, description, inputs = {} } = head;
  return { name: title, ...(description !== undefined && { description }), inputs: inputs as Flow['inputs'] };
}

/** The inputs of a flow whose head has a mistake: those that are right. */
function inputsAsWritten(root: DocumentNode): Flow['inputs'] {
  const inputs = nodeAt(root, ['inputs']);
  const entries = inputs?.kind === 'map' ? inputs.entries : [];
  return Object.fromEntries(
    entries.map(({ key, value: node }) => {
      const result = input.safeParse(plainOf(node));
      return [key, result.success ? (result.data as FlowInput) : { type: 'unknown' as const }];
    }),
  );
}

/** What a value of a type is, in words. */
export const inputWords: Readonly<Record<FlowInput['type'], string>> = {
  text: 'a text',
  number: 'a number',
  boolean: 'true or false',
  date: 'a date such as 2026-11-27 or 2026-11-27T09:00:00Z',
  list: 'a list',
  object: 'names and their values',
  unknown: 'anything',
};

/** True for a value that an input of a type takes. */
export function isOfType(given: unknown, type: FlowInput['type']): boolean {
  return type === 'unknown' || valuesOf[type].safeParse(given).success;
}

function isDate(given: string): boolean {
  return /^\d{4}-\d\d-\d\d(?:T[\d:.]+(?:Z|[+-]\d\d:\d\d)?)?$/.test(given) && !Number.isNaN(Date.parse(given));
}
