import { html } from '../../pages/html.ts';
import { shortened } from '../../pages/shortened.ts';
import { idOf, type Instance } from '../../graph/calendar/instance.ts';
import { createBodyConverter } from '../../graph/outlook/plain-text.ts';
import type { TimeZone } from '../../graph/outlook/zoned-time.ts';
import type { Html } from '../../pages/document.ts';
import { textField } from '../../pages/text-field.ts';
import type { Attendee } from '../../tenant/calendar.ts';
import { dataTable } from '../data-table.ts';
import { choice } from '../form-parts.ts';
import type { PortalPage } from '../route.ts';
import { eventAddress, type OwnedCalendar, weekAddress } from './calendar-in.ts';
import { clocksOf, dateText, shownTime } from './shown-time.ts';
import { responseText } from './week-page.ts';

/** One event as it takes place, who comes, and a form to answer for somebody who is invited. @param problem - What was wrong with an answer. */
export async function eventPage(owned: OwnedCalendar, instance: Instance, problem?: string): Promise<PortalPage> {
  const { owner, zone } = owned;
  const { content, event } = instance;
  const [start] = clocksOf(instance, zone);
  const title = content.subject || 'Without a title';
  const body = html`<p class="trail">
      <a href="/_portal/mailboxes">Mailboxes</a> <a href="${weekAddress(owned, dateText(start))}">Calendar of ${owner.displayName}</a>
    </p>
    <h1>${shortened(title, 500)}</h1>
    <p class="lead">In the calendar of ${owner.displayName}</p>
    <section class="panel" aria-label="Event">
      <dl class="detail">
        <dt>When</dt>
        <dd>${dateText(start)}, ${shownTime(instance, zone)} (${zone.name})</dd>
        <dt>Made in</dt>
        <dd>${content.start.timeZone}</dd>
        ${event.recurrence === null ? '' : line('Recurs', recurrenceText(event.recurrence.pattern.type, event.recurrence.range.type))}
        ${line('Where', content.locations.map(({ displayName }) => displayName).join(', '))}
        ${line('Organizer', `${event.organizer.name} (${event.organizer.address})`)} ${line('Shown as', content.showAs)}
        ${line('Sensitivity', content.sensitivity)} ${line('Categories', content.categories.join(', '))}
        ${line('State', content.isCancelled ? 'cancelled' : event.isOrganizer ? 'organized here' : responseText(content.responseStatus.response))}
        ${line('Online', content.onlineMeeting?.joinUrl ?? '')}
        ${line('Attachments', content.attachments.map(({ name }) => name).join(', '))}
      </dl>
    </section>
    ${attendeesPanel(content.attendees, zone)}
    <section class="panel" aria-labelledby="text">
      <h2 id="text">Text</h2>
      <pre class="text" tabindex="0">${shortened((await createBodyConverter())(content.body), 200_000)}</pre>
    </section>
    ${event.isOrganizer || content.isCancelled ? '' : answerPanel(owned, instance, problem)}`;
  return { title: shortened(title, 100), area: 'mailboxes', body, ...(problem === undefined ? {} : { status: 400 }) };
}

function attendeesPanel(attendees: readonly Attendee[], zone: TimeZone): Html | string {
  if (attendees.length === 0) return '';
  const rows = attendees.map(
    ({ name, address, type, status, proposedNewTime }) =>
      html`<tr>
        <th scope="row">${shortened(name)}<small>${shortened(address)}</small></th>
        <td>${type}</td>
        <td>
          ${responseText(status.response)}${proposedNewTime ? html`<small>proposes ${dateText(zone.clockAt(proposedNewTime.start.at))} ${new Date(zone.clockAt(proposedNewTime.start.at)).toISOString().slice(11, 16)}</small>` : ''}
        </td>
      </tr>`,
  );
  return html`<section class="panel" aria-labelledby="people">
    <h2 id="people">People</h2>
    ${dataTable('Table of people', ['Who', 'Asked as', 'Answer'], rows)}
  </section>`;
}

function answerPanel(owned: OwnedCalendar, instance: Instance, problem: string | undefined): Html {
  const option = (value: string, label: string, isChosen = false): Html =>
    choice({ type: 'radio', name: 'answer', value, label, isChosen });
  return html`<section class="panel" aria-labelledby="answer">
    <h2 id="answer">Answer as ${owned.owner.displayName}</h2>
    <p class="lead">The answer goes to the organizer, as if the person had given it in Outlook.</p>
    ${problem === undefined ? '' : html`<p class="problem" role="alert">${problem}</p>`}
    <form method="post" action="${eventAddress(owned, idOf(instance, false), '/answer')}">
      <fieldset>
        <legend>Answer</legend>
        ${option('accept', 'Accept', true)} ${option('tentativelyAccept', 'Accept tentatively')} ${option('decline', 'Decline')}
      </fieldset>
      ${textField({ name: 'comment', label: 'Comment' })}
      ${textField({ name: 'start', label: 'Propose another start', hint: 'Not with Accept: 2026-03-02T15:00, by the clock of this calendar. It keeps its length.' })}
      <div class="actions"><button>Answer</button></div>
    </form>
  </section>`;
}

function recurrenceText(pattern: string, range: string): string {
  const ends: Readonly<Record<string, string>> = { noEnd: 'without an end', endDate: 'until a date', numbered: 'a number of times' };
  return `${pattern.replaceAll(/([A-Z])/g, ' $1').toLowerCase()}, ${ends[range] ?? range}`;
}

function line(label: string, value: string): Html | string {
  return value === ''
    ? ''
    : html`<dt>${label}</dt>
        <dd>${shortened(value, 2000)}</dd>`;
}
