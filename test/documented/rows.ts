import { join } from 'node:path';
import { publishedFolder, readPublished } from '../support/published.ts';

const fileName = 'documented-examples.jsonl';

/** A request and the answer to it, as a page of Microsoft's documentation shows them. */
export interface DocumentedExample {
  readonly id: string;
  /** `mail.messages`, `applications`, ... */
  readonly area: string;
  readonly request: {
    readonly method: string;
    /** After the version; ids are those of the page, or `{id}`. */
    readonly path: string;
    readonly query: Readonly<Record<string, string>>;
    readonly queryString?: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: unknown;
  };
  readonly response: {
    readonly status: number;
    readonly body: unknown;
    /** `microsoft.graph.message`. */
    readonly odataType?: string;
  };
}

/** Areas whose operations the emulator has, or some of them. */
const areas = [
  /^applications$/,
  /^batch$/,
  /^calendar$/,
  /^concepts$/,
  /^delta$/,
  /^directory$/,
  /^drive$/,
  /^groups$/,
  /^mail\.\w+$/,
  /^outlook$/,
  /^presence$/,
  /^sites$/,
  /^teams$/,
  /^user$/,
  /^workbook$/,
];

/** The documented examples of the areas that are built; undefined where the file is not here. */
export function documentedExamples(): readonly DocumentedExample[] | undefined {
  const folder = publishedFolder(fileName);
  if (folder === undefined) return undefined;
  return readPublished(folder, fileName)
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as DocumentedExample)
    .filter(({ area }) => areas.some((known) => known.test(area)));
}

/** Where the file was looked for, for those who leave the suite out. */
export const examplesFile = join('..', 'shared', 'data', fileName);
