import { useSignal } from '@preact/signals';
import type { ConnectionView, PermissionView } from '../../src/faces/studio/protocol.ts';
import { orTold } from '../state/edits.ts';
import type { StudioState } from '../state/studio-state.ts';
import { changeList, listOf, scopesOf } from './change-permissions.ts';

interface AskedForOptions {
  readonly state: StudioState;
  readonly path: string;
  readonly connection: ConnectionView;
}

/** What is asked for, who may consent, and to add to it and take away from it. */
export function AskedFor({ state, path, connection }: AskedForOptions) {
  const name = useSignal('');
  /** A permission that is about to be taken away, and what fails without it. */
  const leaving = useSignal<{ readonly permission: PermissionView; readonly fails: readonly string[] } | undefined>(undefined);
  const id = connection.connection;
  const removed = [...new Set(scopesOf(state, id).flatMap((scope) => listOf(scope, 'remove')))];
  const add = (event: SubmitEvent): void => {
    event.preventDefault();
    const wanted = name.value.trim();
    if (wanted === '') return;
    name.value = '';
    void state.inTurn(() => changeList(state, id, { which: 'add', name: wanted, isIn: true }));
  };
  const ask = async (permission: PermissionView): Promise<void> => {
    const fails = await orTold(state, () =>
      state.api.post<string[]>('access/without', { path, connection: id, permission: permission.name }),
    );
    if (fails) leaving.value = { permission, fails };
  };
  const leave = (): void => {
    const { permission } = leaving.value ?? {};
    leaving.value = undefined;
    if (!permission) return;
    const { name: gone, steps, added } = permission;
    void state.inTurn(() =>
      added
        ? changeList(state, id, { which: 'add', name: gone, isIn: false })
        : changeList(state, id, { which: 'remove', name: gone, isIn: true, steps }),
    );
    document.getElementById(`add-permission-${id ?? ''}`)?.focus();
  };
  return (
    <>
      <ul class="plain asked">
        {connection.permissions.map((permission) => (
          <li key={permission.name}>
            <strong>{permission.name}</strong>
            <span class={`badge ${permission.consent === 'you' ? '' : 'admin'}`}>
              {permission.consent === 'you' ? 'you consent' : 'administrator'}
            </span>
            {permission.granted !== null && (
              <span class={`badge ${permission.granted ? 'good' : ''}`}>{permission.granted ? 'granted' : 'not yet'}</span>
            )}
            {permission.added && <span class="badge">added by hand</span>}
            <span class="grow" />
            <button type="button" class="link" aria-label={`Take away ${permission.name}`} onClick={() => void ask(permission)}>
              Take away
            </button>
          </li>
        ))}
        {removed.map((gone) => (
          <li key={gone}>
            <s>{gone}</s>
            <span class="hint">not asked for</span>
            <span class="grow" />
            <button
              type="button"
              class="link"
              aria-label={`Ask for ${gone} again`}
              onClick={() => void state.inTurn(() => changeList(state, id, { which: 'remove', name: gone, isIn: false }))}
            >
              Ask again
            </button>
          </li>
        ))}
      </ul>
      {leaving.value && (
        <div class="question" role="group" aria-label={`Without ${leaving.value.permission.name}`}>
          <div class="consequence">
            <p>Without {leaving.value.permission.name}:</p>
            {leaving.value.fails.length === 0 ? (
              <p>Nothing in this flow fails.</p>
            ) : (
              leaving.value.fails.map((text) => <p key={text}>{text}</p>)
            )}
          </div>
          <button type="button" ref={(button) => button?.focus()} onClick={() => (leaving.value = undefined)}>
            Keep it
          </button>
          <button type="button" onClick={leave}>
            Take it away
          </button>
        </div>
      )}
      <form class="add-permission" onSubmit={add}>
        <label class="unseen" for={`add-permission-${id ?? ''}`}>
          Permission to ask for besides, {id ?? 'no named connection'}
        </label>
        <input
          id={`add-permission-${id ?? ''}`}
          placeholder="Calendars.Read"
          autocomplete="off"
          spellcheck={false}
          value={name.value}
          onInput={(event) => (name.value = event.currentTarget.value)}
        />
        <button type="submit">Ask for it besides</button>
      </form>
    </>
  );
}
