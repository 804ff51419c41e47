import { inWords, misfit, orMissing, unknown } from '../expressions/types.ts';
import type { ValueType } from '../expressions/value-type.ts';
import type { ForEachStep, Step, StepCommon, SwitchStep, TryStep } from '../step.ts';
import type { Around, Checker } from './checker.ts';
import type { Names } from './names.ts';
import { errorType, loopResult } from './types.ts';

/** Why results that come one by one cannot be gone through at a place. */
const whyNot = {
  taken: 'were gone through already',
  'each turn': 'would be gone through in each turn of the loop around',
  closed: 'end with the scope that they come from',
} as const;

/** Judges a loop over things; gives the type of its result. */
export function checkForEach(step: StepCommon & ForEachStep, around: Around, checker: Checker): ValueType {
  const type = checker.typeOf(step.of, around.names);
  const of = thingsOf(type);
  if (of === undefined)
    checker.report(step.of.address, step.of.place, `must be a list, or results that come one by one, and this is ${inWords(type)}.`);
  const again = type.kind === 'stream' && step.of.kind === 'expression' ? around.names.take(step.of.expression.source.trim()) : undefined;
  if (again !== undefined)
    checker.report(
      step.of.address,
      step.of.place,
      `are results that come one by one, and ${whyNot[again]}; hold them with \`collect: true\`.`,
    );
  const names = around.names.inside(true);
  for (const name of [step.as, step.index]) {
    if (name !== undefined && around.names.isTaken(name))
      checker.report(
        [...step.address, name === step.as ? 'as' : 'index'],
        step.place,
        `is taken: ${name} is the name of something else here already.`,
      );
  }
  names.declare(step.as, of ?? unknown);
  if (step.index !== undefined) names.declare(step.index, { kind: 'number' });
  const shared = step.parallel > 1 ? new Set(Object.keys(around.names.types)) : around.shared;
  within(step.steps, { ...around, inLoop: true, ...(shared && { shared }) }, names, checker);
  return loopResult;
}

function thingsOf(type: ValueType): ValueType | undefined {
  if (type.kind === 'list' || type.kind === 'stream') return type.of;
  return type.kind === 'unknown' ? unknown : undefined;
}

/** Judges a switch: its value, its cases, and their steps. */
export function checkSwitch(step: SwitchStep, around: Around, checker: Checker): void {
  const type = checker.typeOf(step.of, around.names);
  for (const { when } of step.cases) {
    const wrong = misfit(checker.typeOf(when, around.names), type);
    if (wrong !== undefined) checker.report(when.address, when.place, `can never be what switch looks at: ${wrong}`);
  }
  oneOf([...step.cases.map(({ steps }) => steps), step.else], around, checker);
}

/** Goes through lists of steps of which one is run. */
export function oneOf(lists: readonly (readonly Step[])[], around: Around, checker: Checker): void {
  const blocks = lists.map((steps) => {
    const names = around.names.inside();
    checker.steps(steps, { ...around, names });
    return names;
  });
  around.names.after(...blocks);
}

/** Goes through steps in a block of their own. */
export function within(steps: readonly Step[], around: Around, names: Names, checker: Checker): void {
  checker.steps(steps, { ...around, names });
  around.names.after(names);
}

/** Judges what is tried, caught and done in any case. */
export function checkTry(step: StepCommon & TryStep, around: Around, checker: Checker): void {
  const before = new Set(Object.keys(around.names.types));
  checker.steps(step.steps, around);
  // After an error some of it may not have been done.
  if (step.catches.length > 0 || step.finally.length > 0)
    for (const [name, type] of Object.entries(around.names.types)) if (!before.has(name)) around.names.declare(name, orMissing(type));
  step.catches.forEach(({ as, steps }, index) => {
    const names = around.names.inside();
    if (as !== undefined && around.names.isTaken(as))
      checker.report([...step.address, 'catch', index, 'as'], step.place, `is taken: ${as} is the name of something else here already.`);
    if (as !== undefined) names.declare(as, errorType);
    within(steps, around, names, checker);
  });
  within(step.finally, around, around.names.inside(), checker);
}
