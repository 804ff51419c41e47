import { allOf } from '../../flow/all-of.ts';
import { stepsIn, type LoadedFlow } from '../../flow/load-flow.ts';
import type { Address } from '../../flow/problem.ts';
import { referencesOf, type Declaration, type References } from '../../flow/references.ts';
import type { Step } from '../../flow/step.ts';
import { matchesWildcard } from '../../project/packages/wildcard.ts';

/** What only holds steps tells no values itself. */
const blocks: ReadonlySet<Step['verb']> = new Set(['microsoft365Scope', 'forEach', 'while', 'if', 'switch', 'try', 'parallel']);

/**
 * The steps of a flow, and of those that it invokes, whose values are not to be written down by the names that a project keeps private: those that
 * give a field such a name, read what has one, or read what was made of it.
 *
 * @param patterns - With `*` for any characters, without regard to case.
 */
export function privateSteps(loaded: LoadedFlow, patterns: readonly string[]): ReadonlySet<Step> {
  const found = new Set<Step>();
  if (patterns.length === 0) return found;
  const lower = patterns.map((pattern) => pattern.toLowerCase());
  const isPrivate = (name: string): boolean => lower.some((pattern) => matchesWildcard(pattern, name.toLowerCase()));
  for (const { flow } of allOf(loaded)) {
    const steps = [...stepsIn(flow.steps)];
    const hidden = hiddenAddresses(referencesOf(flow), steps, isPrivate);
    for (const step of steps) if (!blocks.has(step.verb) && hidden.some((address) => lies(address, step.address))) found.add(step);
  }
  return found;
}

/** Where values stand that are not to be written down. */
function hiddenAddresses(
  { declarations, expressions }: References,
  steps: readonly Step[],
  isPrivate: (name: string) => boolean,
): Address[] {
  const hidden = steps.flatMap((step) => fieldsOf(step).filter((address) => isPrivate(String(address.at(-1)))));
  for (const { address, words } of expressions) if (words.some(isPrivate)) hidden.push(address);
  const names = new Set(declarations.filter(({ name }) => isPrivate(name)));
  // What is made of a private value is private, and so is what is made of that.
  for (let before = -1; before !== names.size;) {
    before = names.size;
    for (const declaration of declarations) {
      if (!names.has(declaration) && sourcesOf(declaration).some((source) => hidden.some((address) => lies(address, source))))
        names.add(declaration);
      if (names.has(declaration)) for (const { address } of declaration.reads) if (!hidden.includes(address)) hidden.push(address);
    }
  }
  return hidden;
}

/** The fields that a step gives values to. */
function fieldsOf(step: Step): Address[] {
  if (step.verb === 'set') return Object.keys(step.values).map((name) => [...step.address, 'set', name]);
  return step.verb === 'use' || step.verb === 'invoke' ? Object.keys(step.with).map((name) => [...step.address, 'with', name]) : [];
}

/** Where that stands which a name gets its value from. */
function sourcesOf({ places }: Declaration): Address[] {
  return places.flatMap(({ address, isKey }): Address[] => {
    if (isKey) return address[0] === 'inputs' ? [] : [address];
    const step = address.slice(0, -1);
    if (address.at(-1) === 'id') return [[...step, 'with']];
    if (address.at(-1) === 'index') return [];
    // An error tells of what was tried.
    return step.at(-2) === 'catch' ? [[...step.slice(0, -2), 'try']] : [[...step, 'forEach']];
  });
}

function lies(address: Address, below: Address): boolean {
  return address.length >= below.length && below.every((part, index) => part === address[index]);
}
