import type { PaletteItem } from './protocol.ts';

// What the server of the Studio and its pages say to each other about packages. Types only, as in protocol.ts.

/** What a package brings. */
export interface BroughtView {
  readonly activities: readonly {
    readonly name: string;
    readonly title: string;
    readonly summary: string;
    readonly effect: PaletteItem['effect'];
  }[];
  /** Permissions that its activities ask for. */
  readonly permissions: readonly string[];
  /** Calls that it claims to make and that no table knows. */
  readonly claimed: readonly string[];
}

/** A package that a project names. */
export interface PackageView extends BroughtView {
  readonly name: string;
  readonly version: string;
  /** What its range means, in one sentence. */
  readonly rule: string;
  readonly isInstalled: boolean;
  readonly needsInstallScript: boolean;
}

/** The packages of the project that is open, and what its file says. */
export interface PackagesView {
  readonly name: string;
  readonly description: string;
  readonly version: string;
  readonly compatibility: string;
  /** Where packages come from, in their order. */
  readonly feeds: readonly string[];
  readonly packages: readonly PackageView[];
}

/** A package that a search found. */
export interface MatchView {
  readonly name: string;
  readonly version: string;
  readonly description: string;
  readonly from: string;
  readonly hasActivities: boolean;
}

/** What would be installed, looked at before it is. */
export interface OfferView extends BroughtView {
  readonly name: string;
  readonly version: string;
  readonly from: string;
  /** What its range will mean, in one sentence. */
  readonly rule: string;
}

/** A change that is marked, and made by Save. */
export type PackageChange =
  /** @param isStrict - Exactly this version from now on. */
  | { readonly kind: 'install'; readonly name: string; readonly version: string; readonly isStrict: boolean }
  | { readonly kind: 'remove'; readonly name: string };
