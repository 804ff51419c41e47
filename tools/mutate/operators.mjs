// What a mutation may do to one node of the syntax. Each operator returns replacements of parts of the text.

const swappedComparisons = {
  '<': ['<='],
  '<=': ['<'],
  '>': ['>='],
  '>=': ['>'],
  '===': ['!=='],
  '!==': ['==='],
  '==': ['!='],
  '!=': ['=='],
};
const swappedArithmetic = { '+': '-', '-': '+', '*': '/', '/': '*', '%': '*' };
const swappedMethods = { some: 'every', every: 'some', startsWith: 'endsWith', endsWith: 'startsWith', min: 'max', max: 'min' };

/** `a.trim()` becomes `a`: what is left is of the same kind. */
const droppedMethods = new Set(
  (
    'toLowerCase toUpperCase trim trimStart trimEnd normalize filter sort toSorted reverse toReversed slice flat ' +
    'min max int positive nonnegative nonempty refine check regex strict default optional nullable unref'
  ).split(' '),
);

const conditionHolders = new Set(['IfStatement', 'ConditionalExpression', 'WhileStatement', 'DoWhileStatement']);
const removedExpressions = new Set(['CallExpression', 'AssignmentExpression', 'UpdateExpression']);

/** By name; each takes a node and `{ parent, key, source }`. */
export const operators = {
  'negate a condition': (node, { source }) => {
    if (!conditionHolders.has(node.type)) return [];
    const { test } = node;
    return [replace(test, `!(${textOf(source, test)})`)];
  },
  'decide a condition': (node) => {
    if (!conditionHolders.has(node.type)) return [];
    const outcomes = node.type.endsWith('WhileStatement') ? ['false'] : ['true', 'false'];
    return outcomes.map((outcome) => replace(node.test, outcome));
  },
  'move a boundary': (node, { source }) =>
    node.type === 'BinaryExpression'
      ? (swappedComparisons[node.operator] ?? []).map((operator) => replaceOperator(node, operator, source))
      : [],
  'turn a test round': (node, { source }) =>
    node.type === 'BinaryExpression' && ['in', 'instanceof'].includes(node.operator) && node.left.type !== 'PrivateIdentifier'
      ? [replace(node, `!(${textOf(source, node)})`)]
      : [],
  'swap an arithmetic operator': (node, { source }) =>
    node.type === 'BinaryExpression' && swappedArithmetic[node.operator] && !isText(node.left) && !isText(node.right)
      ? [replaceOperator(node, swappedArithmetic[node.operator], source)]
      : [],
  'swap && and ||': (node, { source }) =>
    node.type === 'LogicalExpression' && node.operator !== '??'
      ? [replaceOperator(node, node.operator === '&&' ? '||' : '&&', source)]
      : [],
  'take one side': (node, { source }) =>
    node.type === 'LogicalExpression' ? [node.left, node.right].map((side) => replace(node, `(${textOf(source, side)})`)) : [],
  'remove a !': (node, { source }) =>
    node.type === 'UnaryExpression' && ['!', '-'].includes(node.operator) ? [replace(node, textOf(source, node.argument))] : [],
  'remove a statement': (node) => {
    if (['ThrowStatement', 'ContinueStatement', 'BreakStatement'].includes(node.type)) return [replace(node, ';')];
    if (node.type === 'ReturnStatement' && node.argument === null) return [replace(node, ';')];
    if (node.type !== 'ExpressionStatement') return [];
    const expression = node.expression.type === 'AwaitExpression' ? node.expression.argument : node.expression;
    const isDelete = expression.type === 'UnaryExpression' && expression.operator === 'delete';
    return removedExpressions.has(expression.type) || isDelete ? [replace(node, ';')] : [];
  },
  'return nothing': (node) => {
    const returned =
      node.type === 'ReturnStatement' ? node.argument : node.type === 'ArrowFunctionExpression' && node.expression ? node.body : undefined;
    if (!returned || isUndefined(returned)) return [];
    return [replace(returned, node.type === 'ReturnStatement' ? 'undefined' : '(undefined)')];
  },
  'drop a property': (node, { source }) =>
    node.type === 'ObjectExpression' ? node.properties.map((_, index) => without(node.properties, index, source)) : [],
  'drop an element': (node, { source }) =>
    node.type === 'ArrayExpression' && !node.elements.includes(null)
      ? node.elements.map((_, index) => without(node.elements, index, source))
      : [],
  'drop options': (node) => {
    const last = node.type === 'CallExpression' && node.arguments.length > 1 ? node.arguments.at(-1) : undefined;
    return last?.type === 'ObjectExpression' ? [{ start: node.arguments.at(-2).end, end: last.end, replacement: '' }] : [];
  },
  'drop a default': (node) => (node.type === 'AssignmentPattern' ? [{ start: node.left.end, end: node.right.end, replacement: '' }] : []),
  'drop a call of a method': (node) =>
    node.type === 'CallExpression' && droppedMethods.has(calledMethod(node))
      ? [{ start: node.callee.object.end, end: node.end, replacement: '' }]
      : [],
  'swap a method': (node) =>
    node.type === 'CallExpression' && swappedMethods[calledMethod(node)] && node.callee.object.type !== 'CallExpression'
      ? [replace(node.callee.property, swappedMethods[calledMethod(node)])]
      : [],
  'change a boolean': (node) => (typeof node.value === 'boolean' && node.type === 'Literal' ? [replace(node, String(!node.value))] : []),
  'change a number': (node) =>
    typeof node.value === 'number' && node.type === 'Literal'
      ? [...new Set([node.value + 1, ...(node.value === 1 ? [0] : [])])].map((value) => replace(node, String(value)))
      : [],
  'change a text': (node, { parent, key }) =>
    typeof node.value === 'string' && node.type === 'Literal' && !isKey(parent, key) && !isProse(node, parent)
      ? [replace(node, node.value === '' ? `'changed'` : `''`)]
      : [],
  'change a pattern': (node) => (node.type === 'Literal' && node.regex ? patterns(node) : []),
};

function patterns(node) {
  const { pattern, flags } = node.regex;
  return [
    ...['i', 'g', 's', 'm'].filter((flag) => flags.includes(flag)).map((flag) => replace(node, `/${pattern}/${flags.replace(flag, '')}`)),
    ...(pattern.startsWith('^') && pattern.length > 1 ? [replace(node, `/${pattern.slice(1)}/${flags}`)] : []),
    ...[...pattern.matchAll(/(?<=[(|:])[\w-]+(?=[|)])/g)].flatMap(({ 0: { length }, index }) => {
      if (pattern[index + length] === '|') return [replace(node, `/${cut(pattern, index, index + length + 1)}/${flags}`)];
      return pattern[index - 1] === '|' ? [replace(node, `/${cut(pattern, index - 1, index + length)}/${flags}`)] : [];
    }),
    ...(/[^\\]\$$/.test(pattern) ? [replace(node, `/${pattern.slice(0, -1)}/${flags}`)] : []),
  ];
}

function cut(text, start, end) {
  return text.slice(0, start) + text.slice(end);
}

function replace({ start, end }, replacement) {
  return { start, end, replacement };
}

function replaceOperator({ left, right, operator }, becomes, source) {
  const start = source.indexOf(operator, left.end);
  return start !== -1 && start < right.start
    ? { start, end: start + operator.length, replacement: becomes }
    : { start: left.end, end: left.end, replacement: '' };
}

/** The list without one item, and without the comma that parted it. */
function without(items, index, source) {
  const { start, end } = items[index];
  const before = items[index - 1];
  const comma = /^\s*,/.exec(source.slice(end));
  if (comma) return { start, end: end + comma[0].length, replacement: '' };
  return { start: before ? before.end : start, end, replacement: '' };
}

function textOf(source, { start, end }) {
  return source.slice(start, end);
}

function calledMethod({ callee }) {
  return callee.type === 'MemberExpression' && !callee.computed ? callee.property.name : undefined;
}

function isText({ type, value }) {
  return type === 'TemplateLiteral' || (type === 'Literal' && typeof value === 'string');
}

function isUndefined({ type, name }) {
  return type === 'Identifier' && name === 'undefined';
}

function isKey(parent, key) {
  return parent.type === 'ImportExpression' || (key === 'key' && !parent.computed);
}

/** A sentence is for people; a test that repeats it word for word holds nothing. */
function isProse({ value }, parent) {
  return value.trim().split(/\s+/).length > 2 || (parent.type === 'CallExpression' && ['describe', 'meta'].includes(calledMethod(parent)));
}
