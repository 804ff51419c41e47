import { edit } from './edits.ts';
import type { StudioState } from './studio-state.ts';

/**
 * Saves what was typed into the text pane, where something was. What cannot be saved now stays typed; where the file was changed elsewhere, that is
 * shown, and what was typed is what Redo goes to.
 */
export async function saveDraft(state: StudioState): Promise<void> {
  const text = state.draft.value;
  const before = state.flow.value;
  if (text === undefined || !before) return;
  const after = await edit(state, { kind: 'text', text }, 'Saved.');
  if (after) {
    // Whoever goes on typing meanwhile is saved next.
    if (state.draft.value === text) state.draft.value = undefined;
  } else if (state.flow.value !== before) {
    state.future.value = [state.draft.value ?? text];
    state.draft.value = undefined;
    state.notice.value = {
      kind: 'bad',
      text: 'The file was changed elsewhere, and this is what is there now. What you typed was not saved: Redo brings it back, over what is there.',
    };
  }
}
