import { useEffect, useRef } from 'preact/hooks';
import type { RunView } from '../../src/faces/studio/protocol-runs.ts';
import { Icon } from '../parts/icon.tsx';
import { orTold } from '../state/edits.ts';
import { chooseStep, type StudioState } from '../state/studio-state.ts';

/** A step is about to send or delete, and waits for an answer. */
export function RunQuestion({ state, question }: { readonly state: StudioState; readonly question: NonNullable<RunView['question']> }) {
  const { number, text, address } = question;
  const no = useRef<HTMLButtonElement>(null);
  // The safe answer has the focus; what was chosen in the tree shows what is asked about.
  useEffect(() => {
    chooseStep(state, address);
    no.current?.focus();
  }, [number]);
  const answer = (goesOn: boolean) => (): void => {
    void orTold(state, () => state.api.post('run/answer', { number, goesOn }));
    document.getElementById('tab-run')?.focus();
  };
  return (
    <div class="question" role="alertdialog" aria-labelledby="question-text">
      <Icon name="warning" />
      <p id="question-text">{text}</p>
      <button type="button" ref={no} onClick={answer(false)}>
        End the run
      </button>
      <button type="button" class="primary" onClick={answer(true)}>
        Do it
      </button>
    </div>
  );
}
