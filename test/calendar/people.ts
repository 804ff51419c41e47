import { calendar, mail } from '../../src/activities/index.ts';
import type { Embedment } from '../../src/embedded.ts';
import { microsoft365Scope } from '../../src/index.ts';

/** Opens a scope as one of the people of a tenant, on a machine whose clock stands in a zone. It answers its own sign-in pages. */
export function scopeOf(cloud: Embedment, alias: string, zone: string) {
  const person = cloud.emulator.person(`${alias}@contoso.example`);
  const { create, get, list, update, respond, delete: remove } = calendar;
  return microsoft365Scope(
    { activities: [create, get, list, update, respond, remove, mail.list] },
    { ...cloud.world(), openBrowser: (url) => person.openBrowser(url), timeZone: () => zone },
  );
}
