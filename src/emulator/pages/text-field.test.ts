import { parseDocument, DomUtils } from 'htmlparser2';
import { expect, test } from 'vitest';
import { textField, type TextField } from './text-field.ts';

/** The attributes of the input, and of every other element by its id or tag. */
async function shown(field: TextField) {
  const document = parseDocument(String(await textField(field)));
  const [input] = DomUtils.getElementsByTagName('input', document);
  const label = DomUtils.getElementsByTagName('label', document)[0];
  const paragraphs = DomUtils.getElementsByTagName('p', document).map((one) => [
    one.attribs['id'],
    DomUtils.textContent(one),
    one.attribs['role'],
  ]);
  return { input: input?.attribs, label: [label?.attribs['for'], label && DomUtils.textContent(label)], paragraphs };
}

test('a field has its label, and nothing that was not said', async () => {
  expect(await shown({ name: 'search', label: 'Search "all" <of> it' })).toEqual({
    input: { type: 'text', id: 'search', name: 'search', value: '', autocomplete: 'off', spellcheck: 'false' },
    label: ['search', 'Search "all" <of> it'],
    paragraphs: [],
  });
});

test('hint, problem and a text elsewhere describe it', async () => {
  const field: TextField = {
    name: 'code',
    label: 'Code',
    value: '"12"',
    hint: 'Six digits.',
    problem: 'It is wrong.',
    describedBy: 'help',
    isRequired: true,
    isFirst: true,
    autocomplete: 'one-time-code',
    attributes: { class: 'code', maxlength: '7' },
  };
  expect(await shown(field)).toEqual({
    input: {
      type: 'text',
      id: 'code',
      name: 'code',
      value: '"12"',
      autocomplete: 'one-time-code',
      spellcheck: 'false',
      class: 'code',
      maxlength: '7',
      autofocus: '',
      required: '',
      'aria-invalid': 'true',
      'aria-describedby': 'help code-hint code-problem',
    },
    label: ['code', 'Code'],
    paragraphs: [
      ['code-hint', 'Six digits.', undefined],
      ['code-problem', 'It is wrong.', 'alert'],
    ],
  });
});

test.each(['email', 'password'] as const)('%s is never spelt', async (type) => {
  const { input } = await shown({ name: 'one', label: 'One', type });

  expect([input?.['type'], input?.['spellcheck']]).toEqual([type, undefined]);
});
