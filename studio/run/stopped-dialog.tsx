import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { ResumePlan, RunEntry, RunView } from '../../src/faces/studio/protocol-runs.ts';
import { Icon } from '../parts/icon.tsx';
import { orTold } from '../state/edits.ts';
import type { StudioState } from '../state/studio-state.ts';
import { Told } from './connection-dialog.tsx';

/** What the dialog is given. */
interface StoppedOptions {
  readonly state: StudioState;
  readonly entry: RunEntry;
  close(): void;
  /** Takes the run out of those that are kept. */
  remove(): Promise<void>;
}

/** Says what going on with a durable run that stopped would be, before it is done; asks what became of a step of which nobody can tell; or removes the run. */
export function StoppedDialog({ state, entry, close, remove }: StoppedOptions) {
  const dialog = useRef<HTMLDialogElement>(null);
  const plan = useSignal<ResumePlan | undefined>(undefined);
  const isDone = useSignal<boolean | undefined>(undefined);
  const problem = useSignal('');
  const { run } = entry;
  useEffect(() => {
    dialog.current?.showModal();
    void state.api.post<ResumePlan>('run/resume/plan', { run }).then(
      (told) => (plan.value = told),
      (error: unknown) => {
        problem.value = error instanceof Error ? `${error.message} ${'remedy' in error ? String(error.remedy) : ''}`.trim() : String(error);
      },
    );
  }, []);
  const [step] = plan.value?.waiting ?? [];
  const isSaid = step === undefined || isDone.value !== undefined;
  const goOn = async (): Promise<void> => {
    const ticket = plan.value?.ticket;
    if (ticket === undefined || !isSaid) return;
    const assume = step === undefined ? {} : { assume: { step, isDone: isDone.value } };
    close();
    const view = await orTold(state, () => state.api.post<RunView>('run/resume', { run, ticket, ...assume }));
    if (!view) return;
    // The run may have come further while its first state was on its way.
    if (state.run.value?.run !== view.run || state.run.value.state !== 'running') state.run.value = view;
    state.tab.value = 'run';
    state.announcement.value = 'The run goes on.';
  };
  return (
    <dialog ref={dialog} class="connect" aria-labelledby="stopped-heading" onClose={close}>
      <h3 id="stopped-heading">Go on with the run of {entry.file}</h3>
      <p class="hint">
        It began at {new Date(entry.started).toLocaleString()} on {entry.place}, and stopped. What was done is not done again.
      </p>
      <div aria-live="polite">
        {problem.value !== '' && <p class="problem">{problem.value}</p>}
        {!plan.value && problem.value === '' && <p class="hint">Looking…</p>}
        {step !== undefined && (
          <fieldset class="doubt">
            <legend>
              Nobody can tell whether the step <code>{step}</code> was done. Look in Microsoft 365, and say:
            </legend>
            <Choice
              id="stopped-done"
              isChosen={isDone.value === true}
              choose={() => (isDone.value = true)}
              label="It was done"
              consequence="The run goes on behind it, with nothing as its result. If it was not done after all, it never will be."
            />
            <Choice
              id="stopped-not-done"
              isChosen={isDone.value === false}
              choose={() => (isDone.value = false)}
              label="It was not done"
              consequence="It is done now. If it was done after all, it is done twice."
            />
            {(plan.value?.waiting.length ?? 0) > 1 && (
              <p class="hint">Other steps wait as well; the run asks for them when it comes there.</p>
            )}
          </fieldset>
        )}
        {plan.value && <Told plan={plan.value} isDry={false} />}
      </div>
      <div class="buttons">
        <button type="button" onClick={close}>
          Leave it as it is
        </button>
        <button type="button" title="Nobody can go on with it then. What it did stays done." onClick={() => void remove().then(close)}>
          <Icon name="remove" />
          Remove the run
        </button>
        <button type="button" class="primary" disabled={!plan.value || !isSaid} onClick={() => void goOn()}>
          <Icon name="run" />
          Go on
        </button>
      </div>
    </dialog>
  );
}

function Choice(options: {
  readonly id: string;
  readonly isChosen: boolean;
  readonly label: string;
  readonly consequence: string;
  choose(): void;
}) {
  const { id, isChosen, label, consequence, choose } = options;
  return (
    <div class="choice">
      <label class="check" for={id}>
        <input type="radio" id={id} name="stopped-doubt" checked={isChosen} aria-describedby={`${id}-says`} onChange={choose} />
        {label}
      </label>
      <p class="hint" id={`${id}-says`}>
        {consequence}
      </p>
    </div>
  );
}
