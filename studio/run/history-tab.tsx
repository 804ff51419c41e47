import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { KeptRun, RunEntry } from '../../src/faces/studio/protocol-runs.ts';
import { Icon } from '../parts/icon.tsx';
import { orTold } from '../state/edits.ts';
import type { StudioState } from '../state/studio-state.ts';
import { StoppedDialog } from './stopped-dialog.tsx';

const outcomeWords: Readonly<Record<RunEntry['outcome'], string>> = {
  done: 'done',
  failed: 'failed',
  cancelled: 'cancelled',
  unfinished: 'not finished',
};

/** The runs of the project that are kept: what each came to, its report, and to remove it. */
export function HistoryTab({ state }: { readonly state: StudioState }) {
  const runs = useSignal<readonly RunEntry[] | undefined>(undefined);
  const kept = useSignal<KeptRun | undefined>(undefined);
  const stopped = useSignal<RunEntry | undefined>(undefined);
  const load = async (): Promise<void> => {
    runs.value = await orTold(state, () => state.api.get<RunEntry[]>('runs'));
  };
  const { run: last, state: lastState } = state.run.value ?? {};
  useEffect(() => void load(), [last, lastState, state.project.value?.folder]);
  const show = async (run: string): Promise<void> => {
    kept.value = kept.value?.run === run ? undefined : await orTold(state, () => state.api.get<KeptRun>('runs/show', { run }));
  };
  const report = async (run: string): Promise<void> => {
    const opened = await orTold(state, () => state.api.post<{ path: string }>('runs/report', { run }));
    if (opened) state.notice.value = { kind: 'good', text: `The report opens in your browser: ${opened.path}` };
  };
  const remove = async (run: string): Promise<void> => {
    const all = runs.value ?? [];
    const at = all.findIndex((one) => one.run === run);
    const next = all[at + 1] ?? all[at - 1];
    if (!(await orTold(state, () => state.api.post('runs/remove', { run })))) return;
    runs.value = all.filter((one) => one.run !== run);
    state.announcement.value = 'The run was removed.';
    requestAnimationFrame(() => document.getElementById(next ? `show-${next.run}` : 'tab-history')?.focus());
  };
  if (!runs.value) return <p class="hint">Looking…</p>;
  if (runs.value.length === 0) return <p class="hint">No run of this project is kept yet. Each run leaves here what it did.</p>;
  return (
    <>
      {stopped.value && (
        <StoppedDialog
          state={state}
          entry={stopped.value}
          close={() => (stopped.value = undefined)}
          remove={() => remove(stopped.value?.run ?? '')}
        />
      )}
      <ul class="plain history" aria-label="Runs of this project">
        {runs.value.map((entry) => (
          <li key={entry.run}>
            <div class="kept">
              <button
                type="button"
                class="link"
                id={`show-${entry.run}`}
                aria-expanded={kept.value?.run === entry.run}
                onClick={() => void show(entry.run)}
              >
                {new Date(entry.started).toLocaleString()}
              </button>
              <span class="kept-file">{entry.file}</span>
              <span class={`badge ${entry.outcome}`}>{outcomeWords[entry.outcome]}</span>
              <span class="hint">
                {entry.isDry && 'dry run, '}
                {entry.place}
              </span>
              <span class="grow" />
              {entry.isOpen && (
                <button
                  type="button"
                  class="quiet"
                  aria-haspopup="dialog"
                  aria-label={`Go on with the run ${entry.run}, or remove it`}
                  onClick={() => (stopped.value = entry)}
                >
                  Go on…
                </button>
              )}
              <button
                type="button"
                class="quiet"
                aria-label={`Open the report of the run ${entry.run}`}
                onClick={() => void report(entry.run)}
              >
                Report
              </button>
              {!entry.isOpen && (
                <button type="button" class="icon-button" aria-label={`Remove the run ${entry.run}`} onClick={() => void remove(entry.run)}>
                  <Icon name="remove" />
                </button>
              )}
            </div>
            {kept.value?.run === entry.run && <Kept kept={kept.value} entry={entry} />}
          </li>
        ))}
      </ul>
    </>
  );
}

function Kept({ kept: { run, error, accounts, failures, waits, log }, entry }: { readonly kept: KeptRun; readonly entry: RunEntry }) {
  return (
    <div class="kept-run">
      {accounts.length > 0 && <p class="hint">As {accounts.join(' and ')}.</p>}
      {error && (
        <p class="problem">
          {error.message} {error.remedy}
        </p>
      )}
      {failures.map(({ name, line, code, message }, index) => (
        <p class="problem" key={index}>
          {name}
          {line !== undefined && `, line ${line}`}: {message || code}
        </p>
      ))}
      {waits.map((text) => (
        <p class="hint" key={text}>
          {text}
        </p>
      ))}
      {entry.isOpen && <p class="hint">It is a durable run that stopped: Go on… says what going on would be.</p>}
      <ol class="log" tabIndex={0} aria-label={`Log of the run ${run}`}>
        {log.map(({ at, text }, index) => (
          <li key={index}>
            <span class="hint">{at.slice(11, 19)}</span> {text}
          </li>
        ))}
      </ol>
    </div>
  );
}
