import type { PaletteItem } from './protocol.ts';

// What the server of the Studio and its pages say to each other about TypeScript automations. Types only, as in protocol.ts.

/** A scope of a TypeScript automation, as it is read from the source. */
export interface ScriptScope {
  /** What is written for it, in one line. */
  readonly settings: string;
  /** What is only known when it runs. */
  readonly unread: readonly string[];
  readonly activities: readonly {
    readonly name: string;
    readonly title: string;
    readonly summary: string;
    readonly effect: PaletteItem['effect'];
  }[];
}

/** A TypeScript automation. It is read, and nothing of it runs. */
export interface ScriptView {
  readonly path: string;
  /** Absolute path, for the person's editor. */
  readonly file: string;
  readonly scopes: readonly ScriptScope[];
  readonly permissions: readonly {
    readonly name: string;
    readonly title: string;
    readonly consent: 'you' | 'an administrator';
    readonly because: readonly string[];
  }[];
  /** What is wrong with it, or cannot be known before it runs; empty where nothing is. */
  readonly problem: string;
}
