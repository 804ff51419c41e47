import { expect, test } from 'vitest';
import { clockOf } from '../zone-clock.ts';
import { toEvent } from './event.ts';
import { mentions } from './mentions.ts';

const person = (name: string) => ({ emailAddress: { name, address: `${name.toLowerCase()}@contoso.example` } });
const html =
  '<html><head><style>p.Budget {}</style></head><body><p class="Agenda">Costs &amp; <b>reve</b>nue</p><div>of spring</div></body></html>';

test.each([
  ['figures', true],
  ['FIGURES', true],
  ['room 2', true],
  ['Finance', true],
  ['ada', true],
  ['ben@contoso', true],
  ['costs & revenue', true],
  ['of spring', true],
  ['budget', false],
  ['agenda', false],
  ['&amp;', false],
])('%s: %s', async (text, expected) => {
  const event = await toEvent(
    {
      id: 'E',
      subject: 'Figures',
      body: { contentType: 'html', content: html },
      location: { displayName: 'Room 2' },
      categories: ['Finance'],
      organizer: person('Ada'),
      attendees: [person('Ben')],
    },
    await clockOf('UTC'),
    undefined,
  );

  expect(mentions(event, text)).toBe(expected);
});
