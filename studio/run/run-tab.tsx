import { useEffect, useRef } from 'preact/hooks';
import type { ChangeView, RunView } from '../../src/faces/studio/protocol-runs.ts';
import { Effect, Icon } from '../parts/icon.tsx';
import { goToFailure } from '../state/run.ts';
import type { StudioState } from '../state/studio-state.ts';
import { RunForm } from './run-form.tsx';

/** How to start a run, beside what the last one came to. */
export function RunTabView({ state }: { readonly state: StudioState }) {
  return (
    <div class="run-columns">
      <RunForm state={state} />
      <Outcome state={state} />
    </div>
  );
}

/** What the last run said and gave, and why it failed. */
export function Outcome({ state }: { readonly state: StudioState }) {
  const run = state.run.value;
  const log = useRef<HTMLOListElement>(null);
  const lines = run?.log.length ?? 0;
  useEffect(() => {
    if (log.current) log.current.scrollTop = log.current.scrollHeight;
  }, [lines]);
  if (!run)
    return (
      <p class="hint outcome">
        What the flow says and gives comes up here. On the emulated Microsoft 365 everything can be tried: it is a copy of nobody's mailbox,
        and ends with the Studio.
      </p>
    );
  const outputs = Object.entries(run.outputs ?? {});
  return (
    <div class="outcome">
      {run.error && <Failure state={state} run={run} error={run.error} />}
      {run.isDry && run.state !== 'running' && <Would run={run} />}
      {outputs.length > 0 && (
        <dl class="outputs" aria-label="Outputs">
          {outputs.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                <code>{value}</code>
              </dd>
            </div>
          ))}
        </dl>
      )}
      <ol class="log" ref={log} tabIndex={0} aria-label="Log of the run">
        {run.log.map((line, index) => (
          <li key={index}>{line}</li>
        ))}
        {run.log.length === 0 && <li class="hint">The flow wrote nothing to its log.</li>}
      </ol>
    </div>
  );
}

function Failure({
  state,
  run,
  error,
}: {
  readonly state: StudioState;
  readonly run: RunView;
  readonly error: NonNullable<RunView['error']>;
}) {
  const isHere = error.step !== undefined && run.path === state.flow.value?.path;
  return (
    <div class="failure">
      <p class="problem">
        <Icon name="failed" />
        <span>
          {error.message} {error.remedy}
        </span>
      </p>
      {isHere && (
        <button type="button" class="link" onClick={() => goToFailure(state, error)}>
          {error.field === undefined ? 'Go to the step' : `Go to ${error.field} of the step`}
        </button>
      )}
    </div>
  );
}

function Would({ run: { would, wouldLeftOut } }: { readonly run: RunView }) {
  return (
    <div>
      <h3>{would.length === 0 ? 'Nothing would be changed' : 'What would be changed'}</h3>
      <Changes changes={would} />
      {wouldLeftOut > 0 && <p class="hint">And {wouldLeftOut} more.</p>}
      <p class="hint">Nothing was changed.</p>
    </div>
  );
}

/** What changes, sends and deletes, a line each. */
export function Changes({ changes }: { readonly changes: readonly ChangeView[] }) {
  return (
    <ul class="plain changes">
      {changes.map(({ file, address, title, effect, text, isRepeated }, index) => (
        <li key={`${file} ${address.join('.')} ${index}`}>
          <Effect of={effect} />
          <strong>{title}</strong>
          <code>{text}</code>
          {isRepeated && <span class="badge">in a loop</span>}
        </li>
      ))}
    </ul>
  );
}
