import type { SyntaxNode } from '../syntax.ts';
import type { Project } from './project.ts';
import type { Name, Place, SourceFile } from './source-file.ts';
import type { Value } from './value.ts';

/** What the parts of the reader ask of each other about one automation. */
export interface Reading {
  readonly project: Project;
  /** What an import of Onbehalf gives; undefined for a module that it does not have. */
  readonly ours: ReadonlyMap<string, Value>;
  /** What an expression gives when the file runs. */
  valueOf(file: SourceFile, node: SyntaxNode): Value;
  /** What an expression gives as it is written, whatever may change it later. */
  written(file: SourceFile, node: SyntaxNode): Value;
  /** Where what a file exports without a name of its own may be changed. */
  changeOfExport(file: SourceFile, name: string): Place | undefined;
  /** Where another file may give what a file exports another value. */
  assignmentTo(file: SourceFile, name: string): Place | undefined;
  /** Where the list or object of a constant may be changed. */
  changeOf(file: SourceFile, name: Name): Place | undefined;
  /** What a name stands for. @param at - Where it is used, for messages. */
  valueOfName(file: SourceFile, name: Name, at?: SyntaxNode): Value;
  /** What a file exports under a name. */
  exportOf(file: SourceFile, name: string): Value;
  /** All that a file exports, what it takes over from other files included. */
  allExports(file: SourceFile): readonly Value[];
  /** What a declaration, `import(...)` or `require(...)` takes from another module under a name; `*` for all of it. */
  taken(file: SourceFile, node: SyntaxNode, name: string): Value;
  /** The property of a value, those of the exports of a file included. */
  memberOf(value: Value, key: string, file: SourceFile, node: SyntaxNode): Value;
}
