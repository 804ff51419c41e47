import { inSeconds } from '../../src/run/report/in-seconds.ts';
import type { RunView, StepState } from '../../src/faces/studio/protocol-runs.ts';
import type { Address } from '../../src/faces/studio/protocol.ts';
import { isSame } from '../state/address.ts';
import { chooseStep, type StudioState } from '../state/studio-state.ts';
import { titleAt } from '../state/title-at.ts';

/** When each step ran and waited. A step in loops shows its first times and its last. */
export function Timeline({ state }: { readonly state: StudioState }) {
  const run = state.run.value;
  if (!run || run.path !== state.flow.value?.path) return <p class="hint">Run the flow to see when each step ran and waited.</p>;
  const whole = Math.max(run.milliseconds, 1);
  return (
    <table class="timeline">
      <caption class="unseen">Steps of the run, when each began, and how long it took</caption>
      <thead class="unseen">
        <tr>
          <th scope="col">Step</th>
          <th scope="col">Times</th>
          <th scope="col">All in all</th>
        </tr>
      </thead>
      <tbody>
        {run.steps.map((step) => (
          <Line key={step.address.join('.')} state={state} run={run} step={step} whole={whole} />
        ))}
      </tbody>
    </table>
  );
}

interface LineOptions {
  readonly state: StudioState;
  readonly run: RunView;
  readonly step: StepState;
  /** In milliseconds. */
  readonly whole: number;
}

function Line({ state, run, step, whole }: LineOptions) {
  const isChosen = isSame(state.step.value?.address, step.address);
  return (
    <tr class={isChosen ? 'lit' : ''}>
      <th scope="row">
        <button type="button" class="link" style={{ '--level': levelOf(step.address) }} onClick={() => chooseStep(state, step.address)}>
          {titleAt(state, step.address)}
        </button>
      </th>
      <td>
        <div class="lane">
          {step.stretches.map(({ from, to = run.milliseconds, kind }, index) => (
            <span
              key={index}
              class={`stretch ${kind}`}
              style={{ '--from': `${(from / whole) * 100}%`, '--size': `${(Math.max(0, Math.min(to, whole) - from) / whole) * 100}%` }}
            />
          ))}
        </div>
      </td>
      <td class="took">
        {inSeconds(step.milliseconds)}
        {step.done + step.failed > 1 && ` in ${step.done + step.failed} turns`}
        {step.waits > 0 && `, waited ${step.waits} × for ${step.waitedSeconds.toFixed(1)} s`}
        {step.retried > 0 && `, tried again ${step.retried} ×`}
      </td>
    </tr>
  );
}

function levelOf(address: Address): number {
  return address.filter((part) => typeof part === 'number').length;
}
