import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countedCharacters } from '../../test/support/counted-characters.ts';
import { withoutGraphAddress } from './graph-address.ts';

test.each([
  ['Mail.Read', 'Mail.Read'],
  ['https://graph.microsoft.com/Mail.Read', 'Mail.Read'],
  ['HTTPS://Dod-GRAPH.microsoft.us/Mail.Read', 'Mail.Read'],
  ['https://microsoftgraph.chinacloudapi.cn/Mail.Read', 'Mail.Read'],
  ['https://graph/', ''],
  ['https://graph.microsoft.com//Mail.Read', '/Mail.Read'],
  ['https://graph.microsoft.com', 'https://graph.microsoft.com'],
  ['http://graph.microsoft.com/Mail.Read', 'http://graph.microsoft.com/Mail.Read'],
  ['x https://graph.microsoft.com/Mail.Read', 'x https://graph.microsoft.com/Mail.Read'],
  ['https://contoso.sharepoint.com/graph/Read', 'https://contoso.sharepoint.com/graph/Read'],
  ['graph/Mail.Read', 'graph/Mail.Read'],
  ['', ''],
])('%j is %j', (written, bare) => {
  expect(withoutGraphAddress(written)).toBe(bare);
});

test('each character is looked at a fixed number of times, and the same is taken away as the pattern does', () => {
  const piece = fc.constantFrom('https://', 'graph', 'GRAPH', '/', '.', 'Mail');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      const text = pieces.join('');
      const counted = countedCharacters(text);
      expect(withoutGraphAddress(counted)).toBe(text.replace(/^https:\/\/[^/]*graph[^/]*\//i, ''));
      expect(counted.steps).toBeLessThanOrEqual(3 * text.length + 10);
    }),
    { numRuns: 1_000 },
  );
});
