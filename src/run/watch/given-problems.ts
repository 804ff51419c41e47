import type { FieldProblem } from '../../core/errors.ts';
import { isOnbehalfError } from '../../core/errors.ts';
import { nearest } from '../../core/nearest.ts';
import { misfit, unknown } from '../../flow/expressions/types.ts';
import type { ValueType } from '../../flow/expressions/value-type.ts';
import type { InvokedFunction } from '../../flow/invoked-function.ts';
import type { WatchEntry } from '../../project/file/watch-entry.ts';
import { inputsOf } from '../flow/run-flow.ts';
import type { Watched } from './watched.ts';

/** What of an entry says with what it runs. */
type Given = Pick<WatchEntry, 'run' | 'with' | 'on'>;

/** What is wrong with what an entry hands to what it runs; fields from the entry on: `on.as`, `with.limit`. */
export function givenProblems(watched: Watched, { run, with: given, on }: Given): FieldProblem[] {
  const isGiven = on !== undefined && on.as in given;
  const as = isGiven ? undefined : on?.as;
  const clash = isGiven ? [{ field: 'on.as', problem: `is ${on.as}, which \`with\` gives as well.` }] : [];
  switch (watched.kind) {
    case 'flow':
      return [...clash, ...ofFlow(watched.checked.loaded, given, as)];
    case 'function':
      return [...clash, ...ofFunction(watched.invoked, run, given, as)];
    case 'module':
      return [
        ...(on ? [{ field: 'run', problem: `must name a function of ${run} that is handed what came: ${run}#name.` }] : []),
        ...Object.keys(given).map((name) => ({
          field: `with.${name}`,
          problem: `is for a flow or a function, ${run}#name: ${run} as a whole takes nothing.`,
        })),
      ];
  }
}

function ofFlow(loaded: Parameters<typeof inputsOf>[0], given: Given['with'], as: string | undefined): FieldProblem[] {
  const wrong = inputProblems(loaded, given).filter(({ field }) => field !== as);
  const problem = as === undefined ? undefined : itemProblem(loaded.flow.inputs, as);
  return [...(problem === undefined ? [] : [{ field: 'on.as', problem }]), ...wrong.map((one) => ({ ...one, field: `with.${one.field}` }))];
}

/** Whether what comes can be handed to a flow. */
function itemProblem(inputs: Parameters<typeof inputsOf>[0]['flow']['inputs'], as: string): string | undefined {
  const input = Object.hasOwn(inputs, as) ? inputs[as] : undefined;
  if (!input) return `is ${as}, which is no input of the flow: add \`${as}: { type: object }\` to its inputs.`;
  return input.type === 'object' ? undefined : `is ${as}, an input of type ${input.type}; what comes needs one of type object.`;
}

function inputProblems(loaded: Parameters<typeof inputsOf>[0], given: Given['with']): readonly FieldProblem[] {
  try {
    inputsOf(loaded, given);
    return [];
  } catch (error) {
    if (isOnbehalfError(error)) return error.fields;
    throw error;
  }
}

function ofFunction({ inputs }: InvokedFunction, run: string, given: Given['with'], as: string | undefined): FieldProblem[] {
  if (!inputs) return [];
  const known = Object.keys(inputs);
  const handed = [
    ...(as === undefined ? [] : [{ name: as, field: 'on.as', type: { kind: 'object', fields: {}, open: true } as const }]),
    ...Object.entries(given).map(([name, value]) => ({ name, field: `with.${name}`, type: typeOfData(value) })),
  ];
  const wrong = handed.flatMap(({ name, field, type }): FieldProblem[] => {
    const input = Object.hasOwn(inputs, name) ? inputs[name] : undefined;
    const says = field === 'on.as' ? `is ${name}, which ` : '';
    if (!input) return [{ field, problem: `${says}is no input of ${run}; ${hint(name, known)}` }];
    const problem = misfit(type, input.type);
    return problem === undefined ? [] : [{ field, problem: `${says}${problem}` }];
  });
  const missing = known.filter((name) => inputs[name]?.required === true && !handed.some((one) => one.name === name));
  return [...wrong, ...missing.map((name) => ({ field: `with.${name}`, problem: `is required by ${run}.` }))];
}

function hint(name: string, known: readonly string[]): string {
  const close = nearest(name, known);
  if (close !== undefined) return `did you mean ${close}?`;
  return known.length === 0 ? 'it has none.' : `known are ${known.join(', ')}.`;
}

function typeOfData(value: unknown): ValueType {
  if (value === null) return { kind: 'null' };
  if (Array.isArray(value)) return { kind: 'list', of: unknown };
  if (typeof value === 'string') return { kind: 'text' };
  if (typeof value === 'number' || typeof value === 'boolean') return { kind: typeof value as 'number' | 'boolean' };
  return { kind: 'object', fields: {}, open: true };
}
