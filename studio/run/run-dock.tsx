import { useRef } from 'preact/hooks';
import { AccessTab } from '../access/access-tab.tsx';
import { Icon } from '../parts/icon.tsx';
import type { RunTab } from '../state/run-state.ts';
import { openTenant, runWords } from '../state/run.ts';
import type { StudioState } from '../state/studio-state.ts';
import { ConnectionDialog } from './connection-dialog.tsx';
import { HistoryTab } from './history-tab.tsx';
import { placeWords } from './place-words.ts';
import { RunQuestion } from './run-question.tsx';
import { RunTabView } from './run-tab.tsx';
import { Timeline } from './timeline.tsx';
import { ValuesTab } from './values-tab.tsx';

const tabs: readonly { readonly tab: RunTab; readonly title: string }[] = [
  { tab: 'run', title: 'Run' },
  { tab: 'timeline', title: 'Timeline' },
  { tab: 'values', title: 'Values' },
  { tab: 'history', title: 'History' },
  { tab: 'access', title: 'Connections' },
];

/** What is shown of runs below the designer: how to start one, how far the last one came, its times and its values. */
export function RunDock({ state }: { readonly state: StudioState }) {
  const shown = state.tab.value;
  const run = state.run.value;
  if (shown === undefined) return null;
  return (
    <section class="panel run" aria-labelledby="run-heading">
      <div class="panel-head">
        <h2 id="run-heading" class="unseen">
          Run
        </h2>
        <Tabs state={state} shown={shown} />
        {run && (
          <span class={`badge ran ${run.state}`} role="status">
            {run.state === 'running' ? <span class="spin" /> : <Icon name={run.state === 'done' ? 'done' : 'failed'} />}
            {runWords[run.state]}
          </span>
        )}
        {run && <span class="hint where">{placeWords(run)}</span>}
        <span class="grow" />
        {run?.place.kind === 'emulator' && (
          <button type="button" class="quiet" onClick={() => void openTenant(state)}>
            <Icon name="mail" />
            Look at the mailboxes
          </button>
        )}
        <button type="button" class="icon-button" aria-label="Close the panel of runs" title="Close" onClick={() => close(state)}>
          <Icon name="failed" />
        </button>
      </div>
      {run?.question && <RunQuestion state={state} question={run.question} />}
      <div class="tab-body" role="tabpanel" id={`tab-panel-${shown}`} aria-labelledby={`tab-${shown}`}>
        {shown === 'run' && <RunTabView state={state} />}
        {shown === 'timeline' && <Timeline state={state} />}
        {shown === 'values' && <ValuesTab state={state} />}
        {shown === 'history' && <HistoryTab state={state} />}
        {shown === 'access' && <AccessTab state={state} />}
      </div>
      {state.isChoosing.value && <ConnectionDialog state={state} />}
    </section>
  );
}

function Tabs({ state, shown }: { readonly state: StudioState; readonly shown: RunTab }) {
  const list = useRef<HTMLDivElement>(null);
  const onKey = (event: KeyboardEvent): void => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const at = tabs.findIndex(({ tab }) => tab === shown);
    const next = tabs[(at + step + tabs.length) % tabs.length];
    if (!next) return;
    state.tab.value = next.tab;
    list.current?.querySelector<HTMLElement>(`#tab-${next.tab}`)?.focus();
  };
  return (
    <div class="tabs" role="tablist" aria-label="Runs" ref={list} onKeyDown={onKey}>
      {tabs.map(({ tab, title }) => (
        <button
          key={tab}
          type="button"
          role="tab"
          id={`tab-${tab}`}
          aria-selected={tab === shown}
          aria-controls={tab === shown ? `tab-panel-${tab}` : undefined}
          tabIndex={tab === shown ? 0 : -1}
          onClick={() => (state.tab.value = tab)}
        >
          {title}
        </button>
      ))}
    </div>
  );
}

function close(state: StudioState): void {
  state.tab.value = undefined;
  document.getElementById('open-runs')?.focus();
}
