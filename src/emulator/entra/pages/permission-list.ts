import { html } from '../../pages/html.ts';
import { basicPermissions } from '../basic-permissions.ts';
import { textsOf } from '../texts-of.ts';
import { permissionIcon } from './permission-icon.ts';
import type { Html } from '../../pages/document.ts';

/**
 * Lists permissions with their published names and descriptions: data first, the permissions of the sign-in itself last.
 *
 * @param isForOrganization - Show the names that an administrator reads.
 */
export function permissionList(permissions: readonly string[], isForOrganization: boolean): Html {
  const isBasic = (name: string): boolean => basicPermissions.includes(name);
  const ordered = [...permissions.filter((name) => !isBasic(name)), ...permissions.filter(isBasic)];
  return html`<ul class="permissions">
    ${ordered.map((name) => permissionItem(name, isForOrganization))}
  </ul>`;
}

function permissionItem(name: string, isForOrganization: boolean): Html {
  const { title, text, organizationTitle } = textsOf(name);
  return html`<li data-permission="${name}">
    ${permissionIcon(name)}
    <div><strong>${isForOrganization ? organizationTitle : title}</strong> <code>${name}</code><span>${text}</span></div>
  </li>`;
}
