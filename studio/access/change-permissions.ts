import type { Address, StepNode } from '../../src/faces/studio/protocol.ts';
import { isWithin } from '../state/address.ts';
import { asOne, type OwnEdit } from '../state/as-one.ts';
import { edit } from '../state/edits.ts';
import type { StudioState } from '../state/studio-state.ts';

/** The scopes of a flow that name a connection; null for those that name none. */
export function scopesOf({ steps }: StudioState, connection: string | null): StepNode[] {
  const found: StepNode[] = [];
  const look = (all: readonly StepNode[]): void => {
    for (const step of all) {
      if (step.what === 'verb:microsoft365Scope' && !step.disabled && (settingsOf(step)['connection'] ?? null) === connection)
        found.push(step);
      for (const list of step.lists) look(list.steps);
    }
  };
  look(steps.value);
  return found;
}

/** Names that a scope adds or removes by hand. */
export function listOf(scope: StepNode, which: 'add' | 'remove'): readonly string[] {
  const { permissions } = settingsOf(scope);
  const list = (permissions as Readonly<Record<string, unknown>> | undefined)?.[which];
  return Array.isArray(list) ? list.filter((one): one is string => typeof one === 'string') : [];
}

/**
 * Writes into the scopes of a connection what is asked for by hand, or not asked for.
 *
 * @param steps - Those that need the permission: scopes around none of them are left as they are. Empty: all scopes.
 * @param isIn - Whether it stands in the list after it.
 */
export async function changeList(
  state: StudioState,
  connection: string | null,
  {
    which,
    name,
    isIn,
    steps = [],
  }: { readonly which: 'add' | 'remove'; readonly name: string; readonly isIn: boolean; readonly steps?: readonly Address[] },
): Promise<void> {
  const said = isIn ? `${name} is ${which === 'add' ? 'asked for' : 'not asked for'} now.` : `${name} is left to what the steps need.`;
  const scopes = scopesOf(state, connection).filter((scope) => steps.length === 0 || steps.some((step) => isWithin(step, scope.address)));
  const edits = scopes.flatMap((scope) => editsOf(scope, which, name, isIn));
  if (edits.length > 0) await edit(state, asOne(edits), said);
}

function editsOf(scope: StepNode, which: 'add' | 'remove', name: string, isIn: boolean): OwnEdit[] {
  const before = listOf(scope, which);
  const value = isIn ? [...new Set([...before, name])] : before.filter((one) => one !== name);
  if (value.length === before.length) return [];
  const address = [...scope.address, 'microsoft365Scope', 'permissions', which];
  if (value.length > 0) return [{ kind: 'set', address, value }];
  const isOtherEmpty = listOf(scope, which === 'add' ? 'remove' : 'add').length === 0;
  return [{ kind: 'unset', address: isOtherEmpty ? address.slice(0, -1) : address }];
}

function settingsOf({ values }: StepNode): Readonly<Record<string, unknown>> {
  const settings = values['microsoft365Scope'];
  return typeof settings === 'object' && settings !== null ? (settings as Readonly<Record<string, unknown>>) : {};
}
