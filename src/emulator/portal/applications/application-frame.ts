import { raw } from 'hono/html';
import { html } from '../../pages/html.ts';
import type { Html } from '../../pages/document.ts';
import type { Application } from '../../tenant/directory.ts';
import type { PortalPage } from '../route.ts';

/** The two pages of an application. */
export type ApplicationView = 'registration' | 'permissions';

/** Puts the content of one of an application's pages below its name and the way to the other page. */
export function applicationFrame(application: Application, view: ApplicationView, content: Html): PortalPage {
  const path = `/_portal/applications/${application.clientId}`;
  const link = (name: ApplicationView, to: string, label: string): Html =>
    html`<li><a href="${to}" ${name === view ? raw('aria-current="page"') : ''}>${label}</a></li>`;
  const body = html`<p class="trail"><a href="/_portal/applications">App registrations</a></p>
    <div class="head">
      <div>
        <h1>${application.displayName}</h1>
        <p class="lead">${application.publisher}</p>
      </div>
      <nav aria-label="Application">
        <ul>
          ${link('registration', path, 'Registration')} ${link('permissions', `${path}/permissions`, 'API permissions')}
        </ul>
      </nav>
    </div>
    ${content}`;
  const title = view === 'permissions' ? `API permissions of ${application.displayName}` : application.displayName;
  return { title, area: 'applications', body };
}
