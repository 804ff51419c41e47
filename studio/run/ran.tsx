import type { StepState } from '../../src/faces/studio/protocol-runs.ts';
import { Icon } from '../parts/icon.tsx';

/** How far a step came in the last run, beside it in the tree. */
export function Ran({ of: { state, done, failed, retried, waits, message } }: { readonly of: StepState }) {
  const counts = [
    done > 1 && `${done} ×`,
    failed > 0 && `${failed} failed`,
    retried > 0 && `${retried} again`,
    waits > 0 && `waited ${waits} ×`,
  ]
    .filter(Boolean)
    .join(', ');
  return (
    <span class={`ran ${state}`} title={message}>
      {state === 'running' ? <span class="spin" /> : <Icon name={state} />}
      <span>{counts || (state === 'running' ? 'running' : state)}</span>
    </span>
  );
}
