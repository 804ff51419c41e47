import type { NamedThing } from '../../core/named-thing.ts';
import type { Completion } from '../../flow/complete/completion.ts';
import type { FlowEdit } from '../../flow/edit/flow-edit.ts';
import type { TextChange } from './flow/text-change.ts';
import type { RunView } from './protocol-runs.ts';

// What the server of the Studio and its pages say to each other. Types only: the browser imports them, and none of the code.

/** Where something stands in a flow: keys and places in lists from the top. */
export type Address = readonly (string | number)[];

/** A JSON Schema. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** What a step of a kind can be given: a JSON Schema for each property, by where it stands in the step. */
export interface FormSchema {
  /** Where the properties stand, below the step: `['with']` for an activity. */
  readonly at: readonly string[];
  readonly properties: Readonly<Record<string, JsonSchema>>;
  readonly required: readonly string[];
  /** What the values of fields name in Microsoft 365, by the way to the field from the properties, joined by dots. */
  readonly names: Readonly<Record<string, NamedThing>>;
  /** Definitions that properties refer to by `#/$defs/name`. */
  readonly $defs: Readonly<Record<string, JsonSchema>>;
  /** Properties that every step has, and those beside the activity. */
  readonly common: Readonly<Record<string, JsonSchema>>;
}

/** What a tab asks to be done with a flow. Addresses and places are those of the text that it names by its hash. */
export type StudioEdit =
  | FlowEdit
  /** A new step of a kind of the palette, with what it needs filled in where that is known. */
  | { readonly kind: 'add'; readonly what: string; readonly list: Address; readonly index: number }
  /** Steps as somebody copied them: one or several, with or without dashes, or a whole flow. */
  | { readonly kind: 'paste'; readonly list: Address; readonly index: number; readonly text: string }
  /** One after the other, and all or none; addresses and places are those of the text after the edits before. */
  | { readonly kind: 'several'; readonly edits: readonly FlowEdit[] }
  /** The whole text: undo, redo, and what is typed in the text pane. */
  | { readonly kind: 'text'; readonly text: string };

/** A file of the project, by its path in it. */
export interface ProjectEntry {
  readonly path: string;
  /** `other` is listed and not opened. */
  readonly kind: 'flow' | 'typescript' | 'other';
}

/** The folder that is open. */
export interface ProjectView {
  /** Absolute path. */
  readonly folder: string;
  /** Name of the project; null where the folder has no project file. */
  readonly name: string | null;
  readonly description: string;
  readonly entries: readonly ProjectEntry[];
  /** What is wrong with the project file; empty where nothing is. */
  readonly problem: string;
}

/** A project that was opened before. */
export interface RecentProject {
  readonly folder: string;
  readonly name: string;
}

/** What a new project begins with. */
export interface TemplateView {
  readonly name: string;
  readonly description: string;
}

/** What one begins with. */
export interface HomeView {
  readonly recent: readonly RecentProject[];
  readonly templates: readonly TemplateView[];
  readonly compatibilities: readonly string[];
  /** Folder in which a new project is offered. */
  readonly location: string;
}

/** What a step can do: an activity, or a verb of the flow format. */
export interface PaletteItem {
  /** `mail.list`, or `verb:forEach`. */
  readonly what: string;
  readonly title: string;
  readonly alsoKnownAs: readonly string[];
  readonly summary: string;
  /** `flow` for what changes nothing outside. */
  readonly effect: 'reads' | 'changes' | 'sends' | 'deletes' | 'flow';
  /** `mail`, `Flow`, the name of a package. */
  readonly group: string;
  /** Of an activity: its results come one by one. */
  readonly many: boolean;
}

/** A list of steps in a step. */
export interface StepList {
  readonly address: Address;
  /** `Then`, `Otherwise`; empty where there is only one. */
  readonly label: string;
  readonly steps: readonly StepNode[];
}

/** A step as the designer shows it. */
export interface StepNode {
  readonly address: Address;
  /** Of the palette; null for a step that says nothing that is known. */
  readonly what: string | null;
  readonly title: string;
  /** What it works with, in one line. */
  readonly summary: string;
  readonly effect: PaletteItem['effect'];
  readonly id?: string;
  readonly disabled: boolean;
  /** Everything that is written in it, but the steps inside of it. */
  readonly values: Readonly<Record<string, unknown>>;
  readonly lists: readonly StepList[];
  /**
   * How far its first character behind the dash is from the end of the step before it in its list, or from the first character of the step around;
   * and how long it is. In UTF-16 units. Thus an edit changes what stands in it and around it, and nothing behind it.
   */
  readonly at: readonly [number, number];
  /** The comment lines directly above it, without their signs. */
  readonly comment?: string;
}

/** Something that is wrong with a flow. */
export interface ProblemView {
  readonly address: Address;
  /** The innermost step that it is in; null for the head of the file, or text that is no YAML. */
  readonly step: Address | null;
  readonly line: number;
  readonly column: number;
  /** How far it reaches, in UTF-16 units. */
  readonly length: number;
  readonly message: string;
}

/** Something that can be written at a place of a text. */
export type CompletionView = Completion;

/** A permission that a flow asks for. */
export interface PermissionView {
  readonly name: string;
  /** As the consent page says it. */
  readonly title: string;
  readonly consent: 'you' | 'an administrator';
  /** Whether the stored sign-in has it; null where that cannot be told. */
  readonly granted: boolean | null;
  /** A person added it by hand. */
  readonly added: boolean;
  readonly because: readonly { readonly activity: string; readonly title: string; readonly operation: string }[];
  /** The steps that need it. */
  readonly steps: readonly Address[];
}

/** What the scopes of one connection ask for. */
export interface ConnectionView {
  /** Name of the connection; null for settings without a name. */
  readonly connection: string | null;
  /** Name of the application that asks. */
  readonly application: string;
  /** Who is signed in; null for nobody. */
  readonly account: string | null;
  readonly permissions: readonly PermissionView[];
  readonly warnings: readonly string[];
}

/** An input of a flow. */
export interface InputView {
  readonly name: string;
  readonly type: string;
  readonly default?: unknown;
  readonly description: string;
}

/** A flow file as it is on the disk. */
export interface FlowView {
  /** Names this answer: an edit that says it was seen is answered with what has changed since. */
  readonly view: string;
  readonly path: string;
  readonly text: string;
  /** Of the bytes; an edit names it. */
  readonly hash: string;
  readonly name: string;
  readonly inputs: readonly InputView[];
  /** Null where the text is no YAML: what was shown last stays. */
  readonly steps: readonly StepNode[] | null;
  readonly problems: readonly ProblemView[];
  readonly connections: readonly ConnectionView[];
  /** Why nothing is known about permissions; empty where something is. */
  readonly unknown: string;
}

/** What has changed in a flow file since an answer; what is left out is as it was. */
export interface FlowChange
  extends Pick<FlowView, 'view' | 'path' | 'hash'>, Partial<Pick<FlowView, 'name' | 'inputs' | 'problems' | 'connections' | 'unknown'>> {
  /** The answer that it is about. */
  readonly since: string;
  readonly text?: TextChange;
  readonly steps: ListChange | null;
}

/** What has changed in a list of steps: so many at its beginning and at its end say what they said. */
export interface ListChange {
  readonly head: number;
  readonly tail: number;
  readonly between: readonly StepChange[];
}

/**
 * A step with what has changed in its lists: in those of the step that stood in its place, where as many stood between as stand there now; else
 * all is new.
 */
export interface StepChange extends Omit<StepNode, 'lists'> {
  readonly lists: readonly (Omit<StepList, 'steps'> & ListChange)[];
}

/** What the server tells a tab. */
export type StudioEvent =
  | { readonly type: 'hello' }
  | { readonly type: 'flowChanged'; readonly path: string; readonly hash: string }
  | { readonly type: 'projectChanged' }
  /** What a person must know while they sign in. */
  | { readonly type: 'said'; readonly text: string }
  | { readonly type: 'run'; readonly run: RunView };

/** Answer of a request that was not done. */
export interface Refusal {
  readonly error: string;
  readonly remedy?: string;
  /** What is wrong with each field that was sent. */
  readonly fields?: readonly { readonly field: string; readonly problem: string }[];
  /** With 412: the flow as it is on the disk. */
  readonly current?: FlowView;
}
