import type { AnyVerb } from '../format/verb.ts';
import { forEach } from './for-each.ts';
import { ifVerb } from './if.ts';
import { invoke } from './invoke.ts';
import { breakVerb, continueVerb } from './leave.ts';
import { log } from './log.ts';
import { microsoft365Scope } from './microsoft365-scope.ts';
import { parallel } from './parallel.ts';
import { set } from './set.ts';
import { stop } from './stop.ts';
import { switchVerb } from './switch.ts';
import { tryVerb } from './try.ts';
import { use } from './use.ts';
import { wait } from './wait.ts';
import { whileVerb } from './while.ts';

/** Everything that a step can do. */
export const verbs: readonly AnyVerb[] = [
  microsoft365Scope,
  use,
  forEach,
  whileVerb,
  ifVerb,
  switchVerb,
  tryVerb,
  parallel,
  set,
  log,
  wait,
  invoke,
  stop,
  breakVerb,
  continueVerb,
];
