/** What the scopes of one run share about accounts. */
export interface RunAccounts {
  /** The home account ID that a person chose; empty while they want to sign in with another one. By what there was to choose from. */
  readonly chosen: Map<string, Promise<string>>;
  /** The home account IDs of which it was said already that the run acts as them. */
  readonly told: Set<string>;
}

/** Begins a run in which nobody chose an account yet. */
export function createRunAccounts(): RunAccounts {
  return { chosen: new Map(), told: new Set() };
}
