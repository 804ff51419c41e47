import { analyze, type Variable } from 'eslint-scope';
import type { Node, Program } from 'estree';
import { childrenOf, parseTypeScript, partOf, type SyntaxNode } from '../syntax.ts';
import { eraseTypes } from './erase-types.ts';

/** A place in a source file. */
export interface Place {
  readonly file: SourceFile;
  readonly node: SyntaxNode;
}

/** A name that a file declares, with all that is done with it. */
export interface Name {
  readonly name: string;
  /** What declares it: an import, a variable, a parameter, a function, a class, a catch clause. More than one where it is declared again. */
  readonly declarations: readonly { readonly type: string; readonly node: SyntaxNode; readonly parent: SyntaxNode | undefined }[];
  /** Where its value is used, in the order of the source. */
  readonly reads: readonly SyntaxNode[];
}

/** One file of an automation, parsed, with every name looked up. */
export interface SourceFile {
  /** The name for messages. */
  readonly shown: string;
  /** The absolute path. */
  readonly path: string;
  readonly source: string;
  readonly program: SyntaxNode;
  /** Every node, parents first. */
  readonly nodes: readonly SyntaxNode[];
  parentOf(node: SyntaxNode): SyntaxNode | undefined;
  /** What an identifier stands for where it is used; undefined for one that the file does not declare. */
  nameAt(identifier: SyntaxNode): Name | undefined;
  /** The names that a declaration or a declarator declares. */
  namesIn(declaration: SyntaxNode): readonly Name[];
  /** Identifiers that no declaration of the file explains: globals. */
  readonly globals: readonly SyntaxNode[];
}

/**
 * Parses a file and looks up its names, without running it.
 *
 * @param path - Absolute.
 * @param shown - Name for messages.
 * @throws OnbehalfError AUTOMATION_INVALID with the line and column of a syntax error.
 */
export function readSource(source: string, path: string, shown: string): SourceFile {
  const program = eraseTypes(parseTypeScript(source, shown));
  const parents = new Map<SyntaxNode, SyntaxNode>();
  const nodes = [program];
  for (const node of nodes) {
    for (const child of childrenOf(node)) {
      parents.set(child, node);
      nodes.push(child);
    }
  }
  const manager = analyze(estree(program) as Program, { ecmaVersion: 2026, sourceType: 'module' });
  const names = new Map<Variable, Name>();
  const nameFor = (variable: Variable): Name => {
    const known = names.get(variable);
    if (known) return known;
    const name: Name = {
      name: variable.name,
      declarations: variable.defs.map(({ type, node, parent }) => ({ type, node: ours(node), parent: parent ? ours(parent) : undefined })),
      reads: variable.references.filter((reference) => reference.isRead()).map(({ identifier }) => ours(identifier)),
    };
    names.set(variable, name);
    return name;
  };
  const resolved = new Map<SyntaxNode, Name>();
  const globals: SyntaxNode[] = [];
  for (const { identifier, resolved: variable } of manager.scopes.flatMap(({ references }) => references)) {
    // The `arguments` of a function has no declaration, and is no global either.
    if (!variable) globals.push(ours(identifier));
    else if (variable.defs.length > 0) resolved.set(ours(identifier), nameFor(variable));
  }
  return {
    shown,
    path,
    source,
    program,
    nodes,
    globals,
    parentOf: (node) => parents.get(node),
    nameAt: (identifier) => resolved.get(identifier),
    namesIn: (declaration) => manager.getDeclaredVariables(estree(declaration)).map(nameFor),
  };
}

/** The identifier that declares a name, for messages. */
export function idOf({ declarations: [declaration] }: Name): SyntaxNode | undefined {
  return declaration && (partOf(declaration.node, 'id') ?? declaration.node);
}

/** The tree as other libraries name its type. */
function estree(node: SyntaxNode): Node {
  return node as unknown as Node;
}

function ours(node: unknown): SyntaxNode {
  return node as SyntaxNode;
}
