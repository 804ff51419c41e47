import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { ConnectionChoice, PersonView, RunPlan } from '../../src/faces/studio/protocol-runs.ts';
import { Icon } from '../parts/icon.tsx';
import { orTold } from '../state/edits.ts';
import { startRun, withInputs } from '../state/run.ts';
import type { StudioState } from '../state/studio-state.ts';
import { personWords } from './place-words.ts';
import { Changes } from './run-tab.tsx';

/** Stands for settings without a name in the list of connections. */
const unnamed = '';

/** Says who would work where, and what would be sent, deleted and changed, before a run on a connection is started. */
export function ConnectionDialog({ state }: { readonly state: StudioState }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const choices = useSignal<readonly ConnectionChoice[] | undefined>(undefined);
  const connection = useSignal(unnamed);
  const isDry = useSignal(false);
  const isAsking = useSignal(true);
  const plan = useSignal<RunPlan | undefined>(undefined);

  const close = (): void => {
    dialog.current?.close();
    state.isChoosing.value = false;
  };
  const look = async (): Promise<void> => {
    plan.value = undefined;
    const path = state.flow.value?.path;
    const body = { path, connection: connection.value === unnamed ? null : connection.value, isDry: isDry.value };
    const [asked, dry] = [connection.value, isDry.value];
    const told = await withInputs(state, (inputs) => state.api.post<RunPlan>('run/plan', { ...body, inputs }));
    // Something else may have been chosen since.
    if (asked !== connection.value || dry !== isDry.value) return;
    plan.value = told;
    if (!told) close();
  };
  useEffect(() => {
    dialog.current?.showModal();
    void orTold(state, () => state.api.get<ConnectionChoice[]>('run/connections')).then((found) => {
      choices.value = found ?? [];
      connection.value = found?.find((one) => one.isDefault)?.name ?? unnamed;
      return look();
    });
  }, []);
  const start = (): void => {
    const ticket = plan.value?.ticket;
    if (ticket === undefined) return;
    close();
    void state.inTurn(() => startRun(state, { ticket, isDry: isDry.value, isAsking: isAsking.value && !isDry.value }));
  };
  return (
    <dialog ref={dialog} class="connect" aria-labelledby="connect-heading" onClose={close}>
      <h3 id="connect-heading">Run {state.flow.value?.path} on Microsoft 365</h3>
      <div class="field">
        <label for="connect-connection">Connection</label>
        <select
          id="connect-connection"
          value={connection.value}
          onChange={(event) => {
            connection.value = event.currentTarget.value;
            void look();
          }}
        >
          <option value={unnamed}>No named one: what the flow says, or the public application</option>
          {(choices.value ?? []).map(({ name, account, isDefault }) => (
            <option key={name} value={name}>
              {name}
              {account && `, ${account}`}
              {isDefault && ' (default)'}
            </option>
          ))}
        </select>
      </div>
      <label class="check">
        <input
          type="checkbox"
          checked={isDry.value}
          onChange={(event) => {
            isDry.value = event.currentTarget.checked;
            void look();
          }}
        />
        Dry run: read only, and list what would be changed
      </label>
      <label class="check">
        <input
          type="checkbox"
          checked={isAsking.value}
          disabled={isDry.value}
          onChange={(event) => (isAsking.value = event.currentTarget.checked)}
        />
        Ask me before each step that sends or deletes
      </label>
      <div aria-live="polite">{plan.value ? <Told plan={plan.value} isDry={isDry.value} /> : <p class="hint">Looking…</p>}</div>
      <div class="buttons">
        <button type="button" onClick={close}>
          Do not run
        </button>
        <button type="button" class="primary" disabled={!plan.value} onClick={start}>
          <Icon name="run" />
          {startWords(plan.value?.people ?? [], isDry.value)}
        </button>
      </div>
    </dialog>
  );
}

/** Who works where, and what is sent, deleted and changed. */
export function Told({
  plan: { people, changes },
  isDry,
}: {
  readonly plan: Pick<RunPlan, 'people' | 'changes'>;
  readonly isDry: boolean;
}) {
  const grave = changes.filter(({ effect }) => effect === 'sends' || effect === 'deletes');
  const others = changes.filter(({ effect }) => effect === 'changes');
  const functions = changes.filter(({ effect }) => effect === 'runs');
  return (
    <>
      <h4>Who</h4>
      <ul class="plain people">
        {people.map((person) => (
          <li key={personWords(person)}>
            <Icon name="users" />
            <span>{personWords(person)}</span>
            {person.missing !== null && person.missing.length > 0 && (
              <span class="hint">A page will ask for {person.missing.join(', ')}.</span>
            )}
          </li>
        ))}
        {people.length === 0 && <li class="hint">The flow has no Microsoft 365 Scope: nobody signs in.</li>}
      </ul>
      <h4>{isDry ? 'What a real run sends and deletes (this one does not)' : 'What it sends and deletes'}</h4>
      {grave.length === 0 ? <p class="hint">Nothing.</p> : <Changes changes={grave} />}
      {others.length > 0 && (
        <>
          <h4>What else it changes</h4>
          <Changes changes={others} />
        </>
      )}
      {functions.length > 0 && (
        <>
          <h4>{isDry ? 'Functions that a real run runs' : 'Functions that it runs'}</h4>
          <Changes changes={functions} />
        </>
      )}
    </>
  );
}

function startWords(people: readonly PersonView[], isDry: boolean): string {
  const accounts = [...new Set(people.map(({ account }) => account ?? 'whoever signs in'))];
  return `${isDry ? 'Dry run' : 'Run'} as ${accounts.join(' and ') || 'nobody'}`;
}
