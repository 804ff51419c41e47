import type { ClassicArea } from './classic-activity.ts';

const attendees = {
  RequiredAttendees: 'requiredAttendees',
  OptionalAttendees: 'optionalAttendees',
  ResourceAttendees: 'resourceAttendees',
} as const;

const content = {
  Title: 'subject',
  Subject: 'subject',
  Body: 'body',
  Description: { field: 'body', note: 'With `bodyType` `html` for HTML; plain text is the default.' },
  IsBodyHtml: { field: 'bodyType', note: '`html` for True, `text` for False.' },
  StartTime: 'start',
  StartDateTime: 'start',
  EndTime: 'end',
  EndDateTime: 'end',
  Timezone: { field: 'timeZone', note: 'Left out: the zone of this machine. A time may have an offset instead.' },
  PreferredReturnTimezone: { field: 'timeZone', note: 'One zone for what is given and for what comes back.' },
  AllDayEvent: { field: 'isAllDay', note: 'The times of day are then ignored.' },
  Recurrence: { field: 'recurrence', note: 'An RRULE of RFC 5545, or a pattern of Exchange.' },
  Location: 'location',
  MeetingUrl: 'meetingUrl',
  IsOnlineMeeting: 'isOnlineMeeting',
  Importance: 'importance',
  Sensitivity: 'sensitivity',
  ShowAs: { field: 'showAs', note: 'Busy where it is left out, as Exchange has it; free for whole days.' },
  'Attachments, AttachmentInputMode': { field: 'attachments', note: 'Paths, or bytes with a name.' },
  Categories: 'categories',
  Account: 'mailbox',
} as const;

const finding = {
  Account: 'mailbox',
  Calendar: { field: 'calendar', note: 'Also by its name.' },
  CalendarArgument: 'calendar',
  StartDate: 'start',
  EndDate: 'end',
  MaxResults: { field: 'top', note: 'All is the default: a list hides nothing unless told to.' },
  PreferredReturnTimezone: { field: 'timeZone', note: 'Left out: the zone of this machine.' },
  Filter: { field: 'query', note: 'OData; `search` looks for a text.' },
} as const;

const series = { Event: 'event', Account: 'mailbox' } as const;

/** The classic calendar activities. */
export const classicCalendar: ClassicArea = {
  heading: 'Calendar',
  activities: [
    {
      title: 'Get Calendars',
      properties: {
        Account: 'mailbox',
        Calendars: 'result',
        'Default Calendar': { field: 'result', note: 'The one with `isDefault`; an activity that is given no calendar takes it.' },
      },
    },
    {
      title: 'Create Event',
      properties: {
        ...content,
        ...attendees,
        Calendar: 'calendar',
        CalendarArgument: 'calendar',
        Event: 'result',
        O365EventItem: 'result',
      },
    },
    {
      title: 'Modify Event',
      properties: {
        ...content,
        Event: 'event',
        ...attendees,
        EventPropertyChange: {
          field: 'requiredAttendees',
          note: 'Left out: no change. A list: overwrite. `{ add, remove }`: add and remove. So for each kind of attendees, for `attachments` and for `categories`.',
        },
      },
    },
    {
      title: 'Delete Event',
      properties: {
        ...series,
        DeleteOption: { field: 'which', note: '`single`, `thisAndFollowing` or `all`.' },
        Comment: { field: 'comment', note: 'For a meeting that you organize; it goes out with the cancellation.' },
      },
    },
    {
      title: 'Add Attendee',
      properties: {
        ...series,
        'attendee e-mail, name': { field: 'attendees', note: 'An address, alone or after a name.' },
        type: 'type',
      },
    },
    {
      title: 'Add Location',
      properties: {
        ...series,
        'location name': 'name',
        'address parts': { field: 'street', note: 'And `city`, `state`, `postalCode`, `country`.' },
      },
    },
    { title: 'Add Attachment', properties: { ...series, 'file path': 'attachments' } },
    { title: 'Search Events', properties: { ...finding, text: 'search', 'time zone': 'timeZone', Events: 'result' } },
    {
      title: 'Find Meeting Times',
      properties: {
        Attendees: 'attendees',
        IntervalStart: { field: 'start', note: 'Left out: now.' },
        IntervalEnd: { field: 'end', note: 'Left out: the end of that day.' },
        MeetingDuration: { field: 'duration', note: 'In minutes.' },
        Timezone: 'timeZone',
        OrganizerRequired: 'organizerRequired',
        Constraint: 'constraint',
        Locations: 'locations',
        AvailableTimeslots: 'result',
        EmptySuggestionReason: { field: 'result', note: 'As `emptySuggestionsReason`.' },
      },
    },
    {
      title: 'RSVP',
      properties: {
        ...series,
        Response: { field: 'response', note: '`accept`, `tentativelyAccept` or `decline`.' },
        EmailOrganizer: { field: 'sendResponse', note: 'True is the default.' },
        Comment: { field: 'comment', note: 'Not sent where the organizer is not told.' },
        NewStartTime: 'proposedStart',
        NewEndTime: 'proposedEnd',
        NewTimezone: 'timeZone',
        AllOccurrences: 'entireSeries',
      },
    },
    { title: 'For Each Event', properties: finding },
    { title: 'Get Event By Id', properties: { 'event id': 'event', Account: 'mailbox', PreferredReturnTimezone: 'timeZone' } },
    { title: 'Get Event List', properties: finding },
    { title: 'Forward Event', properties: { ...series, attendees: 'to', comment: 'comment', forwardSeries: 'entireSeries' } },
    ...['Wait For Event Created', 'Wait For Event Updated', 'Wait For Event Replied', 'Wait For Event Invitation Received'].map(
      (title) => ({
        title,
        properties: {},
      }),
    ),
  ],
};
