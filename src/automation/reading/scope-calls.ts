import { partOf, partsOf, type SyntaxNode } from '../syntax.ts';
import { carriesScope } from './carries-scope.ts';
import { importedName } from './names.ts';
import { keyOf, valueInPattern } from './patterns.ts';
import type { Reading } from './reading.ts';
import type { Place, SourceFile } from './source-file.ts';
import { unreadable } from './unreadable.ts';
import type { Value } from './value.ts';

const callIt = 'Call it by its name, where the scope is opened: `await microsoft365Scope({ activities: [mail.list] })`.';

/** Why a use of `microsoft365Scope` cannot be followed, by what it stands in. */
const reasons: Readonly<Record<string, string>> = {
  CallExpression: 'is handed to a function',
  NewExpression: 'is handed to a function',
  Property: 'is put into an object',
  ArrayExpression: 'is put into a list',
  SpreadElement: 'is put into a list or an object',
  AssignmentExpression: 'is assigned',
  AssignmentPattern: 'is the default of a parameter',
  ReturnStatement: 'is given back by a function',
  ArrowFunctionExpression: 'is given back by a function',
  ConditionalExpression: 'is one of several possibilities',
  LogicalExpression: 'is one of several possibilities',
  PropertyDefinition: 'is put into an object',
};

/**
 * Every call of `microsoft365Scope` in an automation and the files of its project, under whatever name.
 *
 * @throws OnbehalfError AUTOMATION_INVALID for a use of it that cannot be followed.
 */
export function scopeCalls(reading: Reading): Place[] {
  return reading.project.files.flatMap((file) => {
    const calls = new Map<SyntaxNode, Place>();
    const follow = (node: SyntaxNode, value: Value): void => {
      if (carriesScope(reading, value)) for (const call of callsThrough(reading, file, node, value)) calls.set(call.node, call);
    };
    for (const taker of reading.project.takersOf(file)) {
      if (taker.type === 'ImportDeclaration') {
        for (const name of file.namesIn(taker)) {
          const specifier = name.declarations[0]?.node;
          if (specifier) for (const read of name.reads) follow(read, reading.taken(file, taker, importedName(specifier)));
        }
      } else if (taker.type === 'CallExpression') follow(taker, reading.taken(file, taker, '*'));
      else if (taker.type === 'ImportExpression') {
        const parent = file.parentOf(taker);
        const value = reading.taken(file, taker, '*');
        if (parent?.type === 'AwaitExpression') follow(parent, value);
        else if (carriesScope(reading, value))
          throw unreadable({ file, node: taker }, 'gives Onbehalf in a way that cannot be followed', awaitIt);
      }
    }
    return [...calls.values()].sort((a, b) => Number(a.node['start']) - Number(b.node['start']));
  });
}

const awaitIt = 'Write `await` before it, or an `import` declaration.';

/** The calls that are reached from an expression which gives `microsoft365Scope`, or something that has it. */
function callsThrough(reading: Reading, file: SourceFile, node: SyntaxNode, value: Value): Place[] {
  const parent = file.parentOf(node);
  const is = (part: string): boolean => parent !== undefined && partOf(parent, part) === node;
  const lost = (why: string): Error => unreadable({ file, node }, `${why}, where it cannot be followed`, callIt);
  if (value.kind === 'unknown') throw lost('may be Onbehalf');
  switch (parent?.type) {
    case 'CallExpression':
      if (!is('callee')) throw lost(reasons[parent.type] ?? '');
      if (value.kind !== 'function') throw lost('is called');
      return [{ file, node: parent }];
    case 'ChainExpression':
      return callsThrough(reading, file, parent, value);
    case 'MemberExpression':
      return is('object') ? throughMember(reading, file, parent, value) : [];
    case 'VariableDeclarator':
      return throughDeclarator(reading, file, parent, value, lost);
    case 'ExportSpecifier':
    case 'ExportDefaultDeclaration':
    case 'ExpressionStatement':
    case 'BinaryExpression':
    case 'IfStatement':
    case 'UnaryExpression':
      return [];
    case 'ConditionalExpression':
      if (is('test')) return [];
      throw lost(reasons[parent.type] ?? '');
    default:
      throw lost(reasons[parent?.type ?? ''] ?? 'is used');
  }
}

function throughMember(reading: Reading, file: SourceFile, member: SyntaxNode, value: Value): Place[] {
  const key = keyOf(reading, file, member);
  if (key === undefined) {
    const property = partOf(member, 'property') ?? member;
    throw unreadable(
      { file, node: property },
      'is a name that is only known when the file runs, and may be that of `microsoft365Scope`',
      callIt,
    );
  }
  if (value.kind === 'function') {
    if (key === 'name' || key === 'length') return [];
    throw unreadable({ file, node: member }, 'uses `microsoft365Scope` in a way that cannot be followed', callIt);
  }
  const inner = reading.memberOf(value, key, file, member);
  return carriesScope(reading, inner) ? callsThrough(reading, file, member, inner) : [];
}

function throughDeclarator(
  reading: Reading,
  file: SourceFile,
  declarator: SyntaxNode,
  value: Value,
  lost: (why: string) => Error,
): Place[] {
  const pattern = partOf(declarator, 'id');
  if (!pattern || file.parentOf(declarator)?.['kind'] !== 'const') throw lost('is kept in a variable that may change');
  if (pattern.type !== 'Identifier' && value.kind === 'exports' && hasRest(pattern)) throw lost('is taken apart');
  return file.namesIn(declarator).flatMap((name) => {
    const part = valueInPattern(reading, file, pattern, value, name.name);
    return part && carriesScope(reading, part) ? name.reads.flatMap((read) => callsThrough(reading, file, read, part)) : [];
  });
}

/** True for a pattern that takes more than the names that stand in it. */
function hasRest(pattern: SyntaxNode): boolean {
  return partsOf(pattern, 'properties').some((property) => property.type === 'RestElement' || property['computed'] === true);
}
