import { useSignal } from '@preact/signals';
import type { ConsentWish } from '../../src/faces/studio/protocol-choices.ts';
import type { FlowView } from '../../src/faces/studio/protocol.ts';
import { orTold, showFlow } from '../state/edits.ts';
import type { StudioState } from '../state/studio-state.ts';
import type { FieldPlace } from './look-up.ts';

/** Says what a connection would have to be granted before it can be asked, and asks for exactly that when a person says so. */
export function ConsentOffer({
  state,
  several,
  wish,
  at,
  done,
}: {
  readonly state: StudioState;
  readonly several: string;
  readonly wish: ConsentWish;
  readonly at: FieldPlace;
  done(): void;
}) {
  const isBusy = useSignal(false);
  const { connection, application, account, permissions } = wish;
  const names = permissions.map(({ name }) => name).join(', ');
  const ask = async (): Promise<void> => {
    if (isBusy.value) return;
    isBusy.value = true;
    const told = { account, permissions: permissions.map(({ name }) => name) };
    const answered = await orTold(state, () => state.api.post('choices/consent', { ...at, told }));
    isBusy.value = false;
    // What was granted shows beside the steps too.
    const flow = answered ? await orTold(state, () => state.api.get<FlowView>('flow', { path: at.path })) : undefined;
    if (flow && state.flow.value?.path === flow.path) showFlow(state, flow);
    done();
  };
  return (
    <div class="consent">
      <p>
        {account ?? 'Nobody'} is signed in through {connection === null ? 'no named connection' : `the connection ${connection}`} (
        {application}){account === null ? '.' : ', which holds too little to list them.'} To list {several} it takes:
      </p>
      <ul class="plain">
        {permissions.map(({ name, title, consent }) => (
          <li key={name}>
            <code>{name}</code> {title}; {consent === 'you' ? 'you may consent to it' : 'only an administrator may consent to it'}
          </li>
        ))}
      </ul>
      <p class="hint">
        A page asks for it, for this connection alone. Nothing of it is written into the flow, and the field can stay text.
      </p>
      <button type="button" aria-disabled={isBusy.value} onClick={() => void ask()}>
        {isBusy.value ? 'Answer the page in your browser…' : `${account === null ? 'Sign in with' : `As ${account}, ask for`} ${names}`}
      </button>
    </div>
  );
}
