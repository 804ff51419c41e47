import { useLayoutEffect, useRef } from 'preact/hooks';
import type { StudioState, TextWish } from '../state/studio-state.ts';

/** Asks for a text: an id, a comment. Enter or Ctrl+Enter takes it, Escape leaves everything as it is. */
export function TextDialog({ state }: { readonly state: StudioState }) {
  return state.asking.value ? <Asking state={state} wish={state.asking.value} /> : null;
}

function Asking({ state, wish }: { readonly state: StudioState; readonly wish: TextWish }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const field = (): HTMLInputElement | HTMLTextAreaElement | null | undefined => dialog.current?.querySelector('input, textarea');
  useLayoutEffect(() => {
    dialog.current?.showModal();
    field()?.focus();
    field()?.select();
  }, []);
  const close = (): void => {
    dialog.current?.close();
    state.asking.value = undefined;
    document.querySelector<HTMLElement>('.tree [tabindex="0"]')?.focus();
  };
  const submit = (): void => {
    const text = field()?.value ?? '';
    close();
    wish.done(text);
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || (wish.isLong && !event.ctrlKey && !event.metaKey)) return;
    event.preventDefault();
    submit();
  };
  const common = { id: 'asked-text', 'aria-describedby': 'asked-hint', onKeyDown: onKey, defaultValue: wish.text };
  return (
    <dialog
      ref={dialog}
      class="insert"
      aria-labelledby="asked-label"
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
    >
      <label id="asked-label" for="asked-text">
        {wish.label}
      </label>
      {wish.isLong ? (
        <textarea {...common} rows={4} />
      ) : (
        <input {...common} class="code" type="text" autocomplete="off" spellcheck={false} />
      )}
      <p class="hint" id="asked-hint">
        {wish.hint}
      </p>
      <div class="dialog-actions">
        <button type="button" class="primary" onClick={submit}>
          Write
        </button>
        <button type="button" class="quiet" onClick={close}>
          Cancel
        </button>
      </div>
    </dialog>
  );
}
