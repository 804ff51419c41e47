import type { EventContent, OnlineMeeting } from '../../tenant/calendar.ts';
import { escapeHtml, htmlDocument, textToHtml } from '../outlook/plain-text.ts';
import type { Call } from '../route.ts';

/** Makes a meeting in Teams that can be joined by its address. The shape of the address: https://learn.microsoft.com/graph/api/event-update */
export function onlineMeetingFor({ tenant, owner }: Pick<Call, 'tenant' | 'owner'>): OnlineMeeting {
  const thread = `19:meeting_${Buffer.from(tenant.ids.guid()).toString('base64').replaceAll('=', '')}@thread.v2`;
  const context = JSON.stringify({ Tid: tenant.id, Oid: owner.id });
  return {
    joinUrl: `https://teams.microsoft.com/l/meetup-join/${encodeURIComponent(thread)}/0?context=${encodeURIComponent(context)}`,
    conferenceId: String(tenant.ids.integer(100_000_000, 999_999_999)),
    // A number for made-up people: https://www.ofcom.org.uk/phones-and-broadband/phone-numbers/numbers-for-drama
    tollNumber: '+44 20 7946 0900',
  };
}

type Body = EventContent['body'];

/**
 * The text of a meeting with the part by which one joins it, the "meeting blob" of https://learn.microsoft.com/graph/api/event-update.
 * Assumption: what the part looks like, and that it makes a plain text HTML; its outline is that of invitations of Teams.
 */
export function withMeetingBlock({ contentType, content }: Body, { joinUrl, conferenceId, tollNumber }: OnlineMeeting): Body {
  const html = contentType === 'text' || content === '' ? htmlDocument(textToHtml(content)) : content;
  const rule = `<div style="width:100%"><span style="white-space:nowrap">${'_'.repeat(80)}</span></div>`;
  const block = [
    rule,
    '<div class="me-email-text" lang="en-US">',
    '<div>Microsoft Teams meeting</div>',
    `<div><a class="me-email-headline" href="${escapeHtml(joinUrl)}">Click here to join the meeting</a></div>`,
    `<div>${escapeHtml(tollNumber)} Phone Conference ID: ${escapeHtml(conferenceId)}#</div>`,
    '</div>',
    rule,
  ].join('\r\n');
  const end = /<\/body\s*>/i.exec(html)?.index ?? html.length;
  return { contentType: 'html', content: `${html.slice(0, end)}${block}${html.slice(end)}` };
}

/** Whether a text still has the part by which one joins a meeting: a text without it ends the online meeting, says the same page. */
export function hasMeetingBlock({ content }: Body, { joinUrl }: OnlineMeeting): boolean {
  return [joinUrl, escapeHtml(joinUrl)].some((address) => content.includes(address));
}
