import { createFolder } from '../../src/emulator/graph/mail/folders.ts';
import type { Emulator } from '../../src/emulator/index.ts';

/** Fills a tenant: in every inbox lies a folder of a name. */
export function withInboxFolder(name: string): (emulator: Emulator) => void {
  return ({ tenant }) => {
    for (const mailbox of tenant.mailboxes.values()) {
      const inbox = [...mailbox.folders.values()].find(({ wellKnownName }) => wellKnownName === 'inbox');
      if (inbox) createFolder(mailbox, inbox, name, tenant.ids);
    }
  };
}
