import { isNode, nameOf, partOf, partsOf, type SyntaxNode } from '../syntax.ts';

/** Parts of a node that only hold types. */
const typeParts: readonly string[] = [
  'typeAnnotation',
  'typeParameters',
  'typeArguments',
  'superTypeParameters',
  'superTypeArguments',
  'returnType',
  'implements',
  'decorators',
];

/** Expressions around another one that change nothing when the file runs. */
const wrappers: readonly string[] = [
  'TSAsExpression',
  'TSSatisfiesExpression',
  'TSNonNullExpression',
  'TSTypeAssertion',
  'TSInstantiationExpression',
  'TSParameterProperty',
];

/** Statements and members that are gone when the file runs. */
const onlyTypes: readonly string[] = [
  'TSInterfaceDeclaration',
  'TSTypeAliasDeclaration',
  'TSDeclareFunction',
  'TSNamespaceExportDeclaration',
  'TSIndexSignature',
];

/**
 * The syntax tree of what runs: types are gone, and what TypeScript adds to JavaScript stands there as the JavaScript that does the same with
 * the same names. The places in the source stay.
 */
export function eraseTypes(program: SyntaxNode): SyntaxNode {
  return { ...program, body: partsOf(program, 'body').flatMap(statement) };
}

function statement(node: SyntaxNode): SyntaxNode[] {
  if (isOnlyType(node)) return [];
  if (node.type === 'TSEnumDeclaration') return [enumeration(node)];
  if (node.type === 'TSModuleDeclaration') return namespace(node);
  if (node.type === 'TSImportEqualsDeclaration') return [importEquals(node)];
  if (node.type === 'TSExportAssignment') return [exportAssignment(node)];
  const declaration = partOf(node, 'declaration');
  if (!declaration) return [erase(node)];
  const declared = statement(declaration);
  return declared.map((one, index) => (index === 0 ? { ...node, declaration: one } : one));
}

function isOnlyType(node: SyntaxNode): boolean {
  const isTyped = node['importKind'] === 'type' || (node['exportKind'] === 'type' && node.type !== 'ExportDefaultDeclaration');
  const isDeclared = node['declare'] === true || node['abstract'] === true;
  if (onlyTypes.includes(node.type) || isTyped || (isDeclared && node.type !== 'ClassDeclaration' && node.type !== 'ClassExpression'))
    return true;
  if (node['declare'] === true || partOf(node, 'value')?.type === 'TSDeclareMethod') return true;
  const declaration = partOf(node, 'declaration');
  if (declaration) return isOnlyType(declaration);
  const specifiers = partsOf(node, 'specifiers');
  return specifiers.length > 0 && specifiers.every(isOnlyType);
}

function erase(node: SyntaxNode): SyntaxNode {
  const inner = partOf(node, node.type === 'TSParameterProperty' ? 'parameter' : 'expression');
  if (wrappers.includes(node.type) && inner) return erase(inner);
  const erased = Object.fromEntries(
    Object.entries(node).flatMap(([part, value]) => (typeParts.includes(part) ? [] : [[part, eraseIn(part, value)] as const])),
  ) as SyntaxNode;
  if (node.type === 'ImportExpression') return { ...erased, options: partsOf(erased, 'arguments')[0] ?? null, arguments: [] };
  if (node.type === 'AccessorProperty') return { ...erased, type: 'PropertyDefinition' };
  const body = partOf(erased, 'body');
  if (!body || body.type !== 'ClassBody') return erased;
  // What decorates a class is evaluated where the class is; a static block is the place for it.
  const decorating = decoratorsOf(node).map((expression) => ({ ...at(expression), type: 'ExpressionStatement', expression }));
  return { ...erased, body: { ...body, body: [...partsOf(body, 'body'), { ...at(body), type: 'StaticBlock', body: decorating }] } };
}

function eraseIn(part: string, value: unknown): unknown {
  if (isNode(value)) return part === 'loc' ? value : erase(value);
  if (!Array.isArray(value)) return value;
  return value.flatMap((one: unknown) => {
    if (!isNode(one)) return [one];
    if (part === 'body' || part === 'consequent') return statement(one);
    return isOnlyType(one) || (part === 'params' && nameOf(one) === 'this') ? [] : [erase(one)];
  });
}

function decoratorsOf(node: SyntaxNode): SyntaxNode[] {
  const body = partOf(node, 'body');
  const members = body ? partsOf(body, 'body') : [];
  const parameters = members.flatMap((member) => partsOf(partOf(member, 'value') ?? member, 'params'));
  return [node, ...members, ...parameters]
    .flatMap((one) => partsOf(one, 'decorators'))
    .flatMap((decorator) => {
      const expression = partOf(decorator, 'expression');
      return expression ? [erase(expression)] : [];
    });
}

/** `enum A { B = x }` is a variable that is made of its values. */
function enumeration(node: SyntaxNode): SyntaxNode {
  const values = partsOf(node, 'members').flatMap((member) => {
    const value = partOf(member, 'initializer');
    return value ? [erase(value)] : [];
  });
  return variable(node, 'enum', { ...at(node), type: 'ArrayExpression', elements: values });
}

/** `namespace A { export const b = x }` is a variable, a function that runs at once, and the exports that are put into the variable. */
function namespace(node: SyntaxNode): SyntaxNode[] {
  const block = partOf(node, 'body');
  if (!block) return [];
  const inner = block.type === 'TSModuleDeclaration' ? [block] : partsOf(block, 'body');
  const exported = inner.flatMap((one) => (one.type === 'ExportNamedDeclaration' ? namesIn(partOf(one, 'declaration')) : []));
  const body = inner.map((one) => (one.type === 'ExportNamedDeclaration' ? (partOf(one, 'declaration') ?? one) : one)).flatMap(statement);
  const puts = exported.map((name) => ({
    ...at(name),
    type: 'ExpressionStatement',
    expression: { ...at(name), type: 'AssignmentExpression', operator: '=', left: { ...name, name: '__namespace' }, right: name },
  }));
  const run = { ...at(node), type: 'ArrowFunctionExpression', params: [], async: false, expression: false };
  return [
    variable(node, 'namespace', null),
    {
      ...at(node),
      type: 'ExpressionStatement',
      expression: { ...run, body: { ...at(node), type: 'BlockStatement', body: [...body, ...puts] } },
    },
  ];
}

function namesIn(declaration: SyntaxNode | undefined): SyntaxNode[] {
  if (!declaration || isOnlyType(declaration)) return [];
  const ids = [partOf(declaration, 'id'), ...partsOf(declaration, 'declarations').map((one) => partOf(one, 'id'))];
  return ids.flatMap((id) => (id?.type === 'Identifier' ? [erase(id)] : []));
}

/** `import a = require('b')` and `import a = b.c` are constants. */
function importEquals(node: SyntaxNode): SyntaxNode {
  const reference = partOf(node, 'moduleReference') ?? node;
  const source = partOf(reference, 'expression');
  const callee = { ...at(node), type: 'Identifier', name: 'require' };
  const value = source ? { ...at(node), type: 'CallExpression', callee, arguments: [source], optional: false } : entityName(reference);
  const declared = variable(node, 'const', value);
  return node['isExport'] === true
    ? { ...at(node), type: 'ExportNamedDeclaration', declaration: declared, specifiers: [], source: null }
    : declared;
}

function entityName(name: SyntaxNode): SyntaxNode {
  const [left, right] = [partOf(name, 'left'), partOf(name, 'right')];
  if (!left || !right) return erase(name);
  return { ...at(name), type: 'MemberExpression', object: entityName(left), property: right, computed: false, optional: false };
}

/** `export = a` is an assignment. */
function exportAssignment(node: SyntaxNode): SyntaxNode {
  const left = { ...at(node), type: 'Identifier', name: 'module' };
  const right = erase(partOf(node, 'expression') ?? node);
  return {
    ...at(node),
    type: 'ExpressionStatement',
    expression: { ...at(node), type: 'AssignmentExpression', operator: '=', left, right },
  };
}

function variable(node: SyntaxNode, kind: string, init: SyntaxNode | null): SyntaxNode {
  const id = partOf(node, 'id') ?? node;
  return {
    ...at(node),
    type: 'VariableDeclaration',
    kind,
    declarations: [{ ...at(node), type: 'VariableDeclarator', id: erase(id), init }],
  };
}

function at({ start, end, range, loc }: SyntaxNode): Pick<SyntaxNode, 'start' | 'end' | 'range' | 'loc'> {
  return { start, end, range, ...(loc && { loc }) };
}
