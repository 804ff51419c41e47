import { parseTypeScript, type SyntaxNode } from './syntax.ts';

/** The module that a rewritten automation takes `keep` from. */
export const resourcesModule = 'onbehalf:resources';

/** The resources of a running automation, in the order in which they were opened. */
export interface Resources {
  readonly module: { keep<T>(resource: T): T };
  /** Disposes them, the last one first. @throws the first failure, after all were disposed. */
  dispose(): Promise<void>;
}

/** Creates an empty list of resources. */
export function createResources(): Resources {
  const kept: Partial<AsyncDisposable & Disposable>[] = [];
  return {
    module: {
      keep(resource) {
        if (resource !== null && resource !== undefined) kept.push(resource);
        return resource;
      },
    },
    async dispose() {
      const failures: unknown[] = [];
      for (const resource of kept.splice(0).reverse()) {
        try {
          await (resource[Symbol.asyncDispose] ?? resource[Symbol.dispose])?.call(resource);
        } catch (error) {
          failures.push(error);
        }
      }
      if (failures.length > 0) throw failures[0];
    },
  };
}

/**
 * Rewrites `await using x = ...` at the top of a module to a constant that is disposed when the module ends, which means the same.
 * The general rewriting of `using` would put the rest of the module into a block, and its exports would be lost. Lines stay where they are.
 *
 * @throws OnbehalfError AUTOMATION_INVALID for source that does not parse.
 */
export function keepTopLevelResources(source: string, file: string): string {
  const body = parseTypeScript(source, file)['body'] as SyntaxNode[];
  const declarations = body.filter((statement) => statement.type === 'VariableDeclaration' && String(statement['kind']).endsWith('using'));
  if (declarations.length === 0) return source;
  const edits = declarations.flatMap((declaration) => {
    const parts = declaration['declarations'] as SyntaxNode[];
    const names = parts.map(({ id }) => id as SyntaxNode);
    const inits = parts.map(({ init }) => init as SyntaxNode);
    return [
      { start: Number(declaration['start']), end: Number(names[0]?.['start']), text: 'const ' },
      ...inits.flatMap((init) => [
        { start: Number(init['start']), end: Number(init['start']), text: '__keep(' },
        { start: Number(init['end']), end: Number(init['end']), text: ')' },
      ]),
    ];
  });
  const rewritten = edits
    .toSorted((a, b) => b.start - a.start)
    .reduce((text, { start, end, text: put }) => text.slice(0, start) + put + text.slice(end), source);
  return `import { keep as __keep } from '${resourcesModule}'; ${rewritten}`;
}
