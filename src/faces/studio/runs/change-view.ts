import type { FlowEvent } from '../../../run/flow/events.ts';
import type { PlannedChange } from '../../../run/flow/planned-changes.ts';
import { inputInLine } from '../../../run/flow/shown-change.ts';
import type { ChangeView } from '../protocol-runs.ts';
import { shownText } from './shown-value.ts';

/** What would be done, as it is known before a run. */
export function changeBefore({ file, address, title, effect, input, isRepeated }: PlannedChange): ChangeView {
  return { file, address, title: shownText(title), effect, text: shownText(inputInLine(input)), isRepeated };
}

/** What a dry run found that it would do. */
export function changeFound({ step, effect, input }: Extract<FlowEvent, { type: 'wouldDo' }>): ChangeView {
  return {
    file: step.file,
    address: step.address,
    title: shownText(step.title ?? step.about ?? step.verb),
    effect,
    text: input ? shownText(inputInLine(input)) : step.private ? '(private)' : '',
    isRepeated: step.turns.length > 0,
  };
}
