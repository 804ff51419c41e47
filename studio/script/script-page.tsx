import { useEffect, useRef } from 'preact/hooks';
import type { ScriptScope, ScriptView } from '../../src/faces/studio/protocol-scripts.ts';
import { Effect, Icon, iconOf } from '../parts/icon.tsx';
import { orTold } from '../state/edits.ts';
import { openTenant, runWords } from '../state/run.ts';
import { openScript, startScript } from '../state/script.ts';
import type { StudioState } from '../state/studio-state.ts';
import { Outcome } from '../run/run-tab.tsx';

/** A TypeScript automation: its scopes, activities and permissions, and its run. It is edited in the person's editor. */
export function ScriptPage({ state }: { readonly state: StudioState }) {
  const script = state.script.value;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [script?.path]);
  if (!script) return null;
  const run = state.run.value?.path === script.path ? state.run.value : undefined;
  const report = async (): Promise<void> => {
    if (run) await orTold(state, () => state.api.post('runs/report', { run: run.run }));
  };
  return (
    <main class="script">
      <div class="panel-head">
        <button type="button" onClick={() => back(state)}>
          Back to the flows
        </button>
        <h2 tabIndex={-1} ref={heading}>
          {script.path}
        </h2>
        <span class="grow" />
        <button type="button" class="quiet" onClick={() => void state.inTurn(() => openScript(state, script.path))}>
          Read again
        </button>
        <button
          type="button"
          class="primary"
          disabled={state.run.value?.state === 'running'}
          onClick={() => void state.inTurn(() => startScript(state))}
        >
          <Icon name="run" />
          Run it on the emulator
        </button>
      </div>
      <EditorHint state={state} script={script} />
      {script.problem !== '' && <p class="problem">{script.problem}</p>}
      <div class="script-columns">
        <section aria-labelledby="scopes-heading">
          <h3 id="scopes-heading">Scopes</h3>
          {script.scopes.map((scope, index) => (
            <Scope key={index} scope={scope} />
          ))}
        </section>
        <section aria-labelledby="script-permissions-heading">
          <h3 id="script-permissions-heading">Permissions</h3>
          <ul class="plain asked">
            {script.permissions.map(({ name, title, consent, because }) => (
              <li key={name}>
                <strong>{name}</strong>
                <span class={`badge ${consent === 'you' ? '' : 'admin'}`}>{consent === 'you' ? 'you consent' : 'administrator'}</span>
                <span class="hint">{title}</span>
                {because.map((call) => (
                  <code key={call}>{call}</code>
                ))}
              </li>
            ))}
          </ul>
          {script.permissions.length === 0 && <p class="hint">Nothing is known to be asked for.</p>}
        </section>
      </div>
      {run && (
        <section class="script-run" aria-labelledby="script-run-heading">
          <div class="panel-head">
            <h3 id="script-run-heading">Run</h3>
            <span class={`badge ran ${run.state}`} role="status">
              {runWords[run.state]}
            </span>
            <span class="grow" />
            <button type="button" class="quiet" disabled={run.state === 'running'} onClick={() => void report()}>
              Report
            </button>
            <button type="button" class="quiet" onClick={() => void openTenant(state)}>
              <Icon name="mail" />
              Look at the mailboxes
            </button>
          </div>
          <Outcome state={state} />
        </section>
      )}
    </main>
  );
}

function EditorHint({ state, script: { file, path } }: { readonly state: StudioState; readonly script: ScriptView }) {
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(file);
    state.announcement.value = 'The path was copied.';
  };
  return (
    <p class="hint">
      Open it in your editor: <code>{file}</code>{' '}
      <button type="button" class="link" onClick={() => void copy()}>
        Copy the path
      </button>{' '}
      Its arguments, and a run on a connection: <code>onbehalf run {path} --connection NAME -- ARGUMENTS</code>
    </p>
  );
}

function Scope({ scope: { settings, unread, activities } }: { readonly scope: ScriptScope }) {
  return (
    <div class="access">
      <p class="hint">
        Microsoft 365 Scope {settings}
        {unread.length > 0 && ` (only known when it runs: ${unread.join(', ')})`}
      </p>
      <ul class="plain">
        {activities.map(({ name, title, summary, effect }) => (
          <li key={name} class="entry">
            <Icon name={iconOf(name)} />
            <span class="words">
              <strong>{title}</strong> <span class="hint">{summary}</span>
            </span>
            <Effect of={effect} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function back(state: StudioState): void {
  const path = state.script.value?.path ?? '';
  state.script.value = undefined;
  setTimeout(() => [...document.querySelectorAll<HTMLElement>('.files .entry')].find((entry) => entry.textContent === path)?.focus(), 50);
}
