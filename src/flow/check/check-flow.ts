import type { AnyActivity } from '../../core/activity.ts';
import { allOf } from '../all-of.ts';
import { heldCatalogue, type Catalogue, type HeldCatalogue } from '../catalogue.ts';
import type { CheckedExpression } from '../expressions/expression.ts';
import { date, unknown } from '../expressions/types.ts';
import type { ValueType } from '../expressions/value-type.ts';
import { readFlow } from '../format/read-flow.ts';
import type { WrittenExpression } from '../format/value.ts';
import { stepsIn, type LoadedFlow } from '../load-flow.ts';
import { flowError, type FlowProblem } from '../problem.ts';
import type { Invoked } from './checker.ts';
import { createChecker, type Judged } from './create-checker.ts';
import { createNames } from './names.ts';
import { typeOfInput } from './types.ts';

/** A flow that was judged, and can be run. */
export interface CheckedFlow {
  readonly loaded: LoadedFlow;
  /** What computes each expression of it, and of the flows that it invokes. */
  readonly expressions: ReadonlyMap<WrittenExpression, CheckedExpression>;
}

/**
 * Judges a flow, and those that it invokes, before anything runs: names, types of expressions, activities and what they are given.
 *
 * @throws OnbehalfError AUTOMATION_INVALID with everything that is wrong, each with line and column.
 */
export async function checkFlow(loaded: LoadedFlow, catalogue: Catalogue): Promise<CheckedFlow> {
  const expressions = new Map<WrittenExpression, CheckedExpression>();
  const held = heldCatalogue(catalogue);
  for (const flow of allOf(loaded)) {
    const judged = await judge(flow, held);
    if (judged.problems.length > 0) throw flowError(flow.shown, flow.text, judged.problems);
    for (const [written, checked] of judged.expressions) expressions.set(written, checked);
  }
  return { loaded, expressions };
}

/** Everything that is wrong with a flow; nothing about those that it invokes. */
export async function problemsOfFlow(loaded: LoadedFlow, catalogue: Catalogue): Promise<FlowProblem[]> {
  return (await judge(loaded, heldCatalogue(catalogue))).problems;
}

/**
 * The types of the names that an expression can read, found by its source.
 *
 * @param text - The text of a flow in which it stands. What is wrong elsewhere does not matter, as long as it is YAML.
 * @returns Undefined where the expression was not found.
 */
export async function namesIn(
  text: string,
  source: string,
  catalogue: Catalogue,
): Promise<Readonly<Record<string, ValueType>> | undefined> {
  let types: Readonly<Record<string, ValueType>> | undefined;
  const loaded: LoadedFlow = { path: '', shown: '', text, ...readFlow(text), invoked: new Map(), functions: new Map() };
  await judge(loaded, heldCatalogue(catalogue), (written, names) => {
    if (written.source === source) types = { ...names.types };
  });
  return types;
}

/** What is known about a flow before it runs. */
async function judge(loaded: LoadedFlow, catalogue: HeldCatalogue, seen?: Judged['seen']) {
  const { flow } = loaded;
  const problems: FlowProblem[] = [...loaded.problems];
  const activities = await activitiesOf(loaded, catalogue);
  const missing = [...activities.values()].includes(undefined);
  const expressions = new Map<WrittenExpression, CheckedExpression>();
  const read = new Set<string>();
  const checker = createChecker(
    { problems, expressions, read, ...(seen && { seen }) },
    {
      activity: (name) => activities.get(name),
      activityNames: missing ? await catalogue.names() : [],
      expression: (source) => catalogue.expression(source),
      fieldsOf: (activity) => catalogue.fieldsOf(activity),
      typeOfSchema: (schema) => catalogue.typeOf(schema),
      invoked: (file) => loaded.functions.get(file) ?? outlineOf(loaded.invoked.get(file)),
    },
  );
  const names = createNames({ inputs: inputsType(loaded), now: date, today: date }, loaded.lost);
  checker.steps(flow.steps, { names, inScope: false, inLoop: false });
  for (const value of Object.values(flow.outputs)) {
    const type = checker.typeOf(value, names);
    if (type.kind === 'stream')
      checker.report(
        value.address,
        value.place,
        'must be a value, and these are results that come one by one; hold them with `collect: true`.',
      );
  }
  for (const step of stepsIn(flow.steps)) {
    // Nothing is done for results that nobody takes: an activity that has many is as far as it is gone through.
    if (step.verb !== 'use' || step.disabled || step.collect || step.id === undefined || read.has(step.id)) continue;
    if (activities.get(step.activity)?.many)
      checker.report(
        [...step.address, 'id'],
        step.place,
        `names results that come one by one, and nothing goes through them, so nothing would be done; add \`collect: true\`, or leave out the id.`,
      );
  }
  return { problems, expressions };
}

async function activitiesOf({ flow }: LoadedFlow, catalogue: Catalogue): Promise<Map<string, AnyActivity | undefined>> {
  const used = new Set<string>();
  for (const step of stepsIn(flow.steps)) if (step.verb === 'use') used.add(step.activity);
  return new Map(await Promise.all([...used].map(async (name) => [name, await catalogue.find(name)] as const)));
}

function inputsType({ flow }: LoadedFlow): ValueType {
  const fields = Object.entries(flow.inputs).map(([name, input]) => [name, typeOfInput(input)] as const);
  return { kind: 'object', name: 'the inputs', fields: Object.fromEntries(fields) };
}

/** What another flow takes and gives. Its own mistakes are told where it is judged itself, so its outputs are not looked into. */
function outlineOf(loaded: LoadedFlow | undefined): Invoked | undefined {
  if (!loaded) return undefined;
  const { inputs, outputs } = loaded.flow;
  return {
    inputs: Object.fromEntries(
      Object.entries(inputs).map(([name, input]) => [name, { type: typeOfInput(input), required: input.default === undefined }]),
    ),
    result: {
      kind: 'object',
      name: `the result of ${loaded.shown}`,
      fields: Object.fromEntries(Object.keys(outputs).map((name) => [name, unknown])),
    },
  };
}
