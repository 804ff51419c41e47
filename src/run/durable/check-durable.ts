import { OnbehalfError } from '../../core/errors.ts';
import { inputError } from '../../core/input.ts';
import { allOf } from '../../flow/all-of.ts';
import { functionNamed } from '../../flow/invoked-function.ts';
import { stepsIn, type LoadedFlow } from '../../flow/load-flow.ts';
import type { Step } from '../../flow/step.ts';
import { requireDurable, storeOfRun } from './durable-store.ts';
import { changesBetween, versionOf } from './flow-version.ts';
import type { Assumption } from './run-durably.ts';
import type { RunFile } from './run-file.ts';

/** How a flow is run durably. */
export interface DurableFlags {
  /** As it is typed. */
  readonly database: string | undefined;
  /** The run that is gone on with. Left out: a new one. */
  readonly resumed?: { readonly run: string; readonly file: RunFile; readonly assume?: Assumption };
}

/** Steps that are ended as a whole after a time are not done again in the same time. */
function isOneCall(step: Step): boolean {
  return step.verb === 'use' || step.verb === 'wait' || (step.verb === 'invoke' && functionNamed(step.file) !== undefined);
}

/**
 * Looks whether a flow can be run durably, whether a run can be gone on with in the flow as it is now, and whether what it stands on is there: before anybody
 * signs in, and before anything is written down.
 *
 * @throws OnbehalfError INPUT_INVALID naming each step that stands against it, and a database that cannot be one; CONFLICT naming what is another one now;
 * SETTINGS_INVALID naming all packages that are missing.
 */
export async function checkDurable(loaded: LoadedFlow, { database, resumed }: DurableFlags): Promise<void> {
  const timed = allOf(loaded).flatMap(({ shown, flow }) =>
    [...stepsIn(flow.steps)]
      .filter((step) => !step.disabled && step.timeoutMS !== undefined && !isOneCall(step))
      .map((step) => ({
        field: `${shown}: ${step.address.join('.')}.timeout`,
        problem: `cannot be held by a durable run, which may be gone on with later: give it to the steps in it that use an activity.`,
      })),
  );
  if (timed.length > 0) throw inputError(`${loaded.shown} --durable`, timed);
  const changes = resumed ? changesBetween(resumed.file.version, versionOf(loaded)) : [];
  if (changes.length > 0)
    throw new OnbehalfError('CONFLICT', `The flow is not what it was when the run began. ${changes.slice(0, 10).join('; ')}.`, {
      remedy: 'Bring the flow back to what it was and resume again, or start a new run.',
    });
  await requireDurable(storeOfRun(database, resumed?.file, 'runs resume'));
}
