import type { Group, User } from '../../tenant/directory.ts';
import { csvFile, pdfFile, pngFile } from '../../tenant/seed/sample-files.ts';
import { sampleWorkbook } from '../../tenant/seed/sample-workbook.ts';

/** A file or folder that is there from the beginning, with the folders above it. */
export interface SeededFile {
  /** From the root, `Documents/Budget.csv`. */
  readonly path: string;
  /** Makes the content. Missing: it is a folder. */
  bytes?(): Uint8Array;
  /** ISO 8601. */
  readonly at?: string;
  readonly specialName?: string;
}

const text = (content: string): Uint8Array => new Uint8Array(Buffer.from(content));

const budget = (): Uint8Array =>
  csvFile([
    ['Supplier', 'City', 'Number', 'Budget'],
    ['Northwind Traders', 'Leeds', 70001, 1200],
    ['Litware Cleaning', 'London', 70002, 8400],
    ['Tailspin Energy', 'Bristol', 70003, 15600],
  ]);

/** What people have, by the first part of their address; everybody has two folders. */
const ofPeople: Readonly<Record<string, readonly SeededFile[]>> = {
  ada: [
    { path: 'Documents/Supplier budget.csv', at: '2026-01-12T09:20:00Z', bytes: budget },
    {
      path: 'Documents/Invoices/2026/Northwind January.pdf',
      at: '2026-01-30T14:05:00Z',
      bytes: () => pdfFile(['Invoice 70001-01', '1,200.00 EUR']),
    },
    {
      path: 'Documents/Invoices/2026/Litware January.pdf',
      at: '2026-01-31T10:40:00Z',
      bytes: () => pdfFile(['Invoice 70002-01', '700.00 EUR']),
    },
    {
      path: 'Documents/Month end.txt',
      at: '2026-02-02T08:15:00Z',
      bytes: () => text('1. Match invoices\r\n2. Ask for what is missing\r\n3. Close\r\n'),
    },
    { path: 'Documents/Budget.xlsx', at: '2026-02-04T15:30:00Z', bytes: sampleWorkbook },
    { path: 'Pictures/Office.png', at: '2025-11-03T12:00:00Z', bytes: () => pngFile(640, 480, [70, 130, 180]) },
  ],
  ben: [
    {
      path: 'Documents/Offers/Fabrikam.pdf',
      at: '2026-01-20T11:00:00Z',
      bytes: () => pdfFile(['Offer for Fabrikam', '40 seats at 24.50 EUR: 980.00 EUR']),
    },
    {
      path: 'Documents/Leads.csv',
      at: '2026-02-10T16:30:00Z',
      bytes: () =>
        csvFile([
          ['Company', 'Contact'],
          ['Fabrikam', 'Robin'],
          ['Adatum', 'Kim'],
        ]),
    },
  ],
  chloe: [
    {
      path: 'Documents/Office/Floor plan.txt',
      at: '2025-10-06T09:00:00Z',
      bytes: () => text('First floor: reception, meeting rooms 1 to 4\n'),
    },
    {
      path: 'Documents/Holidays 2026.csv',
      at: '2026-01-07T13:45:00Z',
      bytes: () =>
        csvFile([
          ['Day', 'What'],
          ['2026-04-06', 'Easter Monday'],
        ]),
    },
  ],
  diego: [
    { path: 'Documents/Notes/Release 2.4.md', at: '2026-02-18T17:10:00Z', bytes: () => text('# Release 2.4\n\n- import of suppliers\n') },
  ],
  elin: [
    {
      path: 'Documents/Accounts.csv',
      at: '2026-02-01T07:50:00Z',
      bytes: () =>
        csvFile([
          ['Account', 'Owner'],
          ['build', 'Diego'],
        ]),
    },
  ],
};

/** What is in new drives. */
export const seedFiles = {
  ofPerson({ userPrincipalName }: User): readonly SeededFile[] {
    const alias = userPrincipalName.split('@')[0] ?? '';
    return [
      { path: 'Documents', specialName: 'documents' },
      { path: 'Pictures', specialName: 'photos' },
      ...(Object.hasOwn(ofPeople, alias) ? (ofPeople[alias] ?? []) : []),
    ];
  },
  ofGroup({ displayName }: Group): readonly SeededFile[] {
    return [
      { path: 'General' },
      { path: 'General/Welcome.txt', at: '2025-09-15T09:00:00Z', bytes: () => text(`Files of ${displayName}.\n`) },
      { path: 'General/Budget.xlsx', at: '2026-02-04T15:45:00Z', bytes: sampleWorkbook },
      { path: 'Templates/Reminder.txt', at: '2025-09-16T10:30:00Z', bytes: () => text('Please pay within fourteen days.\n') },
    ];
  },
  ofOrganisation: (): readonly SeededFile[] => [
    { path: 'Handbook.pdf', at: '2025-09-10T08:00:00Z', bytes: () => pdfFile(['Handbook', 'Working hours, travel, expenses']) },
  ],
};
