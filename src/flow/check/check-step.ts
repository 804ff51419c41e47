import { nearest } from '../../core/nearest.ts';
import { misfit, orMissing, text, unknown } from '../expressions/types.ts';
import type { ValueType } from '../expressions/value-type.ts';
import type { InvokeStep, SetStep, Step, UseStep } from '../step.ts';
import { isFlowFile } from '../flow-file.ts';
import { functionNamed, isModuleFile } from '../invoked-function.ts';
import { checkForEach, checkSwitch, checkTry, oneOf, within } from './check-blocks.ts';
import { checkSettings } from './check-settings.ts';
import { checkWith } from './check-with.ts';
import type { Around, Checker } from './checker.ts';

/** Judges a step, and makes its result known to those that follow. */
export function checkStep(step: Step, around: Around, checker: Checker): void {
  const result = resultOf(step, around, checker);
  if (step.id === undefined) return;
  if (around.names.isTaken(step.id))
    checker.report([...step.address, 'id'], step.place, `is taken: ${step.id} is the name of something else here already.`);
  // A step that may fail, or is not run, has no result then.
  around.names.declare(
    step.id,
    step.continueOnError && result.kind !== 'stream' ? orMissing(result) : step.disabled ? orMissing(result) : result,
  );
}

function resultOf(step: Step, around: Around, checker: Checker): ValueType {
  const { names } = around;
  switch (step.verb) {
    case 'microsoft365Scope':
      checkScope(step, around, checker);
      return nothing;
    case 'use':
      return checkUse(step, around, checker);
    case 'forEach':
      return checkForEach(step, around, checker);
    case 'while':
      checker.expect(step.condition, { kind: 'boolean' }, names);
      within(step.steps, { ...around, inLoop: true }, names.inside(true), checker);
      return nothing;
    case 'if':
      checker.expect(step.condition, { kind: 'boolean' }, names);
      oneOf([step.yes, step.no], around, checker);
      return nothing;
    case 'switch':
      checkSwitch(step, around, checker);
      return nothing;
    case 'try':
      checkTry(step, around, checker);
      return nothing;
    case 'parallel':
      for (const branch of step.branches) checker.steps(branch, { ...around, inLoop: false, shared: new Set(Object.keys(names.types)) });
      return nothing;
    case 'set':
      checkSet(step, around, checker);
      return nothing;
    case 'log':
      checker.typeOf(step.text, names);
      return nothing;
    case 'wait':
      checker.expect(step.duration, text, names, 'a length of time such as 5s');
      return nothing;
    case 'stop':
      checker.typeOf(step.reason, names);
      return nothing;
    case 'invoke':
      return checkInvoke(step, around, checker);
    case 'break':
    case 'continue':
      if (!around.inLoop) checker.report([...step.address, step.verb], step.place, 'must stand in a loop (forEach or while).');
      return nothing;
  }
}

const nothing: ValueType = { kind: 'null' };

function checkScope(step: Extract<Step, { verb: 'microsoft365Scope' }>, around: Around, checker: Checker): void {
  checkSettings(step.settings, around.names, checker);
  if (step.mailbox) checker.expect(step.mailbox, text, around.names);
  const before = new Set(Object.keys(around.names.types));
  checker.steps(step.steps, { ...around, inScope: true });
  // What comes one by one is pulled through the scope, and ends with it.
  for (const [name, type] of Object.entries(around.names.types)) if (type.kind === 'stream' && !before.has(name)) around.names.close(name);
}

function checkUse(step: Step & UseStep, { names, inScope }: Around, checker: Checker): ValueType {
  const activity = checker.activity(step.activity);
  if (!activity) {
    const close = nearest(step.activity, checker.activityNames);
    const hint = close === undefined ? '`onbehalf activities` lists them.' : `did you mean ${close}?`;
    checker.report([...step.address, 'use'], step.place, `"${step.activity}" is no activity; ${hint}`);
    for (const value of Object.values(step.with)) checker.typeOf(value, names);
    return unknown;
  }
  if (!inScope)
    checker.report(
      [...step.address, 'use'],
      step.place,
      `must stand in the steps of a microsoft365Scope: ${activity.name} needs its connection.`,
    );
  if (step.collect && !activity.many)
    checker.report([...step.address, 'collect'], step.place, `has no meaning here: ${activity.name} has one result.`);
  return checkWith(step, activity, names, checker);
}

function checkSet(step: SetStep, { names, shared }: Around, checker: Checker): void {
  for (const [name, value] of Object.entries(step.values)) {
    const type = checker.typeOf(value, names);
    const before = names.types[name];
    if (type.kind === 'stream')
      checker.report(value.address, value.place, 'are results that come one by one; hold them with `collect: true` to give them a name.');
    else if (shared?.has(name))
      checker.report(
        value.address,
        value.place,
        `is set from outside: steps that run at the same time would overwrite each other's ${name}.`,
      );
    else if (before === undefined) names.declare(name, type);
    else {
      const wrong = before.kind === 'null' ? undefined : misfit(type, before);
      if (wrong !== undefined) checker.report(value.address, value.place, wrong);
      if (before.kind === 'null') names.declare(name, unknown);
    }
  }
}

function checkInvoke(step: Step & InvokeStep, { names }: Around, checker: Checker): ValueType {
  const other = checker.invoked(step.file);
  if (!isFlowFile(step.file) && !functionNamed(step.file))
    checker.report(
      [...step.address, 'invoke'],
      step.place,
      isModuleFile(step.file)
        ? `must name a function that ${step.file} exports: ${step.file.replace(/#$/, '')}#name.`
        : 'must be a flow, a file whose name ends in .flow.yaml, or a function of a TypeScript file, such as ./totals.ts#sum.',
    );
  const { inputs, result = unknown } = other ?? {};
  for (const [name, value] of Object.entries(step.with)) {
    const input = inputs && Object.hasOwn(inputs, name) ? inputs[name] : undefined;
    if (inputs && !input) checker.report(value.address, value.key ?? value.place, unknownInput(step.file, name, Object.keys(inputs)));
    if (other) checker.expect(value, input?.type ?? unknown, names);
    else checker.typeOf(value, names);
  }
  for (const [name, { required }] of Object.entries(inputs ?? {}))
    if (required && !Object.hasOwn(step.with, name))
      checker.report([...step.address, 'with', name], step.place, `is required by ${step.file}.`);
  return result;
}

function unknownInput(file: string, name: string, known: readonly string[]): string {
  const close = nearest(name, known);
  return close === undefined
    ? `is no input of ${file}; ${known.length === 0 ? 'it has none' : `known are ${known.join(', ')}`}.`
    : `is no input of ${file}; did you mean ${close}?`;
}
