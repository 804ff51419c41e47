import { placeAt } from './rows.ts';
import type { StudioState } from './studio-state.ts';

/** Asks which step to put where the chosen row is. @param typed - What was typed already. */
export function askForStep(state: StudioState, typed: string): void {
  if (state.flow.value) state.inserting.value = { ...placeAt(state.row.value, state.steps.value), typed };
}
