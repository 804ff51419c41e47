import type { Step } from '../../flow/step.ts';
import { actForEach } from './actions/for-each.ts';
import { actIf, actSwitch, actWhile } from './actions/conditions.ts';
import { actInvoke } from './actions/invoke.ts';
import { actParallel } from './actions/parallel.ts';
import { actLeave, actLog, actSet, actStop, actWait } from './actions/plain.ts';
import { actScope } from './actions/scope.ts';
import { actTry } from './actions/try.ts';
import { actUse } from './actions/use.ts';
import type { Act } from './runner.ts';

/** What each verb does. */
const acts: { readonly [Verb in Step['verb']]: Act<Extract<Step, { verb: Verb }>> } = {
  microsoft365Scope: actScope,
  use: actUse,
  forEach: actForEach,
  while: actWhile,
  if: actIf,
  switch: actSwitch,
  try: actTry,
  parallel: actParallel,
  set: actSet,
  log: actLog,
  wait: actWait,
  invoke: actInvoke,
  stop: actStop,
  break: actLeave,
  continue: actLeave,
};

/** Does what a step does, once. */
export const act: Act<Step> = (step, ...rest) => (acts[step.verb] as Act<Step>)(step, ...rest);
