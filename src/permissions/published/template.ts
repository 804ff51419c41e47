import { decoded } from '../../core/decoded.ts';
import type { Characters } from '../../core/signed-tokens.ts';

/**
 * The segments of a path as the table of published operations has them: in lower case, a key in parentheses as a segment of its own, without namespaces; of
 * functions and alternate keys the names of their parameters only; what stands between the colons of a drive path as one placeholder.
 *
 * @param path - A path of Graph below the version, with or without values: `/me/messages/AAMk`, `/me/messages/{id}`, `/me/drive/root:/a/b.txt:/content`.
 */
export function segmentsOf(path: string): string[] {
  return path
    .replace(/:\/[^:]*(?=:|$)/, ':/{}')
    .split('/')
    .filter((segment) => segment !== '')
    .flatMap(plainSegment);
}

function plainSegment(raw: string): string[] {
  const segment = decoded(raw)
    .toLowerCase()
    .replace(/^microsoft\.graph\./, '')
    .replace(/\(\)$/, '');
  const [, name = '', inside = ''] = /^([a-z]\w*)\((.*)\)$/s.exec(segment) ?? [];
  if (name === '') return [segment.replace(/^\{[^}]*\}(?=:?$)/, '{}')];
  const parameters = parametersIn(inside).map((parameter) => `${parameter}={}`);
  return parameters.length > 0 ? [`${name}(${parameters.join(',')})`] : [name, '{}'];
}

const [quote, comma, equals] = ["'", ',', '='].map((sign) => sign.charCodeAt(0)) as [number, number, number];

/**
 * The names of the parameters of a function or an alternate key, `name='value',other=1`; a comma or `=` in a value is inside of quotes. Each character is
 * looked at a fixed number of times: a pattern would try every way to part a value at its doubled quotes.
 */
export function parametersIn(inside: Characters): string[] {
  const names: string[] = [];
  let isInQuotes = false;
  let begins = 0;
  let named = -1;
  for (let at = 0; at <= inside.length; at += 1) {
    const code = at === inside.length ? comma : inside.charCodeAt(at);
    if (code === quote) isInQuotes = !isInQuotes;
    else if (!isInQuotes && code === equals && named === -1) named = at;
    else if (code === comma && (!isInQuotes || at === inside.length)) {
      const name = named === -1 ? '' : inside.slice(begins, named).trim();
      if (/^[a-z]\w*$/.test(name) && !isInQuotes) names.push(name);
      begins = at + 1;
      named = -1;
    }
  }
  return names;
}
