import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { StudioState } from '../state/studio-state.ts';

/** The text of the flow beside its steps: the editor is loaded when it is first shown. */
export function TextPane({ state }: { readonly state: StudioState }) {
  return state.isTextShown.value && state.flow.value ? (
    <Pane key={state.flow.value.path} state={state} path={state.flow.value.path} />
  ) : null;
}

function Pane({ state, path }: { readonly state: StudioState; readonly path: string }) {
  const host = useRef<HTMLDivElement>(null);
  const problem = useSignal('');
  useEffect(() => {
    let close: (() => void) | undefined;
    let isWanted = true;
    const load = async (): Promise<void> => {
      const { openTextEditor } = await import('./text-editor.ts');
      if (isWanted && host.current) close = openTextEditor(host.current, state, path);
    };
    load().catch(() => {
      problem.value = 'The editor could not be loaded. Is the Studio still there?';
    });
    return () => {
      isWanted = false;
      close?.();
    };
  }, []);
  const count = state.flow.value?.problems.length ?? 0;
  return (
    <section class="panel text-pane" aria-labelledby="text-heading">
      <div class="panel-head">
        <h2 id="text-heading">Text</h2>
        {count > 0 && <span class="hint">F8 goes to the next mistake</span>}
        <span class="grow" />
        <button type="button" class="quiet" onClick={() => (state.isTextShown.value = false)}>
          Close
        </button>
      </div>
      {problem.value !== '' && <p class="problem">{problem}</p>}
      <div class="text-host" ref={host} />
    </section>
  );
}
