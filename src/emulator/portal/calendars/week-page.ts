import { html } from '../../pages/html.ts';
import { shortened } from '../../pages/shortened.ts';
import { idOf, type Instance } from '../../graph/calendar/instance.ts';
import { viewOf } from '../../graph/calendar/view.ts';
import type { Html } from '../../pages/document.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { dataTable } from '../data-table.ts';
import type { PortalPage } from '../route.ts';
import { eventAddress, type OwnedCalendar, weekAddress } from './calendar-in.ts';
import { clocksOf, dateText, mondayOf, shownTime } from './shown-time.ts';

const day = 86_400_000;
const names = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

/**
 * A week of a calendar, day by day, by the clock of whose it is.
 *
 * @param wanted - A day of the week, `2026-03-02`; the present week where it is none.
 */
export async function weekPage(tenant: Tenant, owned: OwnedCalendar, wanted: string | null): Promise<PortalPage> {
  const { owner, store, calendar, zone } = owned;
  const asked = wanted === null ? Number.NaN : Date.parse(`${wanted}T00:00:00Z`);
  const monday = mondayOf(Number.isNaN(asked) ? zone.clockAt(tenant.clock.now().getTime()) : asked);
  // A day more at both ends: whole days of other zones are moved to the days of the calendar below.
  const span = { from: zone.momentAt(monday - day), to: zone.momentAt(monday + 8 * day) };
  const instances = await viewOf(store, calendar, span);
  const today = dateText(zone.clockAt(tenant.clock.now().getTime()));
  const body = html`<p class="trail">
      <a href="/_portal/mailboxes">Mailboxes</a> <a href="/_portal/mailboxes/${owner.id}">${owner.displayName}</a>
    </p>
    <div class="head">
      <div>
        <h1>Calendar of ${owner.displayName}</h1>
        <p class="lead">${calendar.name}, by the clock of ${zone.name}</p>
      </div>
    </div>
    ${calendarLinks(owned)}
    <p class="pages">
      <a href="${weekAddress(owned, dateText(monday - 7 * day))}">Week before</a>
      <span>Week of ${dateText(monday)}</span>
      <a href="${weekAddress(owned, dateText(monday + 7 * day))}">Week after</a>
    </p>
    ${names.map((name, index) => dayPanel(owned, `${name}, ${dateText(monday + index * day)}`, dateText(monday + index * day) === today, onDay(instances, monday + index * day, owned)))}`;
  return { title: `Week of ${dateText(monday)}, ${owner.displayName}`, area: 'mailboxes', body };
}

function calendarLinks(owned: OwnedCalendar): Html | string {
  const calendars = [...owned.store.calendars.values()];
  if (calendars.length < 2) return '';
  return html`<nav aria-label="Calendars">
    <ul>
      ${calendars.map((calendar) => html`<li><a href="${weekAddress({ owner: owned.owner, calendar })}">${calendar.name}</a></li>`)}
    </ul>
  </nav>`;
}

function onDay(instances: readonly Instance[], from: number, { zone }: OwnedCalendar): Instance[] {
  return instances.filter((instance) => {
    const [start, end] = clocksOf(instance, zone);
    return start < from + day && (end > from || (start === end && start === from));
  });
}

function dayPanel(owned: OwnedCalendar, title: string, isToday: boolean, instances: readonly Instance[]): Html {
  return html`<section class="panel" aria-label="${title}">
    <h2>${title}${isToday ? ' (today)' : ''}</h2>
    ${
      instances.length === 0
        ? html`<p class="empty">Nothing.</p>`
        : dataTable(
            `Events on ${title}`,
            ['Time', 'Event', 'Where', 'Shown as'],
            instances.map((instance) => eventRow(owned, instance)),
          )
    }
  </section>`;
}

function eventRow(owned: OwnedCalendar, instance: Instance): Html {
  const { content, event, type } = instance;
  const words = [
    ...(type === 'occurrence' ? ['of a series'] : type === 'exception' ? ['of a series, changed'] : []),
    ...(content.isCancelled ? ['cancelled'] : []),
    ...(content.sensitivity === 'normal' ? [] : [content.sensitivity]),
    ...(event.isOrganizer ? [] : [`from ${event.organizer.name}, ${responseText(content.responseStatus.response)}`]),
  ];
  return html`<tr>
    <td class="steady">${shownTime(instance, owned.zone)}</td>
    <th scope="row">
      <a href="${eventAddress(owned, idOf(instance, false))}">${shortened(content.subject) || 'Without a title'}</a>
      ${words.length === 0 ? '' : html`<small>${shortened(words.join(', '))}</small>`}
    </th>
    <td>${shortened(content.locations.map(({ displayName }) => displayName).join(', '))}</td>
    <td>${content.showAs}</td>
  </tr>`;
}

/** What somebody answered, in words. */
export function responseText(response: string): string {
  const words: Readonly<Record<string, string>> = {
    none: 'not answered',
    notResponded: 'not answered',
    organizer: 'organizer',
    accepted: 'accepted',
    tentativelyAccepted: 'accepted tentatively',
    declined: 'declined',
  };
  return words[response] ?? response;
}
