import { decoded } from '../../core/decoded.ts';

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
  // `name='value'`, separated by commas; a comma in a value is inside of quotes.
  const parameters = [...inside.matchAll(/\s*([a-z]\w*)\s*=\s*(?:'(?:[^']|'')*'|[^,']*)\s*(?:,|$)/gs)].map(
    ([, parameter]) => `${parameter}={}`,
  );
  return parameters.length > 0 ? [`${name}(${parameters.join(',')})`] : [name, '{}'];
}
