import { describe, expect, test } from 'vitest';
import { createTestPortal, type TestPortal } from '../../../../test/support/test-portal.ts';
import { findUser } from '../../tenant/tenant.ts';

function idOf({ emulator: { tenant } }: TestPortal, alias: string): string {
  return findUser(tenant, `${alias}@contoso.example`)?.id ?? '';
}

/** Calls Graph as somebody. */
async function graph(
  { emulator }: TestPortal,
  alias: string,
  method: string,
  path: string,
  body?: unknown,
): Promise<Record<string, never>> {
  const { accessToken } = await emulator.token({ user: `${alias}@contoso.example`, permissions: ['Calendars.ReadWrite', 'Mail.Read'] });
  const headers = { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' };
  const answer = await emulator.fetch(
    new Request(`https://graph.microsoft.com/v1.0${path}`, { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) }),
  );
  return (await answer.json()) as Record<string, never>;
}

const time = (dateTime: string, timeZone = 'Europe/London') => ({ dateTime, timeZone });
const invited = [{ emailAddress: { address: 'ben@contoso.example' }, type: 'required' }];

/** The addresses of events on a page. */
function linksOf(html: string, title: string): string[] {
  const links = [...html.matchAll(/href="\/_portal(\/calendars\/[^"]+\/events\/[^"]+)"[^>]*>([^<]*)</g)];
  return links.filter(([, , text]) => text?.includes(title)).map(([, path]) => path?.replaceAll('&amp;', '&') ?? '');
}

describe('a week', () => {
  test('has its days by the clock of whose it is, and leads to the weeks beside it', async () => {
    const portal = await createTestPortal();
    const path = `/calendars/${idOf(portal, 'ada')}`;
    const week = await portal.open(path);
    const after = await portal.open(`${path}?week=2026-03-11`);

    expect(week.text).toContain('Week before Week of 2026-03-02 Week after');
    expect(week.text).toMatch(
      /Monday, 2026-03-02 \(today\) Time Event Where Shown as 10:00 to 10:30 Team meeting of a series, from Chloe Nguyen, accepted/,
    );
    expect(after.text).toContain('Week of 2026-03-09');
    expect(after.text).toContain('Team meeting');
  });

  test('keeps whole days on their days, events over midnight on both, and the hour when clocks change', async () => {
    const portal = await createTestPortal();
    const make = (event: object) => graph(portal, 'ada', 'POST', '/me/events', event);
    await make({
      subject: 'Fair',
      isAllDay: true,
      start: time('2026-03-27T00:00:00', 'Pacific/Auckland'),
      end: time('2026-03-29T00:00:00', 'Pacific/Auckland'),
    });
    await make({ subject: 'Night', start: time('2026-03-27T22:00:00'), end: time('2026-03-28T02:00:00') });
    await make({ subject: 'Early', start: time('2026-03-29T02:30:00'), end: time('2026-03-29T03:00:00') });
    const { text } = await portal.open(`/calendars/${idOf(portal, 'ada')}?week=2026-03-25`);
    const day = (name: string): string => new RegExp(`${name}, 2026-03-\\d\\d (.*?)(?:\\w+day, 2026|Local emulator)`).exec(text)?.[1] ?? '';

    expect(day('Friday')).toMatch(/all day, until 2026-03-28 Fair/);
    expect(day('Friday')).toMatch(/22:00 to 2026-03-28 02:00 Night/);
    expect(day('Saturday')).toMatch(/Fair.*Night/);
    expect(day('Sunday')).toMatch(/02:30 to 03:00 Early/);
    expect(day('Sunday')).not.toMatch(/Fair|Night/);
  });

  test('shortens what is very long, and shows what hides', async () => {
    const portal = await createTestPortal();
    const long = `Pay\u202e${'x'.repeat(1_000_000)}`;
    const hours = { start: time('2026-03-04T09:00:00'), end: time('2026-03-04T10:00:00') };
    await graph(portal, 'ada', 'POST', '/me/events', {
      subject: long,
      location: { displayName: long },
      body: { contentType: 'text', content: long },
      ...hours,
    });
    const week = await portal.open(`/calendars/${idOf(portal, 'ada')}?week=2026-03-04`);
    const event = await portal.open(/href="\/_portal(\/calendars\/[^"]*\/events\/[^"]*)"[^>]*>Pay/.exec(week.html)?.[1] ?? '');

    expect(week.html.length).toBeLessThan(30_000);
    expect(event.html.length).toBeLessThan(250_000);
    for (const { html } of [week, event]) expect(html).toMatch(/Pay‹202E›x+ … \(\d+ more characters\)/);
  });

  test('shows another calendar of the same person', async () => {
    const portal = await createTestPortal();
    const { id } = await graph(portal, 'ada', 'POST', '/me/calendars', { name: 'Vacation <b>' });
    await graph(portal, 'ada', 'POST', `/me/calendars/${String(id)}/events`, {
      subject: 'Sea',
      start: time('2026-03-04T09:00:00'),
      end: time('2026-03-04T10:00:00'),
    });
    const own = await portal.open(`/calendars/${idOf(portal, 'ada')}`);
    const other = await portal.open(`/calendars/${idOf(portal, 'ada')}?calendar=${encodeURIComponent(String(id))}`);
    const [event = ''] = linksOf(other.html, 'Sea');

    expect(own.html).toContain('Vacation &lt;b&gt;');
    expect(own.text).not.toContain('Sea');
    expect((await portal.open(event)).text).toContain('2026-03-04, 09:00 to 10:00');
  });

  test.each(['/calendars/nobody', '/calendars/{ada}?calendar=none', '/calendars/{ada}/events/none'])(
    'what there is not is told: %s',
    async (path) => {
      const portal = await createTestPortal();

      expect(await portal.open(path.replace('{ada}', idOf(portal, 'ada')))).toMatchObject({ status: 404 });
    },
  );
});

describe('an invitation', () => {
  /** Ada invites Ben; gives the address of the event in Ben's calendar. */
  async function invitation(portal: TestPortal): Promise<{ path: string; eventId: string }> {
    const event = { subject: 'Budget <i>', attendees: invited, start: time('2026-03-05T14:00:00'), end: time('2026-03-05T15:00:00') };
    const { id } = await graph(portal, 'ada', 'POST', '/me/events', event);
    const { html } = await portal.open(`/calendars/${idOf(portal, 'ben')}`);
    const [path = ''] = linksOf(html, 'Budget');
    return { path, eventId: String(id) };
  }

  test.each([
    ['accept', 'accepted', 'accepted'],
    ['tentativelyAccept', 'tentativelyAccepted', 'accepted tentatively'],
    ['decline', 'declined', 'declined'],
  ])('is answered with %s, and the organizer learns of it', async (answer, response, words) => {
    const portal = await createTestPortal();
    const { path, eventId } = await invitation(portal);
    const { text } = await portal.post(`${path}/answer`, { answer, comment: 'As you like', start: '' });
    const { attendees } = await graph(portal, 'ada', 'GET', `/me/events/${eventId}`);
    const mail = await graph(
      portal,
      'ada',
      'GET',
      `/me/messages?$filter=${encodeURIComponent("from/emailAddress/address eq 'ben@contoso.example'")}&$top=50`,
    );
    const organizer = await portal.open(`/calendars/${idOf(portal, 'ada')}/events/${encodeURIComponent(eventId)}`);

    expect(text).toContain('The answer is on its way to the organizer.');
    expect(attendees).toMatchObject([{ status: { response } }]);
    expect(JSON.stringify(mail)).toMatch(/(?:Accepted|Tentative|Declined): Budget/);
    expect(organizer.text).toContain(`ben@contoso.example required ${words}`);
  });

  test('is answered with another time, by the clock of whoever answers', async () => {
    const portal = await createTestPortal();
    const { path, eventId } = await invitation(portal);
    await portal.post(`${path}/answer`, { answer: 'decline', comment: '', start: '2026-03-06T09:30' });
    const organizer = await portal.open(`/calendars/${idOf(portal, 'ada')}/events/${encodeURIComponent(eventId)}`);

    expect(organizer.text).toContain('declined proposes 2026-03-06 09:30');
  });

  test.each([
    [{ answer: 'maybe' }, 'Choose one of the answers.'],
    [{ answer: 'accept', start: '2026-03-06T09:30' }, 'Who accepts proposes no other time.'],
    [{ answer: 'decline', start: 'tomorrow' }, 'tomorrow is no date and time'],
  ])('%j is refused, and nobody is told', async (fields, problem) => {
    const portal = await createTestPortal();
    const { path, eventId } = await invitation(portal);
    const { status, text } = await portal.post(`${path}/answer`, fields);
    const { attendees } = await graph(portal, 'ada', 'GET', `/me/events/${eventId}`);

    expect(status).toBe(400);
    expect(text).toContain(problem);
    expect(attendees).toMatchObject([{ status: { response: 'none' } }]);
  });

  test('has no form for its organizer', async () => {
    const portal = await createTestPortal();
    const { eventId } = await invitation(portal);
    const { text } = await portal.open(`/calendars/${idOf(portal, 'ada')}/events/${encodeURIComponent(eventId)}`);

    expect(text).toContain('Budget <i>'.replace('<i>', '&lt;i&gt;'));
    expect(text).not.toContain('Answer as');
  });
});
