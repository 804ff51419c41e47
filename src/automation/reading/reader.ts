import { findAssignment, findChange, findChangeOfExport } from './changes.ts';
import { evaluate } from './evaluate.ts';
import { allExports, exportOf, takenFrom } from './exports.ts';
import { valueOfName } from './names.ts';
import type { Project } from './project.ts';
import type { Reading } from './reading.ts';
import { idOf, type Name, type Place, type SourceFile } from './source-file.ts';
import { later, propertyOf, unknown, type Value } from './value.ts';

/** Puts the parts of the reader together for one automation. */
export function createReading(project: Project, ours: ReadonlyMap<string, Value>): Reading {
  const changes = new Map<Name, Place | undefined>();
  const open = new Set<Name | string>();
  let asWritten = false;
  const here = (file: SourceFile): Place => ({ file, node: file.program });
  /** Looks for a change, unless that is what is being looked for already: then it cannot be told. */
  const look = (key: Name | string, file: SourceFile, find: () => Place | undefined): Place | undefined => {
    if (asWritten) return undefined;
    if (open.has(key)) return here(file);
    open.add(key);
    try {
      return find();
    } finally {
      open.delete(key);
    }
  };
  let named = new Set<Name>();
  const memberOf: Reading['memberOf'] = (value, key, file, node) =>
    value.kind === 'exports' ? exportOf(reading, value.file, key) : propertyOf(value, key, { file, node });
  const reading: Reading = {
    project,
    ours,
    valueOf: (file, node) => evaluate(reading, file, node),
    written(file, node) {
      const before = { asWritten, named };
      [asWritten, named] = [true, new Set()];
      try {
        return reading.valueOf(file, node);
      } finally {
        ({ asWritten, named } = before);
      }
    },
    changeOf(file, name) {
      if (asWritten) return undefined;
      if (!changes.has(name)) {
        const change = look(name, file, () => findChange(reading, file, name));
        if (open.size > 0) return change;
        changes.set(name, change);
      }
      return changes.get(name);
    },
    changeOfExport: (file, name) => look(`${file.path} ${name}`, file, () => findChangeOfExport(reading, file, name)),
    assignmentTo: (file, name) => look(`${file.path} ${name}`, file, () => findAssignment(reading, file, name)),
    valueOfName(file, name, at = idOf(name) ?? file.program) {
      // A constant that is made of itself.
      if (named.has(name)) return unknown({ file, node: at }, later);
      const inside = named;
      inside.add(name);
      try {
        return valueOfName(reading, file, name, at);
      } finally {
        inside.delete(name);
      }
    },
    exportOf: (file, name) => exportOf(reading, file, name),
    allExports: (file) => allExports(reading, file),
    taken(file, node, name) {
      const target = project.targetOf(node);
      const from = target?.kind === 'ours' ? ours.get(target.module) : undefined;
      const missing = (): Value =>
        from ? memberOf(from, name, file, node) : unknown({ file, node }, `takes ${name}, which is not exported there`);
      return takenFrom(reading, file, node, name) ?? missing();
    },
    memberOf,
  };
  return reading;
}
