import { badRequest } from './bad-request.ts';
import type { SearchExpression, SearchOperator, SearchTerm } from './search-expression.ts';

const pattern = /\s*(?:(\(|\))|(?:([\p{L}_][\p{L}\p{N}_]*)(:|<>|<=|>=|=|<|>))?(?:"((?:[^"\\]|\\.)*)"|([^\s()"]+))(\*)?)/uy;

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
 * parentheses. Terms side by side must all hold; OR binds weaker than AND.
 *
 * @throws GraphFailure 400 when it is no query.
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
    const operands = [single()];
    while (next < lexemes.length && lexemes[next]?.mark !== ')' && !isWord('OR')) {
      if (isWord('AND')) next += 1;
      operands.push(single());
    }
    return joined('and', operands);
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
    const isNegated = !term.isPhrase && term.property === undefined && term.text.length > 1 && term.text.startsWith('-');
    return isNegated ? { kind: 'not', operand: { ...term, text: term.text.slice(1) } } : term;
  }

  if (lexemes.length === 0) throw failure();
  const search = either();
  if (next < lexemes.length) throw failure();
  return search;
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
    lexemes.push(lexemeOf(found));
    position = pattern.lastIndex;
  }
  return lexemes;
}

function lexemeOf([, mark, property, operator, phrase, bare, star]: RegExpExecArray): Lexeme {
  if (mark !== undefined) return { mark };
  const isBooleanWord = property === undefined && (bare === 'AND' || bare === 'OR' || bare === 'NOT');
  if (isBooleanWord) return { word: bare };
  const text = phrase?.replaceAll(/\\(.)/g, '$1') ?? bare ?? '';
  const isPrefix = star !== undefined || (phrase === undefined && text.length > 1 && text.endsWith('*'));
  return {
    term: {
      kind: 'term',
      property: property?.toLowerCase(),
      operator: (operator as SearchOperator | undefined) ?? ':',
      text: isPrefix && phrase === undefined ? text.replace(/\*$/, '') : text,
      isPhrase: phrase !== undefined,
      isPrefix,
    },
  };
}
