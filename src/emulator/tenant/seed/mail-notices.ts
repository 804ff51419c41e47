/** Mail from outside that nobody answers: newsletters, reports, enquiries. `{n}` becomes a running number. */
export interface SeededNotice {
  readonly name: string;
  readonly address: string;
  readonly subject: string;
  readonly text: string;
}

/** A supplier whose invoices come as PDF. */
export interface SeededSupplier {
  readonly name: string;
  readonly address: string;
  readonly service: string;
}

/** Those who send invoices. */
export const seededSuppliers: readonly SeededSupplier[] = [
  { name: 'Northwind Traders', address: 'billing@northwind.example', service: 'Coffee and tea' },
  { name: 'Litware Cleaning', address: 'accounts@litware.example', service: 'Office cleaning' },
  { name: 'Tailspin Energy', address: 'invoices@tailspin.example', service: 'Electricity' },
  { name: 'Adatum Telecom', address: 'billing@adatum.example', service: 'Telephone and internet' },
  { name: 'Proseware Furniture', address: 'sales@proseware.example', service: 'Office chairs' },
];

/** What each person gets from outside, by the part of the address before the "@". */
export const seededNotices: Readonly<Record<string, readonly SeededNotice[]>> = {
  ada: [
    {
      name: 'Woodgrove Bank',
      address: 'statements@woodgrove.example',
      subject: 'Your account statement {n} is ready',
      text: 'A new statement of your business account can be downloaded in online banking.',
    },
    {
      name: 'Ledger Weekly',
      address: 'news@ledgerweekly.example',
      subject: 'Ledger Weekly, issue {n}',
      text: 'This week: what changes in VAT, three questions to ask an auditor, and a reader writes about paper invoices.',
    },
    {
      name: 'Fourth Coffee',
      address: 'orders@fourthcoffee.example',
      subject: 'Delivery note {n}',
      text: 'Your order left our warehouse today and arrives tomorrow between 8 and 12.',
    },
  ],
  ben: [
    {
      name: 'Fabrikam Purchasing',
      address: 'purchasing@fabrikam.example',
      subject: 'Question about offer {n}',
      text: 'Could you tell us how long the prices of your offer are valid, and whether training is included?',
    },
    {
      name: 'Trade Fair Office',
      address: 'stands@tradefair.example',
      subject: 'Stand confirmation {n}',
      text: 'Your stand in hall 4 is confirmed. Please send the names of your staff by the end of the month.',
    },
    {
      name: 'Wingtip Toys',
      address: 'office@wingtip.example',
      subject: 'Order {n}',
      text: 'We would like to order the same as last time. Please confirm the delivery date.',
    },
  ],
  chloe: [
    {
      name: 'Building Management',
      address: 'service@cityoffices.example',
      subject: 'Maintenance notice {n}',
      text: 'The lift on the east side is out of service on Tuesday from 9 to 11.',
    },
    {
      name: 'Margie Travel',
      address: 'booking@margietravel.example',
      subject: 'Booking {n} confirmed',
      text: 'Your train tickets are booked. You find them in your account from tomorrow on.',
    },
    {
      name: 'Relecloud Catering',
      address: 'hello@relecloud.example',
      subject: 'Menu of week {n}',
      text: 'Monday: pumpkin soup. Tuesday: pasta. Wednesday: curry. Thursday: fish. Friday: surprise.',
    },
  ],
  diego: [
    {
      name: 'Build Server',
      address: 'builds@ci.contoso-tools.example',
      subject: 'Build {n} succeeded',
      text: 'All 1,284 tests passed in 6 minutes and 12 seconds.',
    },
    {
      name: 'Build Server',
      address: 'builds@ci.contoso-tools.example',
      subject: 'Build {n} failed',
      text: 'Two of 1,284 tests failed: import of suppliers, rounding of totals.',
    },
    {
      name: 'Code Review',
      address: 'reviews@ci.contoso-tools.example',
      subject: 'Review requested for change {n}',
      text: 'The change touches 4 files. Two reviewers are needed.',
    },
  ],
  elin: [
    {
      name: 'Service Desk',
      address: 'tickets@desk.contoso-tools.example',
      subject: 'Ticket {n}: cannot print',
      text: 'The printer on the second floor shows paper jam, but there is none.',
    },
    {
      name: 'Monitoring',
      address: 'alerts@monitoring.contoso-tools.example',
      subject: 'Disk space warning {n}',
      text: 'The volume for backups is 85 percent full.',
    },
    {
      name: 'Licence Centre',
      address: 'renewals@licences.example',
      subject: 'Renewal {n}',
      text: 'Your subscription renews in 30 days. Nothing needs to be done to keep it.',
    },
  ],
};
