import { useSignal } from '@preact/signals';
import type { AccessView, RegisteredView, RegistrationView } from '../../src/faces/studio/protocol-access.ts';
import { orTold } from '../state/edits.ts';
import type { StudioState } from '../state/studio-state.ts';

const outcomeWords: Readonly<Record<RegisteredView['outcome'], string>> = {
  made: 'is registered',
  changed: 'was registered before and is now as the flow needs it',
  unchanged: 'was registered before, as the flow needs it',
};

/** An application of one's own: its registration compared with the flow, made, or brought to it. */
export function Registration({ state, path, view }: { readonly state: StudioState; readonly path: string; readonly view: AccessView }) {
  const name = useSignal('');
  const isBusy = useSignal(false);
  const review = useSignal<RegistrationView | undefined>(undefined);
  const registered = useSignal<RegisteredView | undefined>(undefined);
  const id = `registration-${view.connection ?? ''}`;
  const ask = async <T,>(what: 'review' | 'register'): Promise<T | undefined> => {
    review.value = undefined;
    registered.value = undefined;
    isBusy.value = true;
    const answer = await orTold(state, () =>
      state.api.post<T>(`access/${what}`, { path, connection: view.connection, name: name.value.trim() }),
    );
    isBusy.value = false;
    if (answer) state.notice.value = undefined;
    return answer;
  };
  const cannot = isBusy.value || name.value.trim() === '';
  return (
    <details>
      <summary>Registration of an application of your own</summary>
      <p class="hint">
        {view.isOwn
          ? 'This connection has one.'
          : 'This connection uses the public application; one of your own has only what the flow needs.'}{' '}
        An administrator answers the page that comes up.
      </p>
      <div class="field">
        <label for={id}>Name of the registration</label>
        <input
          id={id}
          maxLength={256}
          autocomplete="off"
          value={name.value}
          onInput={(event) => (name.value = event.currentTarget.value)}
        />
      </div>
      <div class="buttons">
        <button
          type="button"
          disabled={cannot}
          onClick={() => void ask<RegistrationView>('review').then((found) => (review.value = found))}
        >
          Compare
        </button>
        <button
          type="button"
          disabled={cannot}
          onClick={() => void ask<RegisteredView>('register').then((made) => (registered.value = made))}
        >
          Register or update
        </button>
      </div>
      <div aria-live="polite">
        {isBusy.value && <p class="hint">Answer the page in your browser…</p>}
        {review.value && (
          <dl class="outputs">
            {(
              [
                ['Missing', review.value.missing],
                ['Not needed', review.value.notNeeded],
                ['Used', review.value.used],
              ] as const
            ).map(([title, names]) => (
              <div key={title}>
                <dt>{title}</dt>
                <dd>{names.join(', ') || 'nothing'}</dd>
              </div>
            ))}
          </dl>
        )}
        {registered.value && (
          <p class="hint">
            {registered.value.name} {outcomeWords[registered.value.outcome]}, with {registered.value.permissions.join(', ')}. Application
            ID: <code>{registered.value.applicationId}</code>
          </p>
        )}
      </div>
    </details>
  );
}
