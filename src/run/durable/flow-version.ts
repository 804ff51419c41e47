import { createHash } from 'node:crypto';
import { allOf } from '../../flow/all-of.ts';
import { type LoadedFlow, stepsIn } from '../../flow/load-flow.ts';
import { aboutOf } from '../../flow/step.ts';

/**
 * What a flow means, file by file: each step by its address, and what stands around them. Comments, order of keys and spacing are no part of it;
 * of the files of functions the whole text is. */
export type FlowVersion = Readonly<Record<string, Readonly<Record<string, { readonly what: string; readonly hash: string }>>>>;

/** Keys of a step that say where it stands. */
const places = new Set(['place', 'address']);
const numbersOfPlaces = new Set(['start', 'end']);

/** The version of a flow and of the flows and functions that it invokes. */
export function versionOf(loaded: LoadedFlow): FlowVersion {
  const flows = allOf(loaded);
  const sources = flows.flatMap(({ functions }) => [...functions.values()].flatMap((one) => one.sources));
  return Object.fromEntries([
    ...sources.map(({ shown, text }) => [shown, { text: { what: 'of functions', hash: hashOfText(text) } }] as const),
    ...flows.map(({ shown, flow }) => [shown, stepsOf(flow)] as const),
  ]);
}

/** What is another one now, in words; empty where a run goes on in the flow as it was. */
export function changesBetween(before: FlowVersion, now: FlowVersion): string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(now)])].flatMap((file) => {
    const [then, today] = [before[file], now[file]];
    if (!then) return [`${file} was not part of it`];
    if (!today) return [`${file} is no part of it any more`];
    return [...new Set([...Object.keys(then), ...Object.keys(today)])].flatMap((address) => {
      const [old, found] = [then[address], today[address]];
      if (!old) return [`${file}: ${address} (${found?.what ?? ''}) is new`];
      if (!found) return [`${file}: ${address} (${old.what}) is gone`];
      return old.hash === found.hash ? [] : [`${file}: ${address} (${old.what}) is another one`];
    });
  });
}

function stepsOf({ steps, ...around }: LoadedFlow['flow']) {
  const entries = [...stepsIn(steps)].map(
    (step) => [step.address.join('.'), { what: aboutOf(step) ?? step.verb, hash: hashOf(step) }] as const,
  );
  return Object.fromEntries([['inputs and outputs', { what: 'of the flow', hash: hashOf(around) }], ...entries]);
}

/** A step is what it says itself; the steps in it have hashes of their own. */
function hashOf(value: object): string {
  const text = JSON.stringify(value, (key, item: unknown) => {
    if (places.has(key)) return undefined;
    if (typeof item === 'number' && numbersOfPlaces.has(key)) return undefined;
    return key !== '' && typeof item === 'object' && item !== null && 'verb' in item ? 'step' : item;
  });
  return hashOfText(text);
}

function hashOfText(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
