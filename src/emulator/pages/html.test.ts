import { raw } from 'hono/html';
import { expect, test } from 'vitest';
import { html } from './html.ts';

const turned = '<gpj.\u202eexe>';

test('text is escaped and visible, alone and in lists, also when it was made elsewhere', async () => {
  const page = html`<b>${turned}</b>${[turned, [html`<i>${turned}</i>`]]}`;

  expect(String(await page)).toBe('<b>&lt;gpj.‹202E›exe&gt;</b>&lt;gpj.‹202E›exe&gt;<i>&lt;gpj.‹202E›exe&gt;</i>');
});

test('a value of an attribute is kept as it is: a form sends it back', async () => {
  expect(String(await html`<input value="${'a\u200e"b'}" /><a href="/x?y=${'a\u200e'}">z</a>`)).toBe(
    '<input value="a\u200e&quot;b" /><a href="/x?y=a\u200e">z</a>',
  );
});

test('pieces, promises, numbers and nothing are what they are', async () => {
  expect(String(await html`<p>${raw('<br>')}${Promise.resolve(html`<i>1</i>`)}${2}${null}${undefined}${false}</p>`)).toBe(
    '<p><br><i>1</i>2</p>',
  );
});
