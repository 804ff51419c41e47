import type { Mover } from '../../core/errors.ts';

// What the server of the Studio and its pages say to each other about things that a field can name. Types only, as in protocol.ts. Labels and details are
// harmless; a value is what the flow takes, and is never shown as it is.

/** Who is asked what there is: the emulated tenant, or Microsoft 365 through the connection of the scope. */
export type ChoicesPlace = 'emulator' | 'connection';

/** Something that a field can name. */
export interface ChoiceView {
  /** As it is written into the flow; left out where it can only be looked into. */
  readonly value?: string;
  readonly label: string;
  readonly detail: string;
  /** What is typed to look into it; left out where nothing is in it. */
  readonly inside?: string;
}

/** What somebody would have to consent to before a connection can be asked. It is asked for exactly as it was told. */
export interface ConsentWish {
  /** Name of the connection; null for settings without a name. */
  readonly connection: string | null;
  readonly application: string;
  /** Who is signed in; null for nobody, so that whoever answers the page is meant. */
  readonly account: string | null;
  readonly permissions: readonly { readonly name: string; readonly title: string; readonly consent: 'you' | 'an administrator' }[];
}

/** What there is to choose from, or why nothing can be told. */
export type ChoicesView =
  | {
      readonly state: 'found';
      /** Who was asked. */
      readonly account: string;
      readonly choices: readonly ChoiceView[];
      /** There are, or may be, others. */
      readonly isMore: boolean;
      /** It is worth to ask again: more is read then. */
      readonly isComing: boolean;
    }
  | { readonly state: 'consent'; readonly wish: ConsentWish }
  | { readonly state: 'failed'; readonly text: string; readonly whose: Mover; readonly remedy: string };
