import type { PermissionText } from './permission-text.ts';
import { permissionTexts } from './permission-texts.ts';

/** The texts of a delegated permission. Most, which open nothing here, have their name only. */
export function textsOf(name: string): PermissionText {
  return permissionTexts[name] ?? { title: name, text: '', organizationTitle: name };
}
