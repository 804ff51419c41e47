import { createHash } from 'node:crypto';
import { allOf } from '../../flow/all-of.ts';
import { stepsIn, type LoadedFlow } from '../../flow/load-flow.ts';
import { placed } from '../../flow/problem.ts';
import { aboutOf } from '../../flow/step.ts';
import { nameOfStep } from './line-of.ts';
import type { PlannedStep } from './line.ts';

/** The steps of a flow and of those that it invokes, each file once. */
export function planOf(loaded: LoadedFlow): { readonly file: string; readonly steps: PlannedStep[] }[] {
  return allOf(loaded)
    .toReversed()
    .map((one) => ({ file: one.shown, steps: plannedSteps(one) }));
}

/** The first half of the SHA-256 of a text, in hexadecimal. */
export function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}

function plannedSteps({ flow, text }: LoadedFlow): PlannedStep[] {
  const steps = [...stepsIn(flow.steps)];
  const places = placed(
    text,
    steps.map(({ address, place }) => ({ address, ...place, problem: '' })),
  );
  const placeOf = new Map(places.map(({ address, line, column }) => [address.join('.'), { line, column }]));
  return steps.map((step) => {
    const address = step.address.join('.');
    const { line = 1, column = 1 } = placeOf.get(address) ?? {};
    return {
      address,
      verb: step.verb,
      name: nameOfStep({ ...step, about: aboutOf(step) }),
      line,
      column,
      ...(step.disabled && { isDisabled: true }),
    };
  });
}
