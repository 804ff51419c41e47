import { GraphFailure } from '../route.ts';
import { badRequest } from './bad-request.ts';
import type { SearchExpression, SearchOperator, SearchTerm } from './search-expression.ts';

const pattern = /\s*(?:(\(|\))|(?:([\p{L}_][\p{L}\p{N}_]*)(:|<>|<=|>=|=|<|>))?(?:"((?:[^"\\]|\\.)*)"|([^\s()"]+))(\*)?)/uy;

/** Operators of the language that nothing here evaluates. */
const notBuilt = ['NEAR', 'ONEAR', 'XRANK'];

/** Deeper nesting is refused, which keeps the stack safe. */
const deepest = 50;

interface Lexeme {
  readonly mark?: string;
  readonly word?: string;
  readonly term?: SearchTerm;
}

/**
 * Parses the `$search` of Outlook: keyword query language. The whole text is in double quotes, unless it is one word.
 *
 * Source: Microsoft Graph, "Use the $search query parameter", message collections.
 *
 * @param text - As it came: `"subject:invoice AND from:ada"`.
 * @throws GraphFailure 400 "Syntax error: ..." for several words without quotes, and for a text that is no query.
 */
export function parseMailSearch(text: string): SearchExpression {
  const trimmed = text.trim();
  const [, quoted] = /^"([\s\S]*)"$/.exec(trimmed) ?? [];
  if (quoted !== undefined) return parseKeywords(quoted.replaceAll('\\"', '"'));
  const bad = trimmed.search(/[^\p{L}\p{N}_]/u);
  if (bad >= 0) throw badRequest(`Syntax error: character '${trimmed.charAt(bad)}' is not valid at position ${bad} in '${trimmed}'.`);
  return parseKeywords(trimmed);
}

/**
 * Parses keyword query language: words, "phrases", `property:value`, `property>=value`, AND, OR, NOT (upper case), `-word`, and
 * parentheses. Terms side by side must all hold, but of those with the same property one; OR binds weaker than AND.
 *
 * Source: https://learn.microsoft.com/sharepoint/dev/general-development/keyword-query-language-kql-syntax-reference
 *
 * @throws GraphFailure 400 when it is no query; 501 for one with NEAR, ONEAR, WORDS or XRANK.
 */
export function parseKeywords(text: string): SearchExpression {
  const lexemes = lexemesOf(text);
  let next = 0;
  let depth = 0;

  const failure = (): Error => badRequest(`Syntax error: the search expression '${text}' is not valid.`);
  const isWord = (word: string): boolean => lexemes[next]?.word === word;

  function either(): SearchExpression {
    depth += 1;
    if (depth > deepest) throw failure();
    const operands = [both()];
    while (isWord('OR')) {
      next += 1;
      operands.push(both());
    }
    depth -= 1;
    return joined('or', operands);
  }

  function both(): SearchExpression {
    const groups = [[single()]];
    while (next < lexemes.length && lexemes[next]?.mark !== ')' && !isWord('OR')) {
      const isJoined = isWord('AND');
      if (isJoined) next += 1;
      const operand = single();
      const group = isJoined ? undefined : groups.find(([first]) => first && areOneProperty(first, operand));
      if (group) group.push(operand);
      else groups.push([operand]);
    }
    return joined(
      'and',
      groups.map((operands) => joined('or', operands)),
    );
  }

  function single(): SearchExpression {
    const lexeme = lexemes[next];
    next += 1;
    if (lexeme?.word === 'NOT') {
      depth += 1;
      if (depth > deepest) throw failure();
      const operand = single();
      depth -= 1;
      return { kind: 'not', operand };
    }
    if (lexeme?.mark === '(') {
      const inner = either();
      if (lexemes[next]?.mark !== ')') throw failure();
      next += 1;
      return inner;
    }
    if (!lexeme?.term || lexeme.word !== undefined) throw failure();
    const { term } = lexeme;
    const isSigned = !term.isPhrase && term.property === undefined && /^[-+]./.test(term.text);
    if (!isSigned) return term;
    const unsigned = { ...term, text: term.text.slice(1) };
    return term.text.startsWith('-') ? { kind: 'not', operand: unsigned } : unsigned;
  }

  if (lexemes.length === 0) throw failure();
  const search = either();
  if (next < lexemes.length) throw failure();
  return search;
}

/** Whether two terms ask for values of the same property, of which one is enough. */
function areOneProperty(first: SearchExpression, second: SearchExpression): boolean {
  if (first.kind !== 'term' || second.kind !== 'term' || first.property === undefined) return false;
  return first.property === second.property && [first, second].every(({ operator }) => operator === ':' || operator === '=');
}

function joined(kind: 'and' | 'or', operands: readonly SearchExpression[]): SearchExpression {
  const [only] = operands;
  return operands.length === 1 && only ? only : { kind, operands };
}

function lexemesOf(text: string): Lexeme[] {
  const lexemes: Lexeme[] = [];
  let position = 0;
  while (text.slice(position).trim() !== '') {
    pattern.lastIndex = position;
    const found = pattern.exec(text);
    if (!found) throw badRequest(`Syntax error: character '${text.charAt(position)}' is not valid at position ${position} in '${text}'.`);
    position = pattern.lastIndex;
    lexemes.push(lexemeOf(found, text.charAt(position)));
  }
  return lexemes;
}

function lexemeOf([, mark, property, operator, phrase, bare, star]: RegExpExecArray, follower: string): Lexeme {
  if (mark !== undefined) return { mark };
  const isBooleanWord = property === undefined && (bare === 'AND' || bare === 'OR' || bare === 'NOT');
  if (isBooleanWord) return { word: bare };
  const isCall = bare === 'WORDS' && follower === '(';
  if (property === undefined && bare !== undefined && (isCall || notBuilt.includes(bare))) {
    throw new GraphFailure(501, 'NotImplemented', `The emulator does not search with ${bare}.`);
  }
  const text = phrase?.replaceAll(/\\(.)/g, '$1') ?? bare ?? '';
  const isPrefix = star !== undefined || (text.length > 1 && text.endsWith('*'));
  return {
    term: {
      kind: 'term',
      property: property?.toLowerCase(),
      operator: (operator as SearchOperator | undefined) ?? ':',
      text: isPrefix ? text.replace(/\*$/, '') : text,
      isPhrase: phrase !== undefined,
      isPrefix,
    },
  };
}
