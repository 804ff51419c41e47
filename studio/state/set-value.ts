import type { Address } from '../../src/faces/studio/protocol.ts';
import { edit } from './edits.ts';
import type { StudioState } from './studio-state.ts';

/** Sets a value of a step, or takes it away. Nothing happens where it is that already. */
export async function setValue(
  state: StudioState,
  address: Address,
  next: unknown,
  now: unknown,
  { order, label }: { readonly order: readonly string[]; readonly label: string },
): Promise<void> {
  if (JSON.stringify(next) === JSON.stringify(now)) return;
  const kind = address.at(-1);
  // A name that is there is changed with what reads it.
  const isName = (kind === 'id' || kind === 'as' || kind === 'index') && address.at(-2) !== 'with';
  if (isName && typeof now === 'string' && typeof next === 'string')
    await edit(state, { kind: 'rename', address, to: next }, `${now} is called ${next} now, and so in every expression that reads it.`);
  else if (next === undefined) await edit(state, { kind: 'unset', address }, `${label} was cleared.`);
  else await edit(state, { kind: 'set', address, value: next, order: [...order] }, `${label} was set.`);
}
