import { OnbehalfError } from '../../core/errors.ts';

/** Something that is wrong with a file of a project. */
export interface PlacedProblem {
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 units, as editors count. */
  readonly column: number;
  /** `entryPoints.0.file`; empty for the whole file. */
  readonly field: string;
  /** Follows the name of the field, or is a sentence of its own where there is none. */
  readonly problem: string;
}

/** `onbehalf.yaml:3:1: kind must be ...` */
export function problemLine(file: string, { line, column, field, problem }: PlacedProblem): string {
  return `${file}:${line}:${column}: ${field === '' ? '' : `${field} `}${problem}`;
}

/**
 * One error for all that is wrong with a project file.
 *
 * @param shown - The file's name for messages.
 */
export function projectFileError(shown: string, problems: readonly PlacedProblem[]): OnbehalfError {
  const count = `${problems.length} ${problems.length === 1 ? 'mistake' : 'mistakes'}`;
  return new OnbehalfError(
    'SETTINGS_INVALID',
    `${shown} has ${count}.\n${problems.map((problem) => problemLine(shown, problem)).join('\n')}`,
    {
      details: { file: shown, line: problems[0]?.line ?? 1, column: problems[0]?.column ?? 1 },
      fields: problems.map(({ field, problem }) => ({ field, problem })),
      remedy: 'Correct the file; docs/onbehalf.schema.json describes it.',
    },
  );
}
