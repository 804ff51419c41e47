import { describe, expect, test } from 'vitest';
import type { GraphEvent } from './event.ts';
import { keepingMeetingBlock } from './meeting-block.ts';

const joinUrl = 'https://teams.microsoft.com/l/meetup-join/19%3ameeting/0?context=%7b%7d&a=b';
const drawn = `<div style="width:100%"><span style="opacity:.36">${'_'.repeat(80)}</span></div>`;
const link = `<a href="${joinUrl.replaceAll('&', '&amp;')}">Join</a>`;
const named = `<div class="me-email-text" lang="en-US">${link}</div>`;

function event(content: string, more: Partial<GraphEvent> = {}): GraphEvent {
  return { id: 'E', isOnlineMeeting: true, onlineMeeting: { joinUrl }, body: { contentType: 'html', content }, ...more };
}

describe('a new text of an online meeting', () => {
  test.each([
    ['the line above and the name', `${drawn}${named}${drawn}`],
    ['the name alone', named],
    ['the line above alone', `${drawn}${link}`],
    ['a line as text', `${'_'.repeat(60)}<br>${link}`],
    ['Skype', '<div id="divSkypeMeeting"><a href="https://join.example">Join</a></div>'],
  ])('keeps the part by which one joins it: %s', (_, block) => {
    const before = event(`<html><head></head><body class="x"><div>Old text</div>${block}</body></html>`);

    expect(keepingMeetingBlock({ contentType: 'text', content: 'New <1>\non two lines' }, before)).toEqual({
      contentType: 'html',
      content: `<html><head></head><body class="x"><div>New &lt;1&gt;<br>on two lines</div><br>${block}</body></html>`,
    });
  });

  test('is kept again when the text is changed again', () => {
    const block = `${drawn}${named}`;
    let before = event(`<html><body>Old${block}</body></html>`);
    for (const content of ['<p>One</p>', '<p>Two</p>'])
      before = event(keepingMeetingBlock({ contentType: 'html', content }, before).content);

    expect(before.body?.content).toBe(`<html><body><div><p>Two</p></div><br>${block}</body></html>`);
  });

  test('is refused where it cannot be told which part that is', () => {
    const change = () => keepingMeetingBlock({ contentType: 'text', content: 'New' }, event(`<body>Call in here: ${link}</body>`));
    expect(change).toThrow(/body.*cannot be changed: the event is held online/);
  });
});

test.each([
  ['no online meeting', event(`<body>${drawn}${named}</body>`, { isOnlineMeeting: false })],
  ['one whose text has nothing of it', event('<body>Old</body>')],
  ['one without an address', event('<body>Old</body>', { onlineMeeting: null })],
  ['nothing before it', undefined],
])('the text of %s is what was written', (_, before) => {
  const body = { contentType: 'text', content: 'New\nlines' } as const;
  expect(keepingMeetingBlock(body, before)).toBe(body);
});
