/** What a checker found out about an automation that is right. */
export interface CheckedAutomation {
  /** The permissions that it asks for. */
  readonly permissions: readonly string[];
  /** What should be known, and stops nothing; a sentence each. */
  readonly notes?: readonly string[];
}

/** Checks one way of writing automations. The face hands them in, because a project knows neither flows nor TypeScript. */
export interface AutomationChecker {
  /** Every file of the project that it takes, or only those that are entry points: a TypeScript file may be part of another one. */
  readonly looksAt: 'every file' | 'entry points';
  /** True for the name of a file that it takes. */
  takes(file: string): boolean;
  /**
   * @param path - Absolute path of the file.
   * @param shown - Its path from the project on, for messages.
   * @throws OnbehalfError with all that is wrong with it.
   */
  check(path: string, shown: string): Promise<CheckedAutomation>;
  /** Told once that no file is left. */
  end?(): Promise<void>;
}
