import { useSignal } from '@preact/signals';
import type { ConnectionView, PermissionView } from '../../src/faces/studio/protocol.ts';
import { Icon } from '../parts/icon.tsx';
import { isSame } from '../state/address.ts';
import { chooseStep, type StudioState } from '../state/studio-state.ts';
import { titleAt } from '../state/title-at.ts';

/** Steps that a permission shows until it is opened. */
const mostSteps = 12;

/** What the flow asks for, and why: a step points at its permissions, a permission at its steps. */
export function PermissionsPanel({ state }: { readonly state: StudioState }) {
  const flow = state.flow.value;
  const connections = flow?.connections.filter(({ permissions, warnings }) => permissions.length + warnings.length > 0) ?? [];
  return (
    <section class="panel permissions" aria-labelledby="permissions-heading">
      <div class="panel-head">
        <h2 id="permissions-heading">Permissions</h2>
        <span class="grow" />
        <button type="button" class="link" disabled={connections.length === 0} onClick={() => manage(state)}>
          Connections and consent
        </button>
      </div>
      <div class="scroll" tabIndex={-1}>
        {flow?.unknown && <p class="problem">{flow.unknown}</p>}
        {flow && !flow.unknown && connections.length === 0 && (
          <p class="hint">Nothing is asked for yet. Each activity in a Microsoft 365 Scope says here what it needs.</p>
        )}
        {connections.map((connection, index) => (
          <Connection key={connection.connection ?? index} state={state} connection={connection} />
        ))}
      </div>
    </section>
  );
}

/** Shows the connections side by side, with what each has. */
function manage(state: StudioState): void {
  state.tab.value = 'access';
  setTimeout(() => document.getElementById('tab-access')?.focus(), 50);
}

function Connection({ state, connection }: { readonly state: StudioState; readonly connection: ConnectionView }) {
  return (
    <div class="connection">
      <p class="hint">
        {connection.connection ?? 'Your default connection'}, through {connection.application}
        {connection.account !== null && `, as ${connection.account}`}
      </p>
      <ul class="plain">
        {connection.permissions.map((permission) => (
          <Permission key={permission.name} state={state} permission={permission} />
        ))}
      </ul>
      {connection.warnings.map((warning) => (
        <p class="problem" key={warning}>
          {warning}
        </p>
      ))}
    </div>
  );
}

function Permission({ state, permission }: { readonly state: StudioState; readonly permission: PermissionView }) {
  const isOpen = useSignal(false);
  const { name, title, consent, granted, because, steps, added } = permission;
  const shown = isOpen.value ? steps : steps.slice(0, mostSteps);
  const step = state.step.value;
  const isOfChosen = step !== undefined && steps.some((address) => isSame(address, step.address));
  const point = (is: boolean) => (): void => void (state.pointed.value = is ? permission : undefined);
  return (
    <li
      class={`permission ${isOfChosen ? 'lit' : ''}`}
      onPointerEnter={point(true)}
      onPointerLeave={point(false)}
      onFocusCapture={point(true)}
      onBlurCapture={point(false)}
    >
      <button type="button" class="permission-head" aria-expanded={isOpen.value} onClick={() => (isOpen.value = !isOpen.value)}>
        <Icon name="key" />
        <span class="words">
          <strong>{name}</strong>
          <span class="hint">{title}</span>
        </span>
        <span class={`badge ${consent === 'you' ? '' : 'admin'}`}>{consent === 'you' ? 'you consent' : 'administrator'}</span>
        {granted !== null && <span class={`badge ${granted ? 'good' : ''}`}>{granted ? 'granted' : 'not yet'}</span>}
      </button>
      <ul class="plain because">
        {shown.map((address) => (
          <li key={address.join('.')}>
            <button type="button" class="link" onClick={() => chooseStep(state, address)}>
              {titleAt(state, address)}
            </button>
          </li>
        ))}
        {steps.length > shown.length && (
          <li>
            <button type="button" class="link" onClick={() => (isOpen.value = true)}>
              and {steps.length - shown.length} more
            </button>
          </li>
        )}
        {steps.length === 0 && <li class="hint">{added ? 'added by hand' : because.map((reason) => reason.title).join(', ')}</li>}
      </ul>
      {isOpen.value && (
        <ul class="plain calls">
          {because.map(({ activity, operation }) => (
            <li key={`${activity} ${operation}`}>
              <code>{operation}</code>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
