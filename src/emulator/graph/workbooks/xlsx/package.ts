import { strToU8, unzipSync, type Zippable, zipSync } from 'fflate';
import { childrenOf, escapeXml, parseXml, xmlHead } from './xml.ts';

/** A file that is no workbook, or one that cannot be worked with. */
export class NoWorkbook extends Error {
  override readonly name = 'NoWorkbook';
}

/** The most bytes that a workbook may have when it is unpacked: what is more is no honest file, or more than this memory should hold. */
const largestUnpacked = 512 * 1024 * 1024;

/** The files of a package by path. @throws NoWorkbook. */
export function unpack(bytes: Uint8Array): Map<string, Uint8Array> {
  let total = 0;
  try {
    const files = unzipSync(bytes, {
      filter({ originalSize }) {
        total += originalSize;
        if (total > largestUnpacked) throw new NoWorkbook('It is too large when it is unpacked.');
        return true;
      },
    });
    return new Map(Object.entries(files));
  } catch (error) {
    if (error instanceof NoWorkbook) throw error;
    throw new NoWorkbook('It is no package of Office Open XML.');
  }
}

/** The package as one file. */
export function pack(parts: ReadonlyMap<string, Uint8Array>): Uint8Array {
  // The same workbook gives the same bytes, whatever the clock says.
  const mtime = new Date(1980, 0, 1);
  const files: Zippable = {};
  for (const [path, bytes] of parts) files[path] = [bytes, { level: 3, mtime }];
  return zipSync(files);
}

/** A relationship of one file of a package to another. */
export interface Relation {
  readonly id: string;
  /** The last part of its type: `worksheet`, `styles`, `table`. */
  readonly kind: string;
  readonly type: string;
  /** A path in the package; an address of the web as it is. */
  readonly target: string;
  readonly isExternal: boolean;
}

/** The relationships of a file. @param path - `xl/workbook.xml`; '' for the package. */
export function relationsOf(parts: ReadonlyMap<string, Uint8Array>, path: string): Relation[] {
  const bytes = parts.get(relationsPath(path));
  if (!bytes) return [];
  return childrenOf(parseXml(bytes), 'Relationship').map(({ attributes }) => {
    const { Id: id = '', Type: type = '', Target: target = '' } = attributes;
    const isExternal = attributes['TargetMode'] === 'External';
    return { id, type, kind: type.slice(type.lastIndexOf('/') + 1), target: isExternal ? target : resolved(path, target), isExternal };
  });
}

/** Where the relationships of a file are. */
export function relationsPath(path: string): string {
  const slash = path.lastIndexOf('/') + 1;
  return `${path.slice(0, slash)}_rels/${path.slice(slash)}.rels`;
}

/** Writes the relationships of a file. */
export function writeRelations(parts: Map<string, Uint8Array>, path: string, relations: readonly Relation[]): void {
  if (relations.length === 0) {
    parts.delete(relationsPath(path));
    return;
  }
  const rows = relations.map(({ id, type, target, isExternal }) => {
    const mode = isExternal ? ' TargetMode="External"' : '';
    return `<Relationship Id="${escapeXml(id)}" Type="${escapeXml(type)}" Target="${escapeXml(isExternal ? target : `/${target}`)}"${mode}/>`;
  });
  const xml = `${xmlHead}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${rows.join('')}</Relationships>`;
  parts.set(relationsPath(path), strToU8(xml));
}

function resolved(from: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const steps = from.split('/').slice(0, -1);
  for (const step of target.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.') steps.push(step);
  }
  return steps.join('/');
}

/** What begins the types of relationships of Office. */
export const officeRelations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
