import { html } from '../../pages/html.ts';
import { currentState, isAlive, presenceOf } from '../../graph/presence/current.ts';
import { statusMessageOf } from '../../graph/presence/resource.ts';
import { textField } from '../../pages/text-field.ts';
import type { Html } from '../../pages/document.ts';
import type { User } from '../../tenant/directory.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { changeForm, choice } from '../form-parts.ts';
import type { Notice } from '../notices.ts';

/** What a person can be set to, with the activity that goes with each. https://learn.microsoft.com/graph/api/presence-setuserpreferredpresence */
const states: Readonly<Record<string, string>> = {
  Available: 'Available',
  Busy: 'Busy',
  DoNotDisturb: 'DoNotDisturb',
  BeRightBack: 'BeRightBack',
  Away: 'Away',
  Offline: 'OffWork',
};

/** The presence of a person, as others see it, and a form to set it. */
export async function presencePanel(tenant: Tenant, user: User): Promise<Html> {
  const { availability, activity } = await currentState(tenant, user);
  const { preferred, isSignedOut } = presenceOf(tenant, user);
  const set = preferred && isAlive(preferred, tenant.clock.now()) ? preferred : undefined;
  const now = isSignedOut ? 'signedOut' : (set?.availability ?? 'none');
  const option = (value: string, label: string): Html =>
    choice({ type: 'radio', name: 'availability', value, label, isChosen: value === now });
  const options = [
    option('none', 'As the calendar says'),
    ...Object.keys(states).map((value) => option(value, value)),
    option('signedOut', 'Signed out of Teams'),
  ];
  return html`<section class="panel" aria-labelledby="presence">
    <h2 id="presence">Presence</h2>
    <p class="lead">Others see ${availability}, ${activity}.${set ? ` It was set, until ${set.expirationDateTime}.` : ''}</p>
    ${changeForm(
      `/users/${user.id}/presence`,
      html`<fieldset>
          <legend>Show</legend>
          ${options}
        </fieldset>
        ${textField({ name: 'message', label: 'Status message', value: statusMessageOf(tenant, user)?.content ?? '', attributes: { maxlength: '280' } })}
        <div class="actions"><button>Set presence</button></div>`,
    )}
  </section>`;
}

/** Sets the presence of a person as the form says; what is shown holds for a day. */
export function setPresence(tenant: Tenant, user: User, form: URLSearchParams): Notice {
  const presence = presenceOf(tenant, user);
  const availability = form.get('availability') ?? 'none';
  const activity = states[availability];
  const now = tenant.clock.now();
  presence.isSignedOut = availability === 'signedOut';
  if (activity === undefined) delete presence.preferred;
  else presence.preferred = { availability, activity, expirationDateTime: new Date(now.getTime() + 86_400_000).toISOString() };
  const content = (form.get('message') ?? '').trim();
  if (content === '') delete presence.statusMessage;
  else if (content !== presence.statusMessage?.content) presence.statusMessage = { content, publishedDateTime: now.toISOString() };
  return 'presenceSet';
}
