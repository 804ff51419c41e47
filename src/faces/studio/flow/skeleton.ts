import type { ValueType } from '../../../flow/expressions/value-type.ts';
import type { PaletteItem } from '../protocol.ts';

/** What several things of an area are called, so that expressions read well. */
const things: Readonly<Record<string, string>> = {
  mail: 'messages',
  calendar: 'events',
  files: 'files',
  lists: 'items',
  excel: 'rows',
  users: 'people',
  groups: 'groups',
  planner: 'tasks',
  chat: 'messages',
};

const singular: Readonly<Record<string, string>> = { people: 'person' };

/** What a new step is made with. */
export interface SkeletonPlace {
  /** The names that it can read, the one that was made last at the end. */
  readonly names: Readonly<Record<string, ValueType>>;
  /** Every name that something in the flow has. */
  readonly taken: ReadonlySet<string>;
}

/**
 * A new step as YAML: what it needs is there to be filled in, and what a loop around it or a step before it gives is filled in.
 *
 * @param required - What the step must be given.
 */
export function skeletonOf(item: PaletteItem, required: readonly string[], { names, taken }: SkeletonPlace): string {
  const verb = /^verb:(\w+)$/.exec(item.what)?.[1];
  const many = Object.keys(names).findLast((name) => ['stream', 'list'].includes(names[name]?.kind ?? ''));
  if (verb !== undefined) return verbSkeleton(verb, many, taken);
  const given = required.filter((field) => Object.hasOwn(names, field)).map((field) => `  ${field}: "\${${field}}"`);
  const lines = [`use: ${item.what}`, ...(given.length > 0 ? ['with:', ...given] : [])];
  if (item.many) lines.unshift(`id: ${free(things[item.group] ?? 'results', taken)}`);
  return `- ${lines.join('\n  ')}\n`;
}

function verbSkeleton(verb: string, source: string | undefined, taken: ReadonlySet<string>): string {
  const thing = source === undefined ? 'item' : (singular[source] ?? (source.replace(/\d+$/, '').replace(/s$/, '') || 'item'));
  const bodies: Readonly<Record<string, readonly string[]>> = {
    microsoft365Scope: ['microsoft365Scope:', '  steps: []'],
    forEach: [`forEach: ${source === undefined ? '[]' : `"\${${source}}"`}`, `as: ${free(thing, taken)}`, 'steps: []'],
    while: ['while: false', 'steps: []'],
    if: ['if: true', 'then: []'],
    switch: ['switch: "${}"', 'cases:', '  - when: ""', '    steps: []'],
    try: ['try: []', 'catch:', '  - steps: []'],
    parallel: ['parallel:', '  - []', '  - []'],
    set: ['set:', `  ${free('name', taken)}: ""`],
    log: ['log: ""'],
    wait: ['wait: 5s'],
    invoke: ['invoke: ./other.flow.yaml'],
    stop: ['stop: ""'],
    break: ['break: true'],
    continue: ['continue: true'],
  };
  return `- ${(bodies[verb] ?? [`${verb}: ""`]).join('\n  ')}\n`;
}

/** A name that nothing has yet: `messages`, `messages2`. */
function free(name: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? name : `${name}${number}`;
    if (!taken.has(candidate)) return candidate;
  }
}
