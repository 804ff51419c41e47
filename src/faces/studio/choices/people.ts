import { list } from '../../../activities/users/list.ts';
import type { Person } from '../../../activities/person.ts';
import type { ChoiceView } from '../protocol-choices.ts';
import { chooser, type Chooser } from './chooser.ts';

/** People of the organisation, looked for in its directory by words of the name or the beginning of an address. */
function peopleAs(choice: (person: Person) => ChoiceView | undefined): Chooser {
  return chooser({
    activity: list,
    beside: [],
    ask: (typed) => ({ input: typed.trim() === '' ? {} : { search: typed.trim() }, rest: '' }),
    choice,
  });
}

/** People by the name that they sign in with, as Graph takes it in the place of an id. */
export const people = peopleAs(({ displayName, userPrincipalName }) => named(displayName, userPrincipalName));

/** Their e-mail addresses. */
export const addresses = peopleAs(({ displayName, mail }) => (mail === null ? undefined : named(displayName, mail)));

/** Those who have a mailbox: people, and mailboxes that people share. */
export const mailboxes = peopleAs(({ displayName, mail, userPrincipalName }) =>
  mail === null ? undefined : named(displayName, userPrincipalName),
);

function named(name: string, value: string): ChoiceView {
  return { value, label: name, detail: value };
}
