import type { Address } from '../../flow/problem.ts';
import type { Frame } from './runner.ts';

/** Names a step in its run, and no other step of it: `steps.1.steps.0#4` in the fifth turn of a loop, `steps.2/steps.0` in a flow that is invoked. */
export function stepInRun(address: Address, { within, turns }: Pick<Frame, 'within' | 'turns'>): string {
  return `${within}${address.join('.')}${turns.map((turn) => `#${turn}`).join('')}`;
}
