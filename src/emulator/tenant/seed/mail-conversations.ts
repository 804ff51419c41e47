import type { SampleFileName } from './sample-files.ts';

/** One message of a seeded conversation. People are named by the part of their address before the "@". */
export interface SeededMessage {
  readonly from: string;
  readonly to: readonly string[];
  readonly cc?: readonly string[];
  readonly text: string;
  readonly file?: SampleFileName;
  /** Hours after the message before it. */
  readonly after?: number;
}

/** A seeded conversation; every message after the first answers the one before it. */
export interface SeededConversation {
  readonly subject: string;
  /** How many days ago it began, in the tenant's time. */
  readonly daysAgo: number;
  readonly format: 'text' | 'html';
  readonly importance?: 'high' | 'low';
  /** Where a person keeps it, instead of the inbox. */
  readonly folders?: Readonly<Record<string, string>>;
  /** Categories that a person gave to what they got of it. */
  readonly categories?: Readonly<Record<string, readonly string[]>>;
  readonly messages: readonly SeededMessage[];
}

/** What the people of Contoso wrote to each other in the last two months. */
export const seededConversations: readonly SeededConversation[] = [
  {
    subject: 'Apollo: kick-off notes',
    daysAgo: 55,
    format: 'html',
    folders: { ada: 'Inbox/Projects/Apollo', diego: 'Inbox/Projects/Apollo' },
    messages: [
      {
        from: 'ben',
        to: ['ada', 'diego'],
        cc: ['elin'],
        text: 'Here are the notes of this morning. Diego builds the import, Ada checks the accounts, Elin sets up the tests.',
        file: 'agenda.pdf',
      },
      {
        from: 'diego',
        to: ['ben', 'ada'],
        text: 'Thanks. I need a sample of the supplier list by Thursday to begin with the import.',
        after: 3,
      },
      {
        from: 'ada',
        to: ['diego'],
        cc: ['ben'],
        text: 'The list is attached. Column C is the supplier number that we use in the ledger.',
        file: 'budget.csv',
        after: 20,
      },
      { from: 'diego', to: ['ada'], text: 'Perfect, the first run went through without errors.', after: 26 },
    ],
  },
  {
    subject: 'Apollo: test accounts',
    daysAgo: 41,
    format: 'text',
    folders: { diego: 'Inbox/Projects/Apollo' },
    messages: [
      { from: 'elin', to: ['diego'], text: 'The three test accounts are ready. You get the passwords by phone, not by mail.' },
      {
        from: 'diego',
        to: ['elin'],
        text: 'All three work. Can one of them have a second factor, so that we can test the sign-in?',
        after: 5,
      },
      { from: 'elin', to: ['diego'], text: 'Done for the third account.', after: 2 },
    ],
  },
  {
    subject: 'Purchase order 4711',
    daysAgo: 33,
    format: 'html',
    folders: { chloe: 'Inbox/Invoices' },
    categories: { ada: ['Orange category'] },
    messages: [
      {
        from: 'chloe',
        to: ['ada'],
        text: 'The new chairs arrived today, all twelve of them. The order was number 4711, so the invoice can be paid when it comes.',
      },
      { from: 'ada', to: ['chloe'], text: 'Thank you. The supplier usually sends it within a week; I keep an eye on it.', after: 4 },
      {
        from: 'chloe',
        to: ['ada'],
        text: 'One chair has a broken wheel after all. Please wait with the payment until they have sent a new one.',
        after: 30,
      },
    ],
  },
  {
    subject: 'Offer for Fabrikam',
    daysAgo: 28,
    format: 'html',
    importance: 'high',
    folders: { ben: 'Inbox/Customers' },
    messages: [
      {
        from: 'ben',
        to: ['ada'],
        cc: ['chloe'],
        text: 'Fabrikam wants an offer for 40 seats by Friday. Can you check the margin in the attached calculation?',
        file: 'quote.pdf',
      },
      { from: 'ada', to: ['ben'], text: 'The margin is fine. The shipping costs are missing, please add about 180 euros.', after: 6 },
      { from: 'ben', to: ['ada'], text: 'Added, and the offer is out. Thank you for the quick help.', after: 18 },
    ],
  },
  {
    subject: 'Moving the office: floor plan',
    daysAgo: 22,
    format: 'html',
    categories: { diego: ['Blue category'] },
    messages: [
      {
        from: 'chloe',
        to: ['diego', 'elin'],
        text: 'This is the plan of the third floor. Please mark where you need network sockets.',
        file: 'floor-plan.bmp',
      },
      {
        from: 'elin',
        to: ['chloe'],
        cc: ['diego'],
        text: 'Six sockets along the north wall are enough, and two in the meeting room.',
        after: 8,
      },
      {
        from: 'chloe',
        to: ['elin', 'diego'],
        text: 'I passed it on to the electrician. The work begins on the first of next month.',
        after: 22,
      },
    ],
  },
  {
    subject: 'Timesheets',
    daysAgo: 15,
    format: 'text',
    messages: [
      { from: 'ada', to: ['ben', 'chloe', 'diego', 'elin'], text: 'A reminder: please send me your hours of last month by Wednesday.' },
      { from: 'diego', to: ['ada'], text: 'Here they are.', file: 'timesheet.csv', after: 5 },
      { from: 'ben', to: ['ada'], text: 'Mine follow tomorrow, I am at a customer today.', after: 4 },
    ],
  },
  {
    subject: 'Release 2.4 on Thursday',
    daysAgo: 9,
    format: 'html',
    folders: { diego: 'Inbox/Releases' },
    messages: [
      {
        from: 'diego',
        to: ['elin', 'ben'],
        text: 'Release 2.4 goes live on Thursday at 18:00. The notes are attached.',
        file: 'release-notes.pdf',
      },
      { from: 'elin', to: ['diego'], text: 'The backup window is at 17:00, so 18:00 is fine.', after: 2 },
      { from: 'ben', to: ['diego'], text: 'Good. I tell the customers on Friday morning, when we know that it went well.', after: 9 },
    ],
  },
  {
    subject: 'Lunch on Friday?',
    daysAgo: 5,
    format: 'text',
    messages: [
      { from: 'ben', to: ['ada', 'diego'], text: 'The new place around the corner has a table for us at 12:30. Who joins?' },
      { from: 'ada', to: ['ben', 'diego'], text: 'I do.', after: 1 },
      { from: 'diego', to: ['ben', 'ada'], text: 'Me too, if the build is green by then.', after: 2 },
    ],
  },
  {
    subject: 'New logo',
    daysAgo: 3,
    format: 'html',
    categories: { ben: ['Green category'] },
    messages: [
      {
        from: 'chloe',
        to: ['ben', 'ada'],
        text: 'The printer needs to know which version we take. I prefer the blue one.',
        file: 'logo.png',
      },
      { from: 'ben', to: ['chloe'], text: 'Blue it is.', after: 3 },
    ],
  },
  {
    subject: 'Payment run this week',
    daysAgo: 1,
    format: 'html',
    importance: 'high',
    messages: [
      {
        from: 'chloe',
        to: ['ada'],
        text: 'The payment run is on Thursday this week because of the holiday. Which supplier invoices are still open?',
      },
    ],
  },
];
