import type { Address, StepNode } from '../../src/faces/studio/protocol.ts';
import { isWithin } from '../state/address.ts';
import type { StudioState } from '../state/studio-state.ts';

/** What is known of the connection of the scope around a value, in words. */
export function connectionAround({ steps, flow }: StudioState, address: Address): string {
  const scope = scopeAround(steps.value, address);
  const settings = Object(scope?.values['microsoft365Scope']) as { readonly connection?: unknown };
  const name = typeof settings.connection === 'string' ? settings.connection : null;
  const account = flow.value?.connections.find((one) => one.connection === name)?.account;
  return `${name === null ? 'no named connection' : `connection ${name}`}${account ? `: ${account}` : ''}`;
}

function scopeAround(steps: readonly StepNode[], address: Address): StepNode | undefined {
  const step = steps.find((one) => isWithin(address, one.address));
  if (!step) return undefined;
  const inside = scopeAround(
    step.lists.flatMap((list) => list.steps),
    address,
  );
  return inside ?? (step.what === 'verb:microsoft365Scope' ? step : undefined);
}
