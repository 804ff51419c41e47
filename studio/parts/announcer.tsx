import type { StudioState } from '../state/studio-state.ts';

/** Tells screen readers what an edit did. */
export function Announcer({ state }: { readonly state: StudioState }) {
  return (
    <div class="unseen" role="status" aria-live="polite">
      {state.announcement}
    </div>
  );
}
