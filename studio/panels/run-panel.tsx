import { useEffect, useRef } from 'preact/hooks';
import { Icon } from '../parts/icon.tsx';
import { openTenant, runWords } from '../state/run.ts';
import type { StudioState } from '../state/studio-state.ts';

/** How far the last run came: what it said, gave, and why it failed. */
export function RunPanel({ state }: { readonly state: StudioState }) {
  const run = state.run.value;
  const log = useRef<HTMLOListElement>(null);
  const lines = run?.log.length ?? 0;
  useEffect(() => {
    if (log.current) log.current.scrollTop = log.current.scrollHeight;
  }, [lines]);
  if (!run) return null;
  const outputs = Object.entries(run.outputs ?? {});
  return (
    <section class="panel run" aria-labelledby="run-heading">
      <div class="panel-head">
        <h2 id="run-heading">Run</h2>
        <span class={`badge ran ${run.state}`} role="status">
          {run.state === 'running' ? <span class="spin" /> : <Icon name={run.state === 'done' ? 'done' : 'failed'} />}
          {runWords[run.state]}
        </span>
        <span class="hint">{run.path} on the emulated Microsoft 365</span>
        <span class="grow" />
        <button type="button" class="quiet" onClick={() => void openTenant(state)}>
          <Icon name="mail" />
          Look at the mailboxes
        </button>
      </div>
      {run.error && (
        <p class="problem">
          {run.error.message} {run.error.remedy}
        </p>
      )}
      {outputs.length > 0 && (
        <dl class="outputs">
          {outputs.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                <code>{JSON.stringify(value)}</code>
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
    </section>
  );
}
