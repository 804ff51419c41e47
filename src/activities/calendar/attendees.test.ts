import { describe, expect, test } from 'vitest';
import type { GraphAttendee } from './attendee.ts';
import { changedAttendees, type AttendeeChanges } from './attendees.ts';

const at = (alias: string): string => `${alias}@contoso.example`;
const ben: GraphAttendee = { type: 'required', emailAddress: { name: 'Ben', address: at('ben') }, status: { response: 'accepted' } };
const chloe: GraphAttendee = { type: 'optional', emailAddress: { address: at('chloe') }, status: { response: 'declined' } };
const room: GraphAttendee = { type: 'resource', emailAddress: { address: at('room') } };

describe('attendees after a change', () => {
  test.each<[AttendeeChanges, readonly string[]]>([
    [{}, ['ben required accepted', 'chloe optional declined', 'room resource']],
    [{ requiredAttendees: [at('diego')] }, ['chloe optional declined', 'room resource', 'diego required']],
    [
      { requiredAttendees: [`Ben <${at('BEN')}>`, at('diego')] },
      ['ben required accepted', 'chloe optional declined', 'room resource', 'diego required'],
    ],
    [{ requiredAttendees: [] }, ['chloe optional declined', 'room resource']],
    [{ optionalAttendees: { add: [at('diego')], remove: [at('Chloe')] } }, ['ben required accepted', 'room resource', 'diego optional']],
    [{ optionalAttendees: { add: [], remove: [at('ben')] } }, ['ben required accepted', 'chloe optional declined', 'room resource']],
    [{ requiredAttendees: { add: [at('ben')], remove: [] } }, ['ben required accepted', 'chloe optional declined', 'room resource']],
    // Who may come has to come now: once, not twice.
    [{ requiredAttendees: { add: [at('chloe')], remove: [] } }, ['ben required accepted', 'room resource', 'chloe required']],
    [
      { resourceAttendees: { add: [at('beamer')], remove: [at('room')] } },
      ['ben required accepted', 'chloe optional declined', 'beamer resource'],
    ],
  ])('%o', (changes, expected) => {
    const after = changedAttendees([ben, chloe, room], changes);
    expect(
      after.map(({ emailAddress, type, status }) =>
        [emailAddress?.address?.split('@')[0], type, status?.response].filter((part) => part !== undefined).join(' '),
      ),
    ).toEqual(expected);
  });
});
