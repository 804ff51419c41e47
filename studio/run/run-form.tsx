import { useEffect, useRef } from 'preact/hooks';
import type { InputView } from '../../src/faces/studio/protocol.ts';
import { Icon } from '../parts/icon.tsx';
import { resetTenant, startRun } from '../state/run.ts';
import type { StudioState } from '../state/studio-state.ts';

/** What a flow is given, and the ways to run it. */
export function RunForm({ state }: { readonly state: StudioState }) {
  const flow = state.flow.value;
  if (!flow) return null;
  const last = state.run.value;
  const cannot = flow.problems.length > 0 || last?.state === 'running';
  return (
    <form
      class="run-form"
      aria-label="Start a run"
      onSubmit={(event) => {
        event.preventDefault();
        void state.inTurn(() => startRun(state));
      }}
    >
      {flow.inputs.map((input) => (
        <InputField key={`${flow.path} ${input.name}`} state={state} path={flow.path} input={input} />
      ))}
      <div class="buttons">
        <button type="submit" disabled={cannot}>
          <Icon name="run" />
          Run here
        </button>
        <button type="button" disabled={cannot} onClick={() => void state.inTurn(() => startRun(state, { isDry: true }))}>
          Dry run
        </button>
        <button type="button" disabled={cannot} aria-haspopup="dialog" onClick={() => (state.isChoosing.value = true)}>
          On a connection…
        </button>
      </div>
      <p class="hint">
        {flow.problems.length > 0
          ? 'The flow has problems; it runs when they are mended.'
          : 'A dry run reads, and lists what it would change. Both are on the emulated Microsoft 365; a connection is real.'}
      </p>
      {last?.place.kind === 'emulator' && last.state !== 'running' && (
        <button type="button" class="link" onClick={() => void resetTenant(state)}>
          Make the emulated mailboxes as at first
        </button>
      )}
    </form>
  );
}

function InputField({ state, path, input }: { readonly state: StudioState; readonly path: string; readonly input: InputView }) {
  const { name, type, description } = input;
  const id = `input-${name}`;
  const problem = state.inputProblems.value[name];
  const typed = state.typed.value[path]?.[name];
  const text = typed ?? textOf(input.default);
  const set = (value: string): void => {
    state.typed.value = { ...state.typed.value, [path]: { ...state.typed.value[path], [name]: value } };
  };
  const field = useRef<HTMLDivElement>(null);
  const isFirstWrong = Object.keys(state.inputProblems.value)[0] === name;
  useEffect(() => {
    if (isFirstWrong) field.current?.querySelector<HTMLElement>('input, textarea')?.focus();
  }, [isFirstWrong && state.inputProblems.value]);
  const notes = [problem !== undefined && `${id}-problem`, description !== '' && `${id}-hint`].filter(Boolean).join(' ');
  const common = { id, 'aria-describedby': notes || undefined, 'aria-invalid': problem !== undefined ? ('true' as const) : undefined };
  return (
    <div ref={field} class={`field ${problem === undefined ? '' : 'wrong'}`}>
      <label for={id}>
        {name}
        {input.default === undefined && <span class="required">required</span>}
      </label>
      {type === 'boolean' ? (
        <input {...common} type="checkbox" checked={text === 'true'} onChange={(event) => set(String(event.currentTarget.checked))} />
      ) : type === 'list' || type === 'object' ? (
        <textarea
          {...common}
          rows={2}
          class="code"
          spellcheck={false}
          placeholder={type === 'list' ? '["a", "b"]' : '{"a": 1}'}
          value={text}
          onInput={(event) => set(event.currentTarget.value)}
        />
      ) : (
        <input
          {...common}
          inputMode={type === 'number' ? 'decimal' : undefined}
          placeholder={type === 'date' ? '2026-03-05' : undefined}
          autocomplete="off"
          value={text}
          onInput={(event) => set(event.currentTarget.value)}
        />
      )}
      {problem !== undefined && (
        <p class="problem" id={`${id}-problem`}>
          {name} {problem}
        </p>
      )}
      {description !== '' && (
        <p class="hint" id={`${id}-hint`}>
          {description}
        </p>
      )}
    </div>
  );
}

function textOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
