import { nameOf, partOf, type SyntaxNode } from '../syntax.ts';
import type { SourceFile } from './source-file.ts';
import { unreadable } from './unreadable.ts';

/** Globals that run text as code, or that hand out modules besides `import` and `require`. */
const hiding: readonly string[] = ['eval', 'Function', 'arguments', 'jitiImport', 'jitiESMResolve'];

const instead = 'Write that code into the file itself.';

/**
 * Refuses a file that runs code which does not stand in any file, or takes modules by a way that cannot be followed: a scope may be hidden there.
 *
 * @throws OnbehalfError AUTOMATION_INVALID naming the place.
 */
export function refuseHiddenCode(file: SourceFile): void {
  for (const node of file.nodes)
    if (node.type.startsWith('TS')) throw unreadable({ file, node }, 'is TypeScript that is not read yet', instead);
  const hasExports = file.nodes.some(({ type }) => type.startsWith('Export'));
  for (const node of file.globals) {
    const name = String(node['name']);
    if (hiding.includes(name) && !isTypeTest(file, node))
      throw unreadable({ file, node }, 'runs code that does not stand in the file', instead);
    if (['module', 'exports'].includes(name) && hasExports && !isTypeTest(file, node))
      throw unreadable({ file, node }, 'may change what the file exports', 'Write an `export` declaration.');
    if (name === 'module' && !isExports(file, node))
      throw unreadable({ file, node }, 'gives modules in a way that cannot be followed', instead);
  }
  for (const node of file.nodes) {
    const key = node.type === 'MemberExpression' ? nameOf(partOf(node, 'property')) : undefined;
    if (key === 'getBuiltinModule')
      throw unreadable({ file, node }, 'gives modules in a way that cannot be followed', 'Import the module.');
    const isRun = hiding.includes(key ?? '') && isGlobalObject(file, partOf(node, 'object'));
    if (isRun || (key === 'constructor' && isCalled(file, node)))
      throw unreadable({ file, node }, 'runs code that does not stand in the file', instead);
  }
}

/** `globalThis`, where the file does not declare it. */
function isGlobalObject(file: SourceFile, node: SyntaxNode | undefined): boolean {
  return node !== undefined && file.globals.includes(node) && ['globalThis', 'global'].includes(String(node['name']));
}

function isCalled(file: SourceFile, node: SyntaxNode): boolean {
  const parent = file.parentOf(node);
  return parent !== undefined && partOf(parent, 'callee') === node;
}

/** `value instanceof Function`, `typeof eval`: nothing runs. */
function isTypeTest(file: SourceFile, node: SyntaxNode): boolean {
  const parent = file.parentOf(node);
  return parent?.type === 'UnaryExpression' || parent?.type === 'BinaryExpression';
}

/** `module.exports`, or an assignment to it. */
function isExports(file: SourceFile, node: SyntaxNode): boolean {
  const parent = file.parentOf(node);
  if (parent?.type === 'AssignmentExpression') return partOf(parent, 'left') === node;
  return isTypeTest(file, node) || (parent?.type === 'MemberExpression' && nameOf(partOf(parent, 'property')) === 'exports');
}
