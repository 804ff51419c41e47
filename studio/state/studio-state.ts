import { computed, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import type { ChoicesPlace } from '../../src/faces/studio/protocol-choices.ts';
import type { Address, FlowView, PaletteItem, PermissionView, ProjectView, StepNode } from '../../src/faces/studio/protocol.ts';
import type { Api } from '../server/api.ts';
import { keyOf } from './address.ts';
import { rowsOf, type Row } from './rows.ts';
import { createRunState, type RunState } from './run-state.ts';

/** Something that a person is told in passing. */
export interface Notice {
  readonly kind: 'good' | 'bad';
  readonly text: string;
}

/** What this tab shows. */
export interface StudioState extends RunState {
  readonly api: Api;
  readonly project: Signal<ProjectView | undefined>;
  /** Home is shown in the place of the project. */
  readonly isHome: Signal<boolean>;
  readonly flow: Signal<FlowView | undefined>;
  /** The last steps that could be read: they stay while the text is broken. */
  readonly steps: Signal<readonly StepNode[]>;
  readonly palette: Signal<readonly PaletteItem[]>;
  readonly closed: Signal<ReadonlySet<string>>;
  readonly rows: ReadonlySignal<readonly Row[]>;
  /** Key of the row that is chosen. */
  readonly chosen: Signal<string | undefined>;
  /** Keys of rows that are selected with the chosen one; empty for it alone. */
  readonly also: Signal<ReadonlySet<string>>;
  /** Key of the row at which a selection of several began. */
  readonly anchor: Signal<string | undefined>;
  readonly row: ReadonlySignal<Row | undefined>;
  readonly step: ReadonlySignal<StepNode | undefined>;
  /** Texts before and after this one, for undo and redo. */
  readonly past: Signal<readonly string[]>;
  readonly future: Signal<readonly string[]>;
  readonly isSaving: Signal<boolean>;
  /** What is typed into the text pane and not saved yet; undefined where all is saved. */
  readonly draft: Signal<string | undefined>;
  /** The text is shown beside the steps. */
  readonly isTextShown: Signal<boolean>;
  /** Does work after what was asked for before it, and after what was typed is saved: whoever types fast is answered in order. */
  inTurn<T>(work: () => Promise<T> | T): Promise<T>;
  /** How much was asked for and is not done yet. */
  readonly waiting: Signal<number>;
  readonly notice: Signal<Notice | undefined>;
  /** Told to screen readers. */
  readonly announcement: Signal<string>;
  /** A permission that is pointed at: its steps light up. */
  readonly pointed: Signal<PermissionView | undefined>;
  /** The place that a new step is asked for; undefined where none is. */
  readonly inserting: Signal<
    { readonly list: Address; readonly index: number; readonly words: string; readonly typed: string } | undefined
  >;
  /** The menu of the chosen step, where it opens on the page in pixels; undefined where none is open. */
  readonly menu: Signal<{ readonly x: number; readonly y: number; readonly of: 'step' | 'blocks' } | undefined>;
  /** Who is asked what fields can name. */
  readonly choicesPlace: Signal<ChoicesPlace>;
  /** A text that is asked for; undefined where none is. */
  readonly asking: Signal<TextWish | undefined>;
}

/** A text that a person is asked for. */
export interface TextWish {
  /** What it is, as the name of the field. */
  readonly label: string;
  readonly hint: string;
  readonly text: string;
  readonly isLong: boolean;
  /** Told of the text; not where nothing was said. */
  done(text: string): void;
}

/** The state of a tab that has opened nothing yet. @param saveDraft - Saves what is typed. */
export function createState(api: Api, saveDraft: (state: StudioState) => Promise<void>): StudioState {
  const steps = signal<readonly StepNode[]>([]);
  const closed = signal<ReadonlySet<string>>(new Set());
  const chosen = signal<string | undefined>(undefined);
  const known = new WeakMap<StepNode, Row>();
  const rows = computed(() => rowsOf(steps.value, closed.value, known));
  const row = computed(() => rows.value.find(({ key }) => key === chosen.value));
  const waiting = signal(0);
  const state: StudioState = {
    api,
    project: signal(undefined),
    isHome: signal(false),
    flow: signal(undefined),
    steps,
    palette: signal([]),
    closed,
    rows,
    chosen,
    also: signal<ReadonlySet<string>>(new Set()),
    anchor: signal(undefined),
    row,
    step: computed(() => (row.value?.kind === 'step' ? row.value.step : undefined)),
    past: signal([]),
    future: signal([]),
    isSaving: signal(false),
    draft: signal(undefined),
    isTextShown: signal(false),
    inTurn: turns(waiting, () => (state.draft.value === undefined ? undefined : saveDraft(state))),
    waiting,
    notice: signal(undefined),
    announcement: signal(''),
    ...createRunState(),
    pointed: signal(undefined),
    inserting: signal(undefined),
    menu: signal(undefined),
    choicesPlace: signal('emulator'),
    asking: signal(undefined),
  };
  return state;
}

function turns(waiting: Signal<number>, first: () => Promise<void> | undefined): StudioState['inTurn'] {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const ordered = async (): Promise<Awaited<ReturnType<typeof work>>> => {
      await first();
      return await work();
    };
    waiting.value += 1;
    const now = last.then(ordered, ordered).finally(() => (waiting.value -= 1));
    last = now.catch(() => undefined);
    return now;
  };
}

/** Chooses a step by its address, and opens what is around it. */
export function chooseStep({ closed, chosen, also, anchor }: StudioState, address: Address): void {
  const around = address.map((_, length) => address.slice(0, length));
  const keys = new Set(around.flatMap((each) => [`step ${keyOf(each)}`, `list ${keyOf(each)}`]));
  if ([...closed.value].some((key) => keys.has(key))) closed.value = new Set([...closed.value].filter((key) => !keys.has(key)));
  also.value = new Set();
  chosen.value = `step ${keyOf(address)}`;
  anchor.value = chosen.value;
}
