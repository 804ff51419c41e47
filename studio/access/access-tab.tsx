import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { AccessView } from '../../src/faces/studio/protocol-access.ts';
import type { ConnectionView, FlowView } from '../../src/faces/studio/protocol.ts';
import { orTold, showFlow } from '../state/edits.ts';
import type { StudioState } from '../state/studio-state.ts';
import { AskedFor } from './asked-for.tsx';
import { Registration } from './registration.tsx';

/** The connections of the flow side by side: who is signed in, what is asked for and granted, the registration, and the message to an administrator. */
export function AccessTab({ state }: { readonly state: StudioState }) {
  const access = useSignal<readonly AccessView[] | undefined>(undefined);
  const { path, hash, connections = [] } = state.flow.value ?? {};
  const look = async (): Promise<void> => {
    if (path !== undefined) access.value = await orTold(state, () => state.api.get<AccessView[]>('access', { path }));
  };
  useEffect(() => void look(), [path, hash]);
  if (!access.value || path === undefined) return <p class="hint">Looking…</p>;
  if (connections.length === 0)
    return <p class="hint">The flow has no Microsoft 365 Scope. Each scope signs in through a connection, which comes up here.</p>;
  // What was signed in or out elsewhere than in the file does not change its hash.
  const again = async (): Promise<void> => {
    const flow = await orTold(state, () => state.api.get<FlowView>('flow', { path }));
    if (flow && state.flow.value?.path === path) showFlow(state, flow);
    await look();
  };
  return (
    <div class="connections-aside">
      {connections.map((connection, index) => {
        const view = access.value?.[index];
        return (
          view && (
            <One key={`${connection.connection} ${index}`} state={state} path={path} connection={connection} view={view} again={again} />
          )
        );
      })}
    </div>
  );
}

interface OneOptions {
  readonly state: StudioState;
  readonly path: string;
  readonly connection: ConnectionView;
  readonly view: AccessView;
  again(): Promise<void>;
}

function One({ state, path, connection, view, again }: OneOptions) {
  const isBusy = useSignal(false);
  const name = view.connection ?? 'No named connection';
  const heading = `access-${view.connection ?? ''}`;
  const ask = async (what: 'signin' | 'signout'): Promise<void> => {
    isBusy.value = true;
    const done = await orTold(state, () => state.api.post(`access/${what}`, { path, connection: view.connection }));
    isBusy.value = false;
    if (!done) return;
    state.notice.value = undefined;
    state.announcement.value = what === 'signin' ? 'Signed in.' : 'Signed out.';
    await again();
  };
  const { missing, notNeeded, unknown, message, account } = view;
  return (
    <section class="access" aria-labelledby={heading}>
      <h3 id={heading}>{name}</h3>
      <p class="hint">
        {view.application} ({view.applicationId}), tenant {view.tenant}
      </p>
      {!view.isAlone && (
        <p class="who">
          <span>{account ?? 'Nobody is signed in'}</span>
          <button type="button" disabled={isBusy.value} onClick={() => void ask('signin')}>
            {isBusy.value ? 'Answer the page in your browser…' : account === null ? 'Sign in' : 'Sign in again'}
            <span class="unseen">, {name}</span>
          </button>
          {account !== null && (
            <button type="button" disabled={isBusy.value} aria-label={`Sign out ${account}`} onClick={() => void ask('signout')}>
              Sign out
            </button>
          )}
        </p>
      )}
      {unknown !== '' && <p class="hint">What is granted is not known: {unknown}.</p>}
      {missing !== null && (
        <p class="hint">{missing.length === 0 ? 'Everything that is asked for is granted.' : `Not granted yet: ${missing.join(', ')}.`}</p>
      )}
      {notNeeded.length > 0 && <p class="hint">Granted and not needed by this flow: {notNeeded.join(', ')}.</p>}
      <AskedFor state={state} path={path} connection={connection} />
      {message !== '' && <Message state={state} name={name} message={message} />}
      <Registration state={state} path={path} view={view} />
    </section>
  );
}

function Message({ state, name, message }: { readonly state: StudioState; readonly name: string; readonly message: string }) {
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(message);
    state.announcement.value = 'The message was copied.';
    state.notice.value = { kind: 'good', text: 'The message to the administrator is in the clipboard.' };
  };
  return (
    <details>
      <summary>Message to an administrator</summary>
      <textarea aria-label={`Message to an administrator, ${name}`} readOnly rows={6} value={message} />
      <button type="button" onClick={() => void copy()}>
        Copy
      </button>
    </details>
  );
}
