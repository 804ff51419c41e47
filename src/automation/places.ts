import { SourceMap, type SourceMapPayload } from 'node:module';
import { fileURLToPath } from 'node:url';

/** A place in a file of the author. */
export interface AuthorPlace {
  /** Absolute path. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
}

/** Where the code of an automation stands in its author's files. */
export interface Places {
  /**
   * Takes the code that a file was turned into, with its source map inside.
   *
   * @returns The code to evaluate. It begins on a line of its own, so that what is put before it moves no column.
   */
  add(file: string, code: string): string;
  /** The frames of an error's stack in the files that were added, the innermost first, each at its place in the author's file. */
  of(error: unknown): AuthorPlace[];
  /** True when the innermost frame that is neither Node's nor a package's lies in a folder. */
  isFrom(error: unknown, folder: string): boolean;
}

const mapBegins = '//# sourceMappingURL=data:application/json';
// It is looked for from its beginning, which is the last one in the code.
const inlineMap = /^[^,]*;base64,([\w+/=]+)\s*$/;
const frameAt = /^\s+at (?:.*?\()?((?:file:\/\/)?[^()]*?):(\d+):(\d+)\)?$/;

/** Knows no file yet. */
export function createPlaces(): Places {
  const maps = new Map<string, SourceMap>();

  const placeOf = ({ file, line, column }: AuthorPlace): AuthorPlace[] => {
    const map = maps.get(file);
    if (!map) return [];
    // The line that `add` puts in front is no line of the code that the map knows; both count from 0.
    const entry = map.findEntry(line - 2, column - 1);
    return 'originalLine' in entry ? [{ file, line: entry.originalLine + 1, column: entry.originalColumn + 1 }] : [];
  };

  return {
    add(file, code) {
      const begins = code.lastIndexOf(mapBegins);
      const encoded = begins === -1 ? undefined : inlineMap.exec(code.slice(begins + mapBegins.length))?.[1];
      if (encoded === undefined) return code;
      maps.set(file, new SourceMap(JSON.parse(Buffer.from(encoded, 'base64').toString('utf8')) as SourceMapPayload));
      return `\n${code.slice(0, begins)}`;
    },
    of: (error) => framesOf(error).flatMap(placeOf),
    isFrom(error, folder) {
      const [first] = framesOf(error).filter(({ file }) => !file.startsWith('node:') && !file.includes('/node_modules/'));
      return first !== undefined && !maps.has(first.file) && first.file.startsWith(folder);
    },
  };
}

function framesOf(error: unknown): AuthorPlace[] {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  return stack.split('\n').flatMap((text) => {
    const [, file = '', line, column] = frameAt.exec(text) ?? [];
    if (file === '') return [];
    return [{ file: file.startsWith('file://') ? fileURLToPath(file) : file, line: Number(line), column: Number(column) }];
  });
}
