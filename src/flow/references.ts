import { parseExpression, type NameRead } from './expressions/expression.ts';
import type { Flow } from './format/read-flow.ts';
import type { Value, WrittenExpression } from './format/value.ts';
import type { Address } from './problem.ts';
import { childrenOf, type Step } from './step.ts';

/** A name that something in a flow has. */
export interface Declaration {
  readonly name: string;
  /** Where it is given: a scalar, or a key of `set` and `inputs`. */
  readonly places: { readonly address: Address; readonly isKey: boolean }[];
  /** Where it is read. */
  readonly reads: { readonly address: Address; readonly expression: WrittenExpression; readonly read: NameRead }[];
}

/** The names of a flow, and what its expressions do with them. */
export interface References {
  readonly declarations: readonly Declaration[];
  /** Every name that stands in an expression, whatever it is. */
  readonly spoken: ReadonlySet<string>;
  /** Every expression that can be read: where it stands, and every name and field in it. */
  readonly expressions: readonly { readonly address: Address; readonly expression: WrittenExpression; readonly words: readonly string[] }[];
  /** Expressions that cannot be read, and why. */
  readonly unread: readonly { readonly expression: WrittenExpression; readonly problem: string }[];
}

type Scope = Map<string, Declaration>;

/** Finds which name each expression of a flow reads, by the blocks that they stand in. */
export function referencesOf(flow: Flow): References {
  const declarations: Declaration[] = [];
  const spoken = new Set<string>();
  const expressions: { address: Address; expression: WrittenExpression; words: readonly string[] }[] = [];
  const unread: { expression: WrittenExpression; problem: string }[] = [];

  const declare = (scope: Scope, name: string, address: Address, isKey = false): void => {
    const declaration: Declaration = { name, places: [{ address, isKey }], reads: [] };
    declarations.push(declaration);
    scope.set(name, declaration);
  };
  const look = (value: Value, scope: Scope): void => {
    for (const { address, expression } of expressionsIn(value)) {
      const parsed = parseExpression(expression.source);
      if (!('reads' in parsed)) {
        unread.push({ expression, problem: parsed.message });
        continue;
      }
      expressions.push({ address, expression, words: parsed.words() });
      for (const name of parsed.inner()) spoken.add(name);
      for (const read of parsed.reads()) {
        spoken.add(read.name);
        scope.get(read.name)?.reads.push({ address, expression, read });
      }
    }
  };
  const steps = (list: readonly Step[], scope: Scope): void => {
    for (const step of list) {
      for (const value of valuesOf(step)) look(value, scope);
      within(step, scope);
      if (step.verb === 'set') for (const name of Object.keys(step.values)) assign(scope, name, [...step.address, 'set', name]);
      if (step.id !== undefined) declare(scope, step.id, [...step.address, 'id']);
    }
  };
  const assign = (scope: Scope, name: string, address: Address): void => {
    const known = scope.get(name);
    if (known) known.places.push({ address, isKey: true });
    else declare(scope, name, address, true);
  };
  const within = (step: Step, scope: Scope): void => {
    const inside = (): Scope => new Map(scope);
    switch (step.verb) {
      case 'forEach': {
        const inner = inside();
        declare(inner, step.as, [...step.address, 'as']);
        if (step.index !== undefined) declare(inner, step.index, [...step.address, 'index']);
        steps(step.steps, inner);
        break;
      }
      case 'microsoft365Scope':
      case 'parallel':
        // Their names are known after them.
        for (const one of childrenOf(step)) steps(one, scope);
        break;
      case 'try':
        steps(step.steps, scope);
        for (const [index, { as, steps: caught }] of step.catches.entries()) {
          const inner = inside();
          if (as !== undefined) declare(inner, as, [...step.address, 'catch', index, 'as']);
          steps(caught, inner);
        }
        steps(step.finally, inside());
        break;
      default:
        for (const one of childrenOf(step)) steps(one, inside());
    }
  };

  const scope: Scope = new Map();
  for (const name of Object.keys(flow.inputs)) declarations.push({ name, places: [{ address: ['inputs', name], isKey: true }], reads: [] });
  declare(scope, 'inputs', ['inputs'], true);
  const [given] = declarations.slice(-1);
  steps(flow.steps, scope);
  for (const value of Object.values(flow.outputs)) look(value, scope);
  return {
    declarations: declarations.filter((each) => each !== given).map((each) => inputReads(each, given)),
    spoken,
    expressions,
    unread,
  };
}

/** An input is read as a field of `inputs`. */
function inputReads(declaration: Declaration, inputs: Declaration | undefined): Declaration {
  if (declaration.places[0]?.address[0] !== 'inputs') return declaration;
  const reads = (inputs?.reads ?? []).flatMap((each) => {
    const { field, isOpen } = each.read;
    if (isOpen) return [each];
    return field?.name === declaration.name ? [{ ...each, read: { ...field, isOpen: false } }] : [];
  });
  return { ...declaration, reads };
}

/** The values that a step itself has, those of the steps in it not included. */
function valuesOf(step: Step): readonly Value[] {
  switch (step.verb) {
    case 'use':
    case 'invoke':
      return Object.values(step.with);
    case 'microsoft365Scope':
      return [...Object.values(step.settings), ...(step.mailbox ? [step.mailbox] : [])];
    case 'forEach':
      return [step.of];
    case 'while':
    case 'if':
      return [step.condition];
    case 'switch':
      return [step.of, ...step.cases.map(({ when }) => when)];
    case 'set':
      return Object.values(step.values);
    case 'log':
      return [step.text];
    case 'wait':
      return [step.duration];
    case 'stop':
      return [step.reason];
    default:
      return [];
  }
}

function expressionsIn(value: Value): { address: Address; expression: WrittenExpression }[] {
  switch (value.kind) {
    case 'plain':
      return [];
    case 'expression':
      return [{ address: value.address, expression: value.expression }];
    case 'text':
      return value.parts.flatMap((part) => (typeof part === 'string' ? [] : [{ address: value.address, expression: part }]));
    case 'list':
      return value.items.flatMap(expressionsIn);
    case 'map':
      return Object.values(value.entries).flatMap(expressionsIn);
  }
}
