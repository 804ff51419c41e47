import { badFilter } from './bad-request.ts';
import { type Comparison, comparisons, type Expression, type Literal } from './expression.ts';
import { castTypes, filterFunctions } from './functions.ts';
import { SyntaxProblem, type Token, tokenize } from './lexer.ts';
import { literalFrom } from './literal.ts';

/** Deeper nesting is refused, as the service does, and keeps the stack safe. */
const deepest = 100;
const longest = 4_000;

/**
 * Parses a `$filter`. Operators and function names are accepted in any letter case, as Graph accepts them.
 *
 * @throws GraphFailure 400 `BadRequest` "Invalid filter clause: ..." when the text is not a filter.
 */
export function parseFilter(text: string): Expression {
  try {
    return new FilterParser(text).parse();
  } catch (error) {
    if (error instanceof SyntaxProblem) throw badFilter(error.message);
    throw error;
  }
}

/** Recursive descent over the grammar: or, and, not, comparison, primary. */
class FilterParser {
  readonly #text: string;
  readonly #tokens: readonly Token[];
  #next = 0;
  #depth = 0;

  constructor(text: string) {
    this.#text = text;
    this.#tokens = tokenize(text);
    if (this.#tokens.length > longest) throw new SyntaxProblem('The node count limit has been exceeded.');
  }

  parse(): Expression {
    const expression = this.#or();
    if (this.#peek().type !== 'end') throw this.#unexpected();
    return expression;
  }

  #or(): Expression {
    this.#depth += 1;
    if (this.#depth > deepest) throw new SyntaxProblem('Recursion depth exceeded allowed limit.');
    let left = this.#and();
    while (this.#takeWord('or')) left = { kind: 'logical', operator: 'or', left, right: this.#and() };
    this.#depth -= 1;
    return left;
  }

  #and(): Expression {
    let left = this.#not();
    while (this.#takeWord('and')) left = { kind: 'logical', operator: 'and', left, right: this.#not() };
    return left;
  }

  #not(): Expression {
    let negations = 0;
    while (this.#isWord('not')) {
      this.#next += 1;
      negations += 1;
      if (negations > deepest) throw new SyntaxProblem('Recursion depth exceeded allowed limit.');
    }
    let operand = this.#comparison();
    for (; negations > 0; negations -= 1) operand = { kind: 'not', operand };
    return operand;
  }

  #comparison(): Expression {
    const left = this.#primary();
    if (this.#takeWord('in')) return { kind: 'in', operand: left, list: this.#literals() };
    const word = this.#peek();
    const operator = word.type === 'word' ? comparisonNamed(word.text) : undefined;
    if (!operator) return left;
    this.#next += 1;
    return { kind: 'comparison', operator, left, right: this.#primary() };
  }

  #primary(): Expression {
    if (this.#takeMark('(')) {
      const inner = this.#or();
      this.#expectMark(')');
      return inner;
    }
    const literal = this.#literal();
    if (literal) return literal;
    if (this.#peek().type !== 'word') throw this.#unexpected();
    const name = this.#take().text;
    return this.#isMark('(') ? this.#call(name) : this.#path(name);
  }

  #literal(): Literal | undefined {
    const token = this.#peek();
    const after = this.#tokens[this.#next + 1];
    const literal = literalFrom(token, after);
    if (literal) this.#next += literal.type === 'enum' ? 2 : 1;
    return literal;
  }

  #literals(): Literal[] {
    this.#expectMark('(');
    const list: Literal[] = [];
    do {
      const literal = this.#literal();
      if (!literal) throw this.#unexpected();
      list.push(literal);
    } while (this.#takeMark(','));
    this.#expectMark(')');
    return list;
  }

  #call(written: string): Expression {
    const name = written.toLowerCase();
    const known = filterFunctions.get(name);
    if (!known) throw new SyntaxProblem(`An unknown function with name '${written}' was found.`);
    this.#expectMark('(');
    const args: Expression[] = [];
    if (!this.#isMark(')')) {
      do args.push(this.#or());
      while (this.#takeMark(','));
    }
    this.#expectMark(')');
    if (args.length < known.minimum || args.length > known.maximum) {
      throw new SyntaxProblem(`No function signature for the function with name '${written}' matches the specified arguments.`);
    }
    return { kind: 'call', name, args: name === 'cast' ? [...args.slice(0, 1), this.#typeName(args[1])] : args };
  }

  /** The type that a value is cast to stands there as a name, `Edm.Int32`. */
  #typeName(type: Expression | undefined): Literal {
    const name = type?.kind === 'path' ? type.segments.join('/') : '';
    if (!castTypes.has(name)) throw new SyntaxProblem(`The child type '${name}' in a cast was not an entity type.`);
    return { kind: 'literal', type: 'string', value: name };
  }

  #path(first: string): Expression {
    const segments = [first];
    while (this.#takeMark('/')) {
      const token = this.#take();
      if (token.type !== 'word') throw this.#unexpected(token);
      const quantifier = token.text.toLowerCase();
      if ((quantifier === 'any' || quantifier === 'all') && this.#isMark('(')) return this.#lambda(segments, quantifier);
      segments.push(token.text);
    }
    return { kind: 'path', segments };
  }

  #lambda(segments: readonly string[], quantifier: 'any' | 'all'): Expression {
    this.#expectMark('(');
    if (quantifier === 'any' && this.#takeMark(')')) return { kind: 'lambda', segments, quantifier };
    const variable = this.#take();
    if (variable.type !== 'word') throw this.#unexpected(variable);
    this.#expectMark(':');
    const body = this.#or();
    this.#expectMark(')');
    return { kind: 'lambda', segments, quantifier, variable: variable.text, body };
  }

  #peek(): Token {
    return this.#tokens[this.#next] ?? { type: 'end', text: '', position: this.#text.length };
  }

  #take(): Token {
    const token = this.#peek();
    this.#next += 1;
    return token;
  }

  #isMark(mark: string): boolean {
    const token = this.#peek();
    return token.type === 'mark' && token.text === mark;
  }

  #takeMark(mark: string): boolean {
    if (!this.#isMark(mark)) return false;
    this.#next += 1;
    return true;
  }

  #expectMark(mark: string): void {
    if (!this.#takeMark(mark)) throw this.#unexpected();
  }

  #isWord(word: string): boolean {
    const token = this.#peek();
    return token.type === 'word' && token.text.toLowerCase() === word;
  }

  #takeWord(word: string): boolean {
    if (!this.#isWord(word)) return false;
    this.#next += 1;
    return true;
  }

  #unexpected(token: Token = this.#peek()): SyntaxProblem {
    if (token.type === 'end') return new SyntaxProblem(`Expression expected at position ${this.#text.length} in '${this.#text}'.`);
    return new SyntaxProblem(`Syntax error at position ${token.position} in '${this.#text}'.`);
  }
}

function comparisonNamed(word: string): Comparison | undefined {
  const lower = word.toLowerCase();
  return comparisons.find((comparison) => comparison === lower);
}
