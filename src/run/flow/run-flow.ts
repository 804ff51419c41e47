import { OnbehalfError } from '../../core/errors.ts';
import type { FieldProblem } from '../../core/errors.ts';
import { inputError } from '../../core/input.ts';
import { nearest } from '../../core/nearest.ts';
import type { World } from '../../connection/index.ts';
import { type Catalogue, ownActivities } from '../../flow/catalogue.ts';
import type { CheckedFlow } from '../../flow/check/check-flow.ts';
import { inputWords, isOfType, type Flow } from '../../flow/format/read-flow.ts';
import type { LoadedFlow } from '../../flow/load-flow.ts';
import type { Step } from '../../flow/step.ts';
import { guardedWorld } from '../recipients/guarded-world.ts';
import { recipientRule } from '../recipients/recipient-rule.ts';
import { dryWorld } from './dry-world.ts';
import { createEvaluator, type Evaluator } from './evaluate.ts';
import type { FlowEvent, StepRun, ValueWay } from './events.ts';
import { filesOfFlow } from './files-of-flow.ts';
import { createFunctions, type Modules } from './functions.ts';
import { privateSteps } from './private-steps.ts';
import { runStep } from './run-step.ts';
import type { Recorder } from './recorder.ts';
import type { Frame, Left, Runner } from './runner.ts';
import { stepInRun } from './step-in-run.ts';
import { createVariables, type Variables } from './variables.ts';

/** What a run of a flow stands on. */
export interface FlowRunOptions {
  readonly world: World;
  /** What the flow is given, by name. */
  readonly inputs?: Readonly<Record<string, unknown>>;
  /** The activities that it may use. Default: those of this package. */
  readonly catalogue?: Catalogue;
  /** Reads happen, changes are told and not made. Default false. */
  readonly isDry?: boolean;
  /** Aborted when the run is cancelled. Default: never. */
  readonly signal?: AbortSignal;
  /** Asked before a step sends or deletes, one question at a time. Left out: it may. @throws OnbehalfError CANCELLED where it may not. */
  readonly ask?: NonNullable<Runner['ask']>;
  /** What the project says: whom nothing is sent to, and the names whose values are not written down. Left out: nothing of both. */
  readonly project?: { readonly blockedRecipients: readonly string[]; readonly privateNames: readonly string[] } | undefined;
  /** Writes down what steps came to, and holds the run up where it is cancelled: `signal` is then not looked at. Left out: nothing is written down. */
  readonly recorder?: Recorder;
  /** What the imports of `onbehalf` give to functions that are invoked. Left out: none can be. */
  readonly modules?: Modules;
  tell?(event: FlowEvent): void;
  /** Told what each step that is not private was given and gave, as it is: results that come one by one are not gone through. */
  tellValue?(step: StepRun, way: ValueWay, value: unknown): void;
}

/**
 * Runs a flow that was checked, and gives its outputs.
 *
 * @throws OnbehalfError INPUT_INVALID for inputs that do not fit, before anything runs; whatever a step fails with.
 */
export async function runFlow(checked: CheckedFlow, options: FlowRunOptions): Promise<Readonly<Record<string, unknown>>> {
  const {
    world: { signal: ofWorld, ...outside },
    isDry = false,
    inputs = {},
    catalogue = ownActivities,
    signal: given = new AbortController().signal,
    tell = () => undefined,
    tellValue = () => undefined,
    ask,
    project = { blockedRecipients: [], privateNames: [] },
    recorder,
    modules,
  } = options;
  const recipients = project.blockedRecipients.length > 0 ? recipientRule(project.blockedRecipients) : undefined;
  const own = { ...outside, files: filesOfFlow(checked.loaded.path, outside.files) };
  const guarded = recipients ? guardedWorld(own, recipients) : own;
  const world = isDry ? dryWorld(guarded) : guarded;
  // Each step is cancelled by its own signal, so that what cleans up can still work. What is written down is not cancelled: it is held up between two steps.
  const signal = recorder ? new AbortController().signal : ofWorld ? AbortSignal.any([given, ofWorld]) : given;
  await using functions = createFunctions(modules);
  const runner: Runner = {
    functions,
    isDry,
    ...(ask && { ask: oneByOne(ask) }),
    ...(recipients && { recipients }),
    privateSteps: privateSteps(checked.loaded, project.privateNames),
    world,
    catalogue,
    evaluator: createEvaluator(checked, isDry),
    privateErrors: new WeakSet(),
    tell,
    tellValue(step, way, value) {
      if (!step.private) tellValue(step, way, value);
    },
    steps,
    invoke,
  };

  async function steps(list: readonly Step[], frame: Frame): Promise<Left> {
    for (const step of list) {
      const left = await runStep(step, frame, runner);
      if (left !== 'next') return left;
    }
    return 'next';
  }

  async function invoke(
    { file, address }: Parameters<Runner['invoke']>[0],
    given: Readonly<Record<string, unknown>>,
    frame: Frame,
  ): Promise<Readonly<Record<string, unknown>>> {
    const other = frame.loaded.invoked.get(file);
    if (!other) throw new OnbehalfError('BUG', `${file} is invoked, and was not read.`);
    const { signal, recorder: own, turns, private: isPrivate } = frame;
    return whole(other, given, {
      signal,
      ...(own && { recorder: own }),
      turns,
      private: isPrivate,
      within: `${stepInRun(address, frame)}/`,
    });
  }

  async function whole(
    flow: LoadedFlow,
    given: Readonly<Record<string, unknown>>,
    frame: Pick<Frame, 'signal' | 'recorder' | 'turns' | 'private' | 'within'>,
  ): Promise<Readonly<Record<string, unknown>>> {
    const clock = async () => ({ now: world.now().toISOString(), today: dayOf(world) });
    const moment = await (frame.recorder ? frame.recorder.record(`${frame.within}now`, clock) : clock());
    const variables = createVariables({ inputs: inputsOf(flow, given), ...moment });
    const left = await steps(flow.flow.steps, { ...frame, loaded: flow, variables });
    return left === 'stop' || isDry
      ? outputsSoFar(flow.flow, runner.evaluator, variables)
      : runner.evaluator.valuesOf(flow.flow.outputs, variables);
  }

  return await whole(checked.loaded, inputs, { signal, ...(recorder && { recorder }), turns: [], private: false, within: '' });
}

/** Steps that run at the same time ask one after the other. */
function oneByOne(ask: NonNullable<Runner['ask']>): NonNullable<Runner['ask']> {
  let last: Promise<unknown> = Promise.resolve();
  return (...question) => {
    const asking = last.then(() => ask(...question));
    last = asking.catch(() => undefined);
    return asking;
  };
}

/** The day in the zone of this machine. */
function dayOf({ now, timeZone }: World): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: timeZone?.() ?? 'UTC', dateStyle: 'short' }).format(now());
}

/** What a flow gives that was stopped: nothing for what it did not come to. */
function outputsSoFar({ outputs }: Flow, { valueOf, isUnknown }: Evaluator, variables: Variables): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(outputs).map(([name, value]) => {
      try {
        const given = valueOf(value, variables);
        return [name, isUnknown(given) ? null : given];
      } catch {
        return [name, null];
      }
    }),
  );
}

/**
 * The inputs of a flow: what was given, and the defaults of what was not.
 *
 * @throws OnbehalfError INPUT_INVALID naming each input that is missing, not known, or of another type.
 */
export function inputsOf(
  { shown, flow }: Pick<LoadedFlow, 'shown' | 'flow'>,
  given: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const problems = [
    ...Object.keys(given).flatMap((name) => unknownInput(flow, name)),
    ...Object.keys(flow.inputs).flatMap((name) => wrongInput(flow, name, given[name])),
  ];
  if (problems.length > 0) throw inputError(shown, problems);
  return Object.fromEntries(Object.entries(flow.inputs).map(([name, { default: standard }]) => [name, given[name] ?? standard ?? null]));
}

function unknownInput({ inputs }: Flow, name: string): FieldProblem[] {
  if (Object.hasOwn(inputs, name)) return [];
  const known = Object.keys(inputs);
  const close = nearest(name, known);
  const hint =
    close === undefined ? (known.length === 0 ? 'the flow has none' : `known are ${known.join(', ')}`) : `did you mean ${close}?`;
  return [{ field: name, problem: `is no input: ${hint.replace(/(?<![?])$/, '.')}` }];
}

function wrongInput({ inputs }: Flow, name: string, given: unknown): FieldProblem[] {
  const input = inputs[name];
  if (!input) return [];
  if (given === undefined)
    return input.default === undefined ? [{ field: name, problem: `is required: it must be ${inputWords[input.type]}.` }] : [];
  return isOfType(given, input.type) ? [] : [{ field: name, problem: `must be ${inputWords[input.type]}.` }];
}
