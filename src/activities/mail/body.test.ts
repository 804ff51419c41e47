import { describe, expect, test } from 'vitest';
import { aboveQuotation } from './body.ts';

const html = { contentType: 'html', content: '<html><body class="x"><p>Original</p></body></html>' };

describe('what a person wrote stands above the quotation', () => {
  test('HTML above HTML, inside the body', () => {
    expect(aboveQuotation('<b>Yes</b>', 'html', html)).toEqual({
      contentType: 'html',
      content: '<html><body class="x"><div><b>Yes</b></div><br><p>Original</p></body></html>',
    });
  });

  test('text above HTML looks the same: markup is no markup, lines stay lines', () => {
    expect(aboveQuotation('1 < 2 & "so"\non', 'text', html).content).toContain('<div>1 &lt; 2 &amp; "so"<br>on</div>');
  });

  test('text above text stays text', () => {
    expect(aboveQuotation('Yes', 'text', { contentType: 'text', content: 'Original' })).toEqual({
      contentType: 'text',
      content: 'Yes\r\n\r\nOriginal',
    });
  });

  test('HTML above text makes HTML of both', () => {
    expect(aboveQuotation('<b>Yes</b>', 'html', { contentType: 'text', content: 'a < b' })).toEqual({
      contentType: 'html',
      content: '<html><body><b>Yes</b><br><br>a &lt; b</body></html>',
    });
  });
});
