import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap } from '@codemirror/commands';
import { yaml } from '@codemirror/lang-yaml';
import { bracketMatching, indentUnit } from '@codemirror/language';
import { lintGutter, lintKeymap, setDiagnostics } from '@codemirror/lint';
import { Annotation, EditorState, StateEffect, StateField, Transaction } from '@codemirror/state';
import { Decoration, drawSelection, EditorView, highlightSpecialChars, keymap, lineNumbers, type DecorationSet } from '@codemirror/view';
import { effect } from '@preact/signals';
import { undo } from '../state/edits.ts';
import { isSame } from '../state/address.ts';
import { offsetsOf } from '../state/offsets-of.ts';
import { chooseStep, type StudioState } from '../state/studio-state.ts';
import { completionsOf } from './completions.ts';
import { diagnosticsOf } from './diagnostics.ts';
import { withLineEnds, withoutReturns } from './line-ends.ts';
import { linesOf } from './lines-of.ts';
import { stepAtLine } from './step-at-line.ts';
import { changeBetween } from '../../src/faces/studio/flow/text-change.ts';
import { theme } from './theme.ts';

/** How long nothing is typed until what was typed is saved, in milliseconds. */
const pauseMS = 400;

/** Marks what comes from the file and not from who types. */
const fromFile = Annotation.define<true>();

const lightUp = StateEffect.define<readonly [number, number] | undefined>();

/** The lines of the chosen step. */
const litLines = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(lit, transaction) {
    const wish = transaction.effects.find((each) => each.is(lightUp));
    if (!wish) return lit.map(transaction.changes);
    const { doc } = transaction.state;
    const lines = wish.value as readonly [number, number] | undefined;
    if (!lines) return Decoration.none;
    const [first, last] = [Math.min(lines[0], doc.lines), Math.min(lines[1], doc.lines)];
    const each = Array.from({ length: last - first + 1 }, (_, at) =>
      Decoration.line({ class: 'cm-step' }).range(doc.line(first + at).from),
    );
    return Decoration.set(each);
  },
  provide: (field) => EditorView.decorations.from(field),
});

/**
 * Opens the editor on the flow that is shown. What is typed is saved after a pause; what is done elsewhere is shown at once. Undo is that of the Studio:
 * the editor has no history of its own.
 *
 * @param path - Of the flow, as it is shown.
 * @returns Closes the editor; what was typed is saved.
 */
export function openTextEditor(host: HTMLElement, state: StudioState, path: string): () => void {
  // In a shadow the editor adds its styles as sheets, which the policy of the page allows; a style element it would not.
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
  let timer: ReturnType<typeof setTimeout> | undefined;
  const save = (): void => {
    clearTimeout(timer);
    if (state.draft.value !== undefined) void state.inTurn(() => undefined);
  };
  const goBack =
    (isRedo: boolean): (() => boolean) =>
    () => {
      clearTimeout(timer);
      void state.inTurn(() => undo(state, isRedo));
      return true;
    };
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: withoutReturns(state.draft.value ?? state.flow.value?.text ?? ''),
      extensions: [
        lineNumbers(),
        lintGutter(),
        highlightSpecialChars(),
        drawSelection(),
        bracketMatching(),
        closeBrackets(),
        yaml(),
        indentUnit.of('  '),
        autocompletion({ override: [completionsOf(state, path)], icons: false }),
        EditorView.contentAttributes.of({ 'aria-label': `Text of ${path}`, tabindex: '0' }),
        keymap.of([
          { key: 'Mod-z', run: goBack(false), preventDefault: true },
          { key: 'Mod-y', mac: 'Mod-Shift-z', run: goBack(true), preventDefault: true },
          { key: 'Mod-Shift-z', run: goBack(true), preventDefault: true },
          {
            key: 'Mod-s',
            preventDefault: true,
            run: () => {
              save();
              return true;
            },
          },
          ...closeBracketsKeymap,
          ...completionKeymap,
          ...lintKeymap,
          ...defaultKeymap,
          {
            key: 'Escape',
            run: () => {
              document.querySelector<HTMLElement>('.tree [tabindex="0"]')?.focus();
              return true;
            },
          },
        ]),
        litLines,
        ...theme,
        EditorView.updateListener.of(({ docChanged, selectionSet, transactions, state: now }) => {
          if (transactions.some((each) => each.annotation(fromFile))) return;
          if (docChanged) {
            state.draft.value = withLineEnds(state.flow.value?.text ?? '', now.doc.toString());
            clearTimeout(timer);
            timer = setTimeout(save, pauseMS);
          } else if (selectionSet && state.draft.value === undefined) {
            const step = stepAtLine(state.flow.value?.text ?? '', state.steps.value, now.doc.lineAt(now.selection.main.head).number);
            if (step && !isSame(step.address, state.step.value?.address)) chooseStep(state, step.address);
          }
        }),
        EditorView.domEventHandlers({ blur: save }),
      ],
    }),
  });

  const stopShowing = effect(() => {
    const flow = state.flow.value;
    if (!flow || flow.path !== path || state.draft.value !== undefined) return;
    const change = changeBetween(view.state.doc.toString(), withoutReturns(flow.text));
    if (change) {
      view.dispatch({
        changes: change,
        annotations: [fromFile.of(true), Transaction.addToHistory.of(false)],
        // Where something was changed the caret is, as after typing it.
        ...(view.hasFocus && { selection: { anchor: change.from + change.insert.length }, scrollIntoView: true }),
      });
    }
    view.dispatch({ ...setDiagnostics(view.state, diagnosticsOf(view.state.doc, flow.problems)), annotations: fromFile.of(true) });
  });
  const stopLighting = effect(() => {
    const step = state.step.value;
    if (state.draft.value !== undefined) return;
    const at = step && offsetsOf(state.steps.value, step.address);
    const all = at && linesOf(state.flow.peek()?.text ?? '', at);
    const lines = all && all[0] <= view.state.doc.lines ? all : undefined;
    const from = lines && view.state.doc.line(lines[0]).from;
    const effects: StateEffect<unknown>[] = [lightUp.of(lines)];
    if (from === undefined || view.hasFocus) return view.dispatch({ effects, annotations: fromFile.of(true) });
    effects.push(EditorView.scrollIntoView(from, { y: 'nearest', yMargin: 40 }));
    view.dispatch({ effects, selection: { anchor: from }, annotations: fromFile.of(true) });
  });
  return () => {
    stopShowing();
    stopLighting();
    save();
    view.destroy();
  };
}
