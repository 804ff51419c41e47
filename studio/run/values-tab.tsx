import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { ValuesView, ValueView } from '../../src/faces/studio/protocol-runs.ts';
import { orTold } from '../state/edits.ts';
import { keyOf } from '../state/address.ts';
import type { StudioState } from '../state/studio-state.ts';

/** What the chosen step was given and gave in the last run. */
export function ValuesTab({ state }: { readonly state: StudioState }) {
  const values = useSignal<ValuesView | undefined>(undefined);
  const step = state.step.value;
  const run = state.run.value;
  const key = step ? keyOf(step.address) : '';
  const ran = run?.steps.find(({ address }) => keyOf(address) === key);
  const turnsRun = ran ? ran.done + ran.failed : 0;
  useEffect(() => {
    const look = async (): Promise<void> => {
      values.value = key === '' || !ran ? undefined : await orTold(state, () => state.api.get<ValuesView>('run/values', { address: key }));
    };
    void look();
  }, [key, run?.run, ran?.state, turnsRun]);
  if (!step) return <p class="hint">Choose a step to see what it was given and what it gave.</p>;
  if (!ran) return <p class="hint">{step.title} has not run yet.</p>;
  const { values: turns = [], leftOut = 0, isPrivate = false } = values.value ?? {};
  return (
    <div class="values" tabIndex={0} role="region" aria-label={`Values of ${step.title}`}>
      {isPrivate && <p class="hint">This step is private: what it is given and gives is not kept.</p>}
      {!isPrivate && values.value && turns.length === 0 && <p class="hint">{step.title} is given nothing, and gives nothing by itself.</p>}
      {turns.map((turn) => (
        <Turn key={turn.turns.join()} turn={turn} />
      ))}
      {leftOut > 0 && <p class="hint">{leftOut} turns in the middle are not kept.</p>}
    </div>
  );
}

function Turn({ turn: { turns, given, gave, failed } }: { readonly turn: ValueView }) {
  return (
    <section class="turn">
      {turns.length > 0 && <h4>Turn {turns.join('.')}</h4>}
      {given !== undefined && <Shown title="Given" text={given} />}
      {gave !== undefined && <Shown title="Gave" text={gave} />}
      {failed !== undefined && <p class="problem">{failed}</p>}
    </section>
  );
}

function Shown({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    <div class="value">
      <span class="hint">{title}</span>
      <pre>{text}</pre>
    </div>
  );
}
