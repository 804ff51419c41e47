import { parseArgs } from 'node:util';
import { z } from 'zod';
import type { FieldProblem } from '../../core/errors.ts';
import { inputError } from '../../core/input.ts';
import { toCamel, toKebab } from '../../core/names.ts';
import { nearest } from '../../core/nearest.ts';

/** One flag, as the input schema defines it. */
export interface Flag {
  /** Field of the input, `unreadOnly`. */
  readonly field: string;
  /** Spelling on the command line without dashes, `unread-only`. */
  readonly name: string;
  readonly kind: 'text' | 'textOrJson' | 'number' | 'boolean' | 'json';
  readonly repeats: boolean;
  /** Given several times it is a list, given once it is not. */
  readonly mayRepeat?: true | undefined;
  readonly required: boolean;
  readonly description: string;
  readonly values: readonly string[];
  readonly default: unknown;
}

interface FieldSchema {
  type?: string | string[];
  anyOf?: FieldSchema[];
  enum?: unknown[];
  const?: unknown;
  items?: FieldSchema;
  /** Of a text that somebody else checks. */
  values?: readonly string[];
  description?: string;
  default?: unknown;
}

/**
 * The flags of an input schema: one a field, in the order of the schema. A command looks at few of them: each is worked out when it is.
 *
 * @param each - The field that may stand several times, for a list.
 */
export function flagsOf(schema: z.ZodObject, each?: string): Flag[] {
  return Object.keys(schema.shape).map((field) => {
    let known: Omit<Flag, 'field' | 'name' | 'mayRepeat'> | undefined;
    const flag = (): Omit<Flag, 'field' | 'name' | 'mayRepeat'> => (known ??= flagOf(schema, field));
    return {
      field,
      name: toKebab(field),
      mayRepeat: field === each || undefined,
      get kind() {
        return plainKind(schema.shape[field]) ?? flag().kind;
      },
      get repeats() {
        return plainKind(schema.shape[field]) === undefined && flag().repeats;
      },
      get required() {
        return flag().required;
      },
      get description() {
        return flag().description;
      },
      get values() {
        return flag().values;
      },
      get default() {
        return flag().default;
      },
    };
  });
}

/** The kind of a field that holds one plain value: most of them do, and to know that takes no JSON schema. */
function plainKind(type: unknown): Flag['kind'] | undefined {
  if (type instanceof z.ZodOptional || type instanceof z.ZodDefault) return plainKind(type.unwrap());
  if (type instanceof z.ZodString || type instanceof z.ZodEnum) return 'text';
  if (type instanceof z.ZodBoolean) return 'boolean';
  return type instanceof z.ZodNumber ? 'number' : undefined;
}

function flagOf({ shape }: z.ZodObject, field: string): Omit<Flag, 'field' | 'name' | 'mayRepeat'> {
  const one = z.object({ [field]: shape[field] ?? z.unknown() });
  const { properties, required } = z.toJSONSchema(one, { io: 'input', unrepresentable: 'any' }) as {
    properties?: Record<string, FieldSchema>;
    required?: string[];
  };
  const property = properties?.[field] ?? {};
  const repeats = property.type === 'array';
  const value = repeats ? (property.items ?? {}) : property;
  return {
    kind: kindOf(value),
    repeats,
    required: required?.includes(field) ?? false,
    description: property.description ?? '',
    values: valuesOf(value),
    default: property.default,
  };
}

/** Texts that may stand there, those of each form where there are several. */
function valuesOf({ enum: listed, const: one, anyOf, values = [] }: FieldSchema): string[] {
  if (anyOf) return anyOf.flatMap(valuesOf);
  return (listed ?? (one === undefined ? values : [one])).map(String);
}

function kindOf(schema: FieldSchema): Flag['kind'] {
  const types = schema.anyOf
    ? schema.anyOf.flatMap((option) => option.type ?? [])
    : [schema.type ?? (schema.enum ? 'string' : 'object')].flat();
  if (types.includes('string')) return types.includes('object') ? 'textOrJson' : 'text';
  if (types.includes('boolean')) return 'boolean';
  if (types.includes('number') || types.includes('integer')) return 'number';
  return 'json';
}

/** What stood on the command line: values by field, and words without a flag. */
export interface Parsed {
  readonly values: Readonly<Record<string, unknown>>;
  readonly words: readonly string[];
}

/**
 * Reads the arguments of a command by its flags.
 *
 * @param words - How many words without a flag may stand there, and what they are called.
 * @throws OnbehalfError INPUT_INVALID naming every wrong flag, with the nearest known one.
 */
export function parseFlags(args: readonly string[], flags: readonly Flag[], what: string, words: { readonly most: number }): Parsed {
  const byName = new Map(flags.map((flag) => [flag.name, flag]));
  const { tokens } = parseArgs({
    args: [...args],
    strict: false,
    allowPositionals: true,
    tokens: true,
    // What is not there needs no type.
    options: Object.fromEntries(
      flags
        .filter(({ name }) => args.some((arg) => arg === `--${name}` || arg.startsWith(`--${name}=`)))
        .map(({ name, kind }) => [name, { type: kind === 'boolean' ? ('boolean' as const) : ('string' as const) }]),
    ),
  });
  const problems: FieldProblem[] = [];
  const values: Record<string, unknown> = {};
  const given: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') {
      const problem = strayTruth(token.value, args[token.index - 1], byName);
      if (problem) problems.push(problem);
      else given.push(token.value);
    }
    if (token.kind !== 'option') continue;
    const negated = token.name.startsWith('no-') && byName.get(token.name.slice(3))?.kind === 'boolean';
    const flag = byName.get(negated ? token.name.slice(3) : token.name);
    if (!flag) problems.push({ field: token.rawName, problem: unknownFlag(token.rawName, flags) });
    else if (negated && token.value !== undefined)
      problems.push({ field: token.rawName, problem: `takes no value: write --${flag.name} or --no-${flag.name}.` });
    else take(flag, negated ? 'false' : token.value, values, problems);
  }
  // After a flag that nobody knows, the next word may be its value.
  if (given.length > words.most && problems.length === 0) {
    problems.push({ field: given[words.most] ?? '', problem: 'is one word too many; put a value that has blanks in quotes.' });
  }
  if (problems.length > 0) throw inputError(what, problems);
  return { values, words: given };
}

/** `--flag false`: a switch takes no word of its own, and what was meant is known. */
function strayTruth(word: string, before: string | undefined, flags: ReadonlyMap<string, Flag>): FieldProblem | undefined {
  const name = /^--(?:no-)?(.+)$/.exec(before ?? '')?.[1] ?? '';
  if ((word !== 'true' && word !== 'false') || flags.get(name)?.kind !== 'boolean') return undefined;
  return {
    field: `--${name}`,
    problem: `is a switch and takes no word: write --${word === 'true' ? '' : 'no-'}${name}, or --${name}=${word}.`,
  };
}

function unknownFlag(rawName: string, flags: readonly Flag[]): string {
  const close = nearest(
    rawName.replace(/^-+/, ''),
    flags.map(({ name }) => name),
  );
  return close ? `is not known; did you mean --${close}?` : 'is not known; --help lists the flags.';
}

function take(flag: Flag, text: string | undefined, values: Record<string, unknown>, problems: FieldProblem[]): void {
  const field = `--${flag.name}`;
  if (flag.kind !== 'boolean' && text === undefined) {
    problems.push({ field, problem: 'needs a value.' });
    return;
  }
  const value = convert(flag, text ?? 'true');
  if (value === undefined) problems.push({ field, problem: `must be ${needed[flag.kind]}, not "${text}".` });
  else if (flag.repeats) values[flag.field] = [...((values[flag.field] as unknown[] | undefined) ?? []), value];
  else if (flag.mayRepeat && flag.field in values) values[flag.field] = [values[flag.field], value].flat();
  else if (flag.field in values) problems.push({ field, problem: 'is given twice.' });
  else values[flag.field] = value;
}

const needed = { text: 'a text', textOrJson: 'a text or JSON', number: 'a number', boolean: 'true or false', json: 'JSON' } as const;

function convert({ kind }: Flag, text: string): unknown {
  switch (kind) {
    case 'text':
      return text;
    case 'number':
      return text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : undefined;
    case 'boolean':
      return text === 'true' ? true : text === 'false' ? false : undefined;
    case 'textOrJson':
      // A path or an id may begin with a brace too.
      return (text.startsWith('{') ? json(text) : undefined) ?? text;
    case 'json':
      return json(text);
  }
}

function json(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Field paths of an input error, spelt as flags: `to.0` becomes `--to`, a field inside of JSON comes after its flag, `--filter conditions.0.operator`. */
export function asFlags(problems: readonly FieldProblem[]): FieldProblem[] {
  return problems.map(({ field, problem }) => ({ field: field === '' || field.startsWith('-') ? field : flagOfPath(field), problem }));
}

function flagOfPath(field: string): string {
  const [name = '', ...inside] = field.split('.');
  const flag = `--${toKebab(toCamel(name))}`;
  const isWholeValue = inside.every((step) => /^\d+$/.test(step));
  return isWholeValue ? flag : `${flag} ${inside.join('.')}`;
}
