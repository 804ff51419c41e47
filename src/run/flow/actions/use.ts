import type { z } from 'zod';
import { OnbehalfError } from '../../../core/errors.ts';
import { areaOf, verbOf } from '../../../core/names.ts';
import type { StepCommon, UseStep } from '../../../flow/step.ts';
import type { StepRun } from '../events.ts';
import { blockedError } from '../../recipients/recipient-rule.ts';
import { recipientsOf } from '../../recipients/recipients-of.ts';
import { effectOfUse, isAskedAbout } from '../effect-of-use.ts';
import { isNotKnown, notKnown } from '../not-known.ts';
import type { Act, Frame, Runner } from '../runner.ts';
import { isItems } from './items.ts';
import { useRecorded } from './use-recorded.ts';

/** Runs an activity. Many results are handed on as they are, held in a list, or, where nothing reads them, gone through. */
export const actUse: Act<StepCommon & UseStep> = async (step, frame, runner, run) => {
  const call = methodOf(step, frame);
  const input = await inputOf(step, frame, runner);
  runner.tellValue(run, 'in', input);
  await refuseBlocked(step, input, runner);
  if (runner.isDry && (await isLeftOut(step, input, runner, run))) return { left: 'next', result: notKnown };
  const ask = (): Promise<void> => askFirst(step, input, runner, run);
  if (frame.recorder) return { left: 'next', result: await useRecorded({ step, frame, call, input, ask }, runner, frame.recorder) };
  await ask();
  const answer = call(input, { signal: frame.signal });
  if (!isItems(answer)) return { left: 'next', result: await answer };
  if (step.collect) return { left: 'next', result: await answer.all() };
  if (step.id !== undefined) return { left: 'next', result: answer };
  for await (const _item of answer);
  return { left: 'next' };
};

/** What the activity is given. What came out as nothing is not given: what may be missing can be handed on as it is. */
async function inputOf(step: UseStep, { variables }: Frame, { evaluator, catalogue }: Runner): Promise<Record<string, unknown>> {
  const given = evaluator.valuesOf(step.with, variables);
  if (!Object.values(given).includes(null)) return given;
  const shape: Readonly<Record<string, z.ZodType | undefined>> = (await catalogue.find(step.activity))?.input.shape ?? {};
  const isNothing = (name: string): boolean =>
    given[name] === null && step.with[name]?.kind === 'expression' && shape[name]?.safeParse(null).success !== true;
  return Object.fromEntries(Object.entries(given).filter(([name]) => !isNothing(name)));
}

/** @throws OnbehalfError INPUT_INVALID where it would reach somebody whom the project blocks; in a dry run as well. */
async function refuseBlocked(
  { activity: name }: UseStep,
  input: Readonly<Record<string, unknown>>,
  { recipients, catalogue }: Runner,
): Promise<void> {
  const activity = recipients && (await catalogue.find(name));
  if (!activity) return;
  const blocked = recipientsOf(activity, input).flatMap(({ address }) => recipients(address) ?? []);
  if (blocked.length > 0) throw blockedError(name, blocked);
}

async function askFirst(step: UseStep, input: Readonly<Record<string, unknown>>, { ask, catalogue }: Runner, run: StepRun): Promise<void> {
  if (!ask) return;
  const effect = effectOfUse(await catalogue.find(step.activity), input);
  if (isAskedAbout(effect)) await ask(run, effect, input);
}

/** In a dry run: tells what would be changed, or that nobody knows what would be done; false for what reads. */
async function isLeftOut(
  step: UseStep,
  input: Readonly<Record<string, unknown>>,
  { catalogue, tell }: Runner,
  run: StepRun,
): Promise<boolean> {
  const effect = effectOfUse(await catalogue.find(step.activity), input);
  if (effect !== 'reads') tell({ type: 'wouldDo', step: run, effect, ...(!run.private && { input }) });
  else if (isNotKnown(input)) tell({ type: 'notKnown', step: run });
  return effect !== 'reads' || isNotKnown(input);
}

function methodOf({ activity }: UseStep, { client }: Frame) {
  const method = client?.[areaOf(activity)]?.[verbOf(activity)];
  if (!method) throw new OnbehalfError('BUG', `${activity} is used outside of a Microsoft 365 Scope.`);
  return method;
}
