import { z } from 'zod';
import { nearest } from '../../core/nearest.ts';
import type { Address, FlowProblem, Place } from '../problem.ts';
import type { Step } from '../step.ts';
import { verbs } from '../verbs/verbs.ts';
import { commonOf, commonShape, type CommonKeys } from './common.ts';
import type { DocumentEntry, DocumentNode } from './document.ts';
import { fits } from './fits.ts';
import { nodeAt, plainOf } from './plain.ts';
import { problemsAt } from './problems-at.ts';
import { readEntries, readValue, type Value } from './value.ts';
import type { AnyVerb, StepReading } from './verb.ts';

/** The whole shape of a step of each verb, by its key. */
const shapes = new Map(
  verbs.map((verb) => {
    const shape = { ...commonShape, ...verb.shape };
    return [verb.verb as string, { verb, schema: z.strictObject(shape), isRight: fits(shape) }];
  }),
);

/** What reading found. */
export interface Found {
  readonly problems: FlowProblem[];
  /** Names that steps give which could not be read: nothing is known of what they name. */
  readonly lost: Set<string>;
}

/** Reads a list of steps. Those that cannot be read are left out, and are problems. */
export function readSteps(text: string, list: DocumentNode | undefined, address: Address, found: Found): Step[] {
  if (list === undefined) return [];
  if (list.kind !== 'list') {
    found.problems.push({ address, ...list.place, problem: 'must be a list of steps, each beginning with `- `.' });
    return [];
  }
  return list.items.flatMap((item, index) => readStep(text, item, [...address, index], found) ?? []);
}

/** Reads one step: exactly one key is a verb, and decides what may stand beside it. */
function readStep(text: string, node: DocumentNode, address: Address, found: Found): Step | undefined {
  const { problems } = found;
  const shape = verbOf(node, address, problems);
  if (!shape) return lose(node, found);
  const plain = plainOf(node) as CommonKeys & Readonly<Record<string, unknown>>;
  const result = shape.isRight(plain) ? { success: true as const, data: plain } : shape.schema.safeParse(plain);
  if (!result.success) problems.push(...problemsAt(node, address, result.error, Object.keys(shape.schema.shape)));
  // Steps inside of what is wrong are looked through all the same, so that everything is told at once.
  const reading = readingOf(text, node, address, found);
  if (!result.success) {
    lookInside(shape.verb, node, reading);
    return lose(node, found);
  }
  return Object.assign(commonOf(result.data, address, node.place), shape.verb.build(result.data, reading));
}

/** Remembers what a step would have given names to, so that these are not told as mistakes of others. */
function lose(node: DocumentNode, { lost }: Found): undefined {
  for (const key of ['id', 'as', 'index']) {
    const name = nodeAt(node, [key]);
    if (name?.kind === 'scalar' && typeof name.value === 'string') lost.add(name.value);
  }
  const set = nodeAt(node, ['set']);
  if (set?.kind === 'map') for (const { key } of set.entries) lost.add(key);
  return undefined;
}

function verbOf(node: DocumentNode, address: Address, problems: FlowProblem[]) {
  const report = (place: Place, problem: string): undefined => void problems.push({ address, ...place, problem });
  if (node.kind !== 'map')
    return report(
      node.place,
      node.kind === 'scalar' && node.value === null ? emptyStep : 'A step must be a key and its value, such as `use: mail.list`.',
    );
  const found = node.entries.filter(({ key }) => shapes.has(key));
  const [first, second] = found;
  if (!first) return reportNoVerb(node, report);
  if (!second) return shapes.get(first.key);
  // `parallel` is a step of its own, and says of forEach how many are worked on at once.
  const whole = found.find(({ key }) => found.every((other) => other.key === key || other.key in (shapes.get(key)?.verb.shape ?? {})));
  if (whole) return shapes.get(whole.key);
  const both = found.map(({ key }) => key).join(' and ');
  return report(second.place, `A step does one thing; this one has ${both}. Make two steps of it.`);
}

const emptyStep = 'This step is empty; write what it does, such as `use: mail.list`.';

function reportNoVerb(node: DocumentNode & { kind: 'map' }, report: (place: Place, problem: string) => undefined): undefined {
  const known = [...shapes.keys()];
  const meant = node.entries.flatMap((entry) => {
    if (entry.key in commonShape) return [];
    const close = nearest(entry.key, known);
    return close === undefined ? [] : [{ entry, close }];
  })[0];
  if (meant) return report(meant.entry.place, `"${meant.entry.key}" is nothing that a step does; did you mean ${meant.close}?`);
  const [first] = node.entries;
  return report(
    first?.place ?? node.place,
    `This step does nothing: one of its keys must be ${known.slice(0, -1).join(', ')} or ${known.at(-1)}.`,
  );
}

function readingOf(text: string, node: DocumentNode, address: Address, found: Found): StepReading {
  const { problems } = found;
  const at = (below: Address): Value | undefined => {
    const there = nodeAt(node, below);
    return there && readValue(text, there, [...address, ...below], problems);
  };
  return {
    value(...below) {
      const value = at(below);
      if (!value) throw new TypeError(`${below.join('.')} is read, and no shape requires it.`);
      return value;
    },
    values(...below) {
      const map = nodeAt(node, below);
      const entries = map?.kind === 'map' ? map.entries.filter((entry) => !isStepList(entry)) : [];
      return readEntries(text, entries, [...address, ...below], problems);
    },
    steps: (...below) => readSteps(text, nodeAt(node, below), [...address, ...below], found),
  };
}

/** Steps are read as steps, and not as a value as well. */
function isStepList({ key, value }: DocumentEntry): boolean {
  return key === 'steps' && value.kind === 'list';
}

/** Reads the steps that lie in a step which cannot be read itself. */
function lookInside({ verb }: AnyVerb, node: DocumentNode, reading: StepReading): void {
  const isList = (...at: Address): boolean => nodeAt(node, at)?.kind === 'list';
  const read = (...at: Address): void => void (isList(...at) && reading.steps(...at));
  for (const key of ['steps', 'then', 'else', 'finally']) read(key);
  if (verb === 'try') read('try');
  if (verb === 'microsoft365Scope') read('microsoft365Scope', 'steps');
  for (const key of ['cases', 'catch', 'parallel']) {
    const list = nodeAt(node, [key]);
    if (list?.kind !== 'list') continue;
    list.items.forEach((_item, index) => (key === 'parallel' ? read(key, index) : read(key, index, 'steps')));
  }
}
