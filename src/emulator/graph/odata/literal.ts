import type { Literal } from './expression.ts';
import { SyntaxProblem, type Token } from './lexer.ts';

/** Whether a word names an enumeration type: it is followed at once by a quoted member, `microsoft.graph.importance'high'`. */
function isEnum(token: Token, after: Token | undefined): after is Token {
  return (
    token.type === 'word' && token.text.includes('.') && after?.type === 'string' && after.position === token.position + token.text.length
  );
}

/**
 * Reads the literal that a token is, or undefined when it is none.
 *
 * @param after - The next token: an enumeration literal takes two.
 */
export function literalFrom(token: Token, after: Token | undefined): Literal | undefined {
  switch (token.type) {
    case 'string':
    case 'guid':
    case 'duration':
    case 'timeOfDay':
      return { kind: 'literal', type: token.type, value: token.text };
    case 'dateTimeOffset':
    case 'date':
      return moment(token.type, token.text);
    case 'number':
      return number(token.text);
    case 'word':
      if (isEnum(token, after)) return { kind: 'literal', type: 'enum', value: after.text, enumType: token.text };
      return named(token.text);
    default:
      return undefined;
  }
}

function moment(type: 'dateTimeOffset' | 'date', text: string): Literal {
  // A plus sign in a query string that was not percent-encoded arrives as a space.
  const value = text.replace(' ', '+');
  if (Number.isNaN(Date.parse(value)) || !isInCalendar(value))
    throw new SyntaxProblem(`Unrecognized 'Edm.${type === 'date' ? 'Date' : 'DateTimeOffset'}' literal '${text}'.`);
  return { kind: 'literal', type, value };
}

/** `Date` takes 30 February for 2 March. */
function isInCalendar(value: string): boolean {
  const [date = ''] = value.toUpperCase().split('T');
  return new Date(`${date}T00:00:00Z`).getUTCDate() === Number(date.slice(-2));
}

function number(text: string): Literal {
  const value = /inf/i.test(text) ? (text.startsWith('-') ? -Infinity : Infinity) : Number.parseFloat(text);
  return { kind: 'literal', type: 'number', value };
}

function named(text: string): Literal | undefined {
  switch (text.toLowerCase()) {
    case 'true':
      return { kind: 'literal', type: 'boolean', value: true };
    case 'false':
      return { kind: 'literal', type: 'boolean', value: false };
    case 'null':
      return { kind: 'literal', type: 'null', value: null };
    default:
      return undefined;
  }
}
