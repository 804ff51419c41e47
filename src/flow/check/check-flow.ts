import type { AnyActivity } from '../../core/activity.ts';
import { allOf } from '../all-of.ts';
import type { Catalogue } from '../catalogue.ts';
import { type CheckedExpression, parseExpression } from '../expressions/expression.ts';
import { date, inWords, misfit, text, unknown } from '../expressions/types.ts';
import type { ValueType } from '../expressions/value-type.ts';
import type { Value, WrittenExpression } from '../format/value.ts';
import { stepsIn, type LoadedFlow } from '../load-flow.ts';
import { flowError, type FlowProblem } from '../problem.ts';
import { checkStep } from './check-step.ts';
import type { Around, Checker, InvokedFlow } from './checker.ts';
import { createNames, type Names } from './names.ts';
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
  for (const flow of allOf(loaded)) {
    const judged = await judge(flow, catalogue);
    if (judged.problems.length > 0) throw flowError(flow.shown, flow.text, judged.problems);
    for (const [written, checked] of judged.expressions) expressions.set(written, checked);
  }
  return { loaded, expressions };
}

/** Everything that is wrong with a flow; nothing about those that it invokes. */
export async function problemsOfFlow(loaded: LoadedFlow, catalogue: Catalogue): Promise<FlowProblem[]> {
  return (await judge(loaded, catalogue)).problems;
}

/** What is known about a flow before it runs. */
async function judge(loaded: LoadedFlow, catalogue: Catalogue) {
  const { flow } = loaded;
  const problems: FlowProblem[] = [...loaded.problems];
  const activities = await activitiesOf(loaded, catalogue);
  const missing = [...activities.values()].includes(undefined);
  const expressions = new Map<WrittenExpression, CheckedExpression>();
  const read = new Set<string>();
  const checker = createChecker(
    { problems, expressions, read },
    {
      activity: (name) => activities.get(name),
      activityNames: missing ? await catalogue.names() : [],
      invoked: (file) => outlineOf(loaded.invoked.get(file)),
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
function outlineOf(loaded: LoadedFlow | undefined): InvokedFlow | undefined {
  if (!loaded) return undefined;
  const { inputs, outputs } = loaded.flow;
  return {
    inputs: Object.fromEntries(
      Object.entries(inputs).map(([name, input]) => [name, { type: typeOfInput(input), required: input.default === undefined }]),
    ),
    outputs: {
      kind: 'object',
      name: `the result of ${loaded.shown}`,
      fields: Object.fromEntries(Object.keys(outputs).map((name) => [name, unknown])),
    },
  };
}

/** What judging finds. */
interface Judged {
  readonly problems: FlowProblem[];
  readonly expressions: Map<WrittenExpression, CheckedExpression>;
  /** The names that expressions read. */
  readonly read: Set<string>;
}

function createChecker({ problems, expressions, read }: Judged, known: Pick<Checker, 'activity' | 'activityNames' | 'invoked'>): Checker {
  const ofExpression = (written: WrittenExpression, value: Value, names: Names, isReportedElsewhere: boolean): ValueType => {
    const expression = parseExpression(written.source);
    const checked = 'check' in expression ? expression.check(names.types) : undefined;
    if (checked) expressions.set(written, checked);
    if ('check' in expression) for (const name of expression.names) read.add(name);
    const { type, problems: found } = checked ?? { type: unknown, problems: 'check' in expression ? [] : [expression] };
    if (isReportedElsewhere) return type;
    for (const { message, start, end } of found) {
      // Where the text is folded or escaped an expression has no place of its own.
      const isExact = written.end - written.start === written.source.length;
      const place = isExact ? { start: written.start + start, end: written.start + end } : written;
      problems.push({ address: value.address, start: place.start, end: place.end, problem: asSentence(message) });
    }
    return type;
  };
  const typeOf = (value: Value, names: Names, isReportedElsewhere = false): ValueType => {
    switch (value.kind) {
      case 'plain':
        return typeOfPlain(value.value);
      case 'expression':
        return ofExpression(value.expression, value, names, isReportedElsewhere);
      case 'text':
        for (const part of value.parts) if (typeof part !== 'string') ofExpression(part, value, names, isReportedElsewhere);
        return text;
      case 'list':
        return { kind: 'list', of: together(value.items.map((item) => typeOf(item, names, isReportedElsewhere))) };
      case 'map': {
        const fields = Object.entries(value.entries).map(([key, item]) => [key, typeOf(item, names, isReportedElsewhere)] as const);
        return { kind: 'object', fields: Object.fromEntries(fields) };
      }
    }
  };
  const checker: Checker = {
    ...known,
    report: (address, { start, end }, problem) => void problems.push({ address, start, end, problem }),
    typeOf,
    expect(value, wanted, names, what) {
      const before = problems.length;
      const wrong = misfit(typeOf(value, names), wanted);
      // An expression with a mistake in it has no type to speak of.
      if (wrong !== undefined && problems.length === before)
        checker.report(
          value.address,
          value.place,
          what === undefined ? wrong : wrong.replace(`must be ${inWords(wanted)}`, `must be ${what}`),
        );
    },
    steps(steps, around: Around) {
      for (const step of steps) checkStep(step, around, checker);
    },
  };
  return checker;
}

/** What follows the name of a field begins with its verb; anything else is a sentence of its own. */
function asSentence(message: string): string {
  return /^(?:must|is|has|can) /.test(message) ? message : `${message.charAt(0).toUpperCase()}${message.slice(1)}`;
}

function typeOfPlain(value: string | number | boolean | null): ValueType {
  if (value === null) return { kind: 'null' };
  return typeof value === 'string' ? text : { kind: typeof value === 'number' ? 'number' : 'boolean' };
}

/** The type of which all are, where they are of one. */
function together([first, ...more]: readonly ValueType[]): ValueType {
  return first && more.every((one) => JSON.stringify(one) === JSON.stringify(first)) ? first : unknown;
}
