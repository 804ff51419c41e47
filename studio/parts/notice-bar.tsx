import type { StudioState } from '../state/studio-state.ts';

/** What a person is told in passing: an edit that was refused, a file that was changed elsewhere. */
export function NoticeBar({ state }: { readonly state: StudioState }) {
  const notice = state.notice.value;
  return (
    <div class="notices" role="alert">
      {notice && (
        <p class={`notice ${notice.kind}`}>
          <span>{notice.text}</span>
          <button type="button" class="quiet" onClick={() => (state.notice.value = undefined)}>
            Close
          </button>
        </p>
      )}
    </div>
  );
}
