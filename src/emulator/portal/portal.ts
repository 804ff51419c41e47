import { Hono, type Context } from 'hono';
import { html } from '../pages/html.ts';
import { BodyTooLarge } from '../bounded-body.ts';
import { foreignness, type Foreignness } from '../foreign-request.ts';
import { applicationRoutes } from './applications/routes.ts';
import { calendarRoutes } from './calendars/routes.ts';
import { conditionalAccessRoutes } from './conditional-access.ts';
import { driveRoutes } from './drives/routes.ts';
import { fileReply } from './file-reply.ts';
import { listRoutes } from './lists/routes.ts';
import { mailboxRoutes } from './mailboxes/routes.ts';
import { noticeText } from './notices.ts';
import { overviewRoutes } from './overview.ts';
import { planRoutes } from './plans/routes.ts';
import { portalPage } from './portal-page.ts';
import { readForm } from './read-form.ts';
import { type Portal, PortalRefusal, type PortalRoute } from './route.ts';
import { signInRoutes } from './sign-ins.ts';
import { teamsRoutes } from './teams/routes.ts';
import { groupRoutes } from './groups/routes.ts';
import { userRoutes } from './users/routes.ts';
import { workbookRoutes } from './workbooks/routes.ts';

/** Every address of the portal. */
export const portalRoutes: readonly PortalRoute[] = [
  ...overviewRoutes,
  ...applicationRoutes,
  ...userRoutes,
  ...mailboxRoutes,
  ...calendarRoutes,
  ...driveRoutes,
  ...listRoutes,
  ...workbookRoutes,
  ...teamsRoutes,
  ...planRoutes,
  ...groupRoutes,
  ...signInRoutes,
  ...conditionalAccessRoutes,
];

const foreign: Readonly<Record<Foreignness, string>> = {
  host: 'The portal answers on localhost, 127.0.0.1 and [::1] only. Open it under one of these names.',
  origin: 'The portal does not answer pages of another origin. Type its address, or come from its own pages.',
};

/**
 * Creates the portal: the pages under `/_portal/` on which a person steers the tenant as an administrator does. Nobody signs in to it:
 * it is for the person at this machine. It answers on loopback names only, and takes forms of its own pages only.
 */
export function createPortal(portal: Portal): { fetch(request: Request): Promise<Response> } {
  const app = new Hono({ strict: false }).basePath('/_portal');
  for (const route of portalRoutes) app.on(route.method, route.path, (context) => run(route, portal, context));
  app.notFound(() => refuse(portal, new PortalRefusal(404, 'There is no such page in the portal.')));
  app.onError((error) => {
    if (error instanceof PortalRefusal) return refuse(portal, error);
    if (error instanceof BodyTooLarge) return refuse(portal, new PortalRefusal(413, error.message));
    throw error;
  });
  return {
    async fetch(request) {
      const reason = foreignness(request);
      if (reason !== undefined && !(reason === 'origin' && isFollowedLink(request)))
        return refuse(portal, new PortalRefusal(403, foreign[reason]));
      if (request.method !== 'GET' && request.method !== 'HEAD' && !isOwnForm(request)) {
        return refuse(portal, new PortalRefusal(403, 'The form does not come from a page of the portal. Open the page again.'));
      }
      return app.fetch(request);
    },
  };
}

/**
 * A person follows a link of another page, such as one of a program on this machine: a whole page is opened, and looking changes nothing.
 * https://www.w3.org/TR/fetch-metadata/#sec-fetch-dest-header
 */
function isFollowedLink({ method, headers }: Request): boolean {
  return (
    method === 'GET' &&
    headers.get('Origin') === null &&
    headers.get('Sec-Fetch-Mode') === 'navigate' &&
    headers.get('Sec-Fetch-Dest') === 'document'
  );
}

/** A browser that posts a form of ours says where it stands, in one header or the other; one that says nothing may stand anywhere. */
function isOwnForm(request: Request): boolean {
  return request.headers.get('Origin') !== null || request.headers.get('Sec-Fetch-Site') === 'same-origin';
}

async function run(route: PortalRoute, portal: Portal, context: Context): Promise<Response> {
  const tenant = portal.tenant();
  const { origin, searchParams: query } = new URL(context.req.url);
  const posted =
    route.method === 'POST' ? await readForm(context.req.raw, route.takesFile ?? false, tenant) : { form: new URLSearchParams() };
  const { doors } = portal;
  const parameters = context.req.param();
  const answer = await route.handle({ tenant, signInLog: portal.signInLog(), origin, parameters, query, ...posted, doors });
  if ('file' in answer) return fileReply(answer.file);
  if ('body' in answer) return portalPage(tenant, answer, noticeText(query.get('done')));
  const location = `/_portal${answer.to}${answer.to.includes('?') ? '&' : '?'}done=${answer.notice}`;
  return new Response(null, { status: 303, headers: { location, 'cache-control': 'no-store' } });
}

function refuse(portal: Portal, { status, message }: PortalRefusal): Promise<Response> {
  const title = status === 404 ? 'Not found' : 'Not possible';
  const body = html`<h1>${title}</h1>
    <p class="lead" role="alert">${message}</p>
    <p><a href="/_portal/">To the overview</a></p>`;
  return portalPage(portal.tenant(), { title, area: undefined, status, body });
}
