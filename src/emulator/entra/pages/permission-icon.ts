import { raw } from 'hono/html';
import { html } from '../../pages/html.ts';
import type { Html } from '../../pages/document.ts';

/** Line drawings on a field of 24 by 24, by the first word of the permission's name. */
const drawings: Readonly<Record<string, string>> = {
  Mail: '<rect x="3" y="5" width="18" height="14" rx="2"/><path d="m3 8 9 6 9-6"/>',
  MailboxSettings: '<path d="M4 7h9M19 7h1M4 17h1M11 17h9"/><circle cx="16" cy="7" r="3"/><circle cx="8" cy="17" r="3"/>',
  EWS: '<path d="M3 13v4a2 2 0 0 0 2 2h14a2 2 0 0 0 2-2v-4l-3-8H6z"/><path d="M3 13h5l1 3h6l1-3h5"/>',
  Calendars: '<rect x="3" y="5" width="18" height="16" rx="2"/><path d="M3 10h18M8 3v4M16 3v4"/>',
  Files: '<path d="M3 7a2 2 0 0 1 2-2h4l2 3h8a2 2 0 0 1 2 2v7a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2z"/>',
  Sites: '<circle cx="12" cy="12" r="9"/><path d="M3 12h18M12 3c3 3 3 15 0 18M12 3c-3 3-3 15 0 18"/>',
  Group: '<circle cx="9" cy="8" r="3.5"/><path d="M2.5 20a6.5 6.5 0 0 1 13 0M16 4.8a3.5 3.5 0 0 1 0 6.4M18 14.3a6.5 6.5 0 0 1 3.5 5.7"/>',
  Chat: '<path d="M4 5h16a1 1 0 0 1 1 1v10a1 1 0 0 1-1 1h-9l-5 4v-4H4a1 1 0 0 1-1-1V6a1 1 0 0 1 1-1z"/>',
  Presence: '<circle cx="12" cy="12" r="9"/><path d="m8 12 3 3 5-6"/>',
  offline_access: '<path d="M20 11a8 8 0 0 0-14.5-3.5M4 4v4h4M4 13a8 8 0 0 0 14.5 3.5M20 20v-4h-4"/>',
};

const person = '<circle cx="12" cy="8" r="4"/><path d="M4 21a8 8 0 0 1 16 0"/>';

/** A drawing of what a permission is about; it says nothing that the text does not say. */
export function permissionIcon(permission: string): Html {
  const drawing = drawings[permission.split('.')[0] ?? ''] ?? person;
  return html`<svg
    class="icon"
    viewBox="0 0 24 24"
    aria-hidden="true"
    fill="none"
    stroke="currentColor"
    stroke-width="2"
    stroke-linecap="round"
    stroke-linejoin="round"
  >
    ${raw(drawing)}
  </svg>`;
}
