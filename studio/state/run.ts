import type { RunView } from '../../src/faces/studio/protocol-runs.ts';
import type { FlowView, InputView } from '../../src/faces/studio/protocol.ts';
import { Refused } from '../server/api.ts';
import { orTold } from './edits.ts';
import { chooseStep, type StudioState } from './studio-state.ts';

/** How a run is started. */
export interface RunOptions {
  readonly isDry?: boolean;
  /** Of what was told of a run on a connection. Left out: the emulated Microsoft 365. */
  readonly ticket?: string;
  readonly isAsking?: boolean;
}

/** Runs the flow that is open with the inputs that were typed. Where an input is wrong, the form with it is shown. */
export async function startRun(state: StudioState, options: RunOptions = {}): Promise<void> {
  const flow = state.flow.value;
  if (!flow) return;
  const run = await withInputs(state, (inputs) => state.api.post<RunView>('run', { path: flow.path, inputs, ...options }));
  if (!run) return;
  // The run may have come further while its first state was on its way.
  if (state.run.value?.run !== run.run) state.run.value = run;
  state.tab.value ??= 'run';
  state.announcement.value = 'The run has started.';
}

/** Does something with the inputs; what the server finds wrong with them is shown at each. */
export async function withInputs<T>(
  state: StudioState,
  work: (inputs: Readonly<Record<string, unknown>>) => Promise<T>,
): Promise<T | undefined> {
  const flow = state.flow.value;
  if (!flow) return undefined;
  state.inputProblems.value = {};
  return orTold(state, async () => {
    try {
      return await work(inputsOf(flow, state.typed.value[flow.path]));
    } catch (error) {
      const names = new Set(flow.inputs.map(({ name }) => name));
      const wrong = error instanceof Refused ? error.fields.filter(({ field }) => names.has(field)) : [];
      if (wrong.length === 0) throw error;
      state.inputProblems.value = Object.fromEntries(wrong.map(({ field, problem }) => [field, problem]));
      state.tab.value = 'run';
      state.announcement.value = wrong.map(({ field, problem }) => `${field} ${problem}`).join(' ');
      return undefined;
    }
  });
}

/** The inputs as they are sent: each as its type where it reads as one, else as it was typed, so that the server says what is wrong. */
function inputsOf({ inputs }: FlowView, typed: Readonly<Record<string, string>> = {}): Record<string, unknown> {
  const given = inputs.flatMap(({ name, type }) => {
    const text = typed[name];
    if (text === undefined || (text === '' && type !== 'text')) return [];
    return [[name, valueOf(text, type)] as const];
  });
  return Object.fromEntries(given);
}

function valueOf(text: string, type: InputView['type']): unknown {
  if (type === 'number') return Number.isFinite(Number(text)) ? Number(text) : text;
  if (type === 'boolean') return text === 'true';
  if (type !== 'list' && type !== 'object') return text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

/** Cancels what runs. */
export async function cancelRun(state: StudioState): Promise<void> {
  await orTold(state, () => state.api.post('run/cancel'));
}

/** Opens the pages of the emulated Microsoft 365 in another tab. */
export async function openTenant(state: StudioState): Promise<void> {
  const tenant = await orTold(state, () => state.api.get<{ origin: string }>('tenant'));
  if (tenant) window.open(`${tenant.origin}/_portal/mailboxes`, '_blank', 'noopener');
}

/** Makes the emulated Microsoft 365 as it was at first. */
export async function resetTenant(state: StudioState): Promise<void> {
  const text = 'The emulated Microsoft 365 is as it was at first.';
  const done = await orTold(state, () => state.api.post('tenant/reset'));
  if (done !== undefined) state.notice.value = { kind: 'good', text };
}

/** Shows the step that a run failed in, and goes to the property that is named. */
export function goToFailure(state: StudioState, { step, field }: NonNullable<RunView['error']>): void {
  if (!step) return;
  chooseStep(state, step);
  // The form of another step comes a moment later.
  setTimeout(() => {
    const id = `field-${[...step, 'with', ...(field ?? '').split('.')].join('-')}`;
    const control = field === undefined ? null : document.getElementById(id);
    (control ?? document.querySelector<HTMLElement>('.tree [tabindex="0"]'))?.focus();
  }, 150);
}

/** The state of a run in a word. */
export const runWords: Readonly<Record<RunView['state'], string>> = {
  running: 'Running…',
  done: 'Done',
  failed: 'Failed',
  cancelled: 'Cancelled',
};
