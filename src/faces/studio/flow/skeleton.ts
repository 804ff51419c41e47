import type { PaletteItem, StepNode, Address } from '../protocol.ts';
import { namesAt, namesIn } from './names-at.ts';

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

/**
 * A new step as YAML: what it needs is there to be filled in, and what a loop around it or a step before it gives is filled in.
 *
 * @param required - What the step must be given.
 * @param all - Every palette item, to know whose results come one by one.
 */
export function skeletonOf(
  item: PaletteItem,
  required: readonly string[],
  { steps, list, index, all }: { steps: readonly StepNode[]; list: Address; index: number; all: readonly PaletteItem[] },
): string {
  const names = namesAt(steps, list, index);
  const verb = /^verb:(\w+)$/.exec(item.what)?.[1];
  if (verb !== undefined) return verbSkeleton(verb, names.find(({ from }) => isMany(from, all))?.name, namesIn(steps));
  const given = required.filter((field) => names.some(({ name }) => name === field)).map((field) => `  ${field}: "\${${field}}"`);
  const lines = [`use: ${item.what}`, ...(given.length > 0 ? ['with:', ...given] : [])];
  if (item.many) lines.unshift(`id: ${free(things[item.group] ?? 'results', namesIn(steps))}`);
  return `- ${lines.join('\n  ')}\n`;
}

function isMany(from: ReturnType<typeof namesAt>[number]['from'], all: readonly PaletteItem[]): boolean {
  return typeof from === 'object' && all.some(({ what, many }) => many && what === from.what);
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
