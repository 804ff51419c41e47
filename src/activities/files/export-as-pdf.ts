import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { fileOutput } from '../written-file.ts';
import { downloadCalls, downloadFields, downloadFile } from './download-file.ts';

/** The activity `files.exportAsPdf`. */
export const exportAsPdf = defineActivity({
  name: 'files.exportAsPdf',
  title: 'Export File as PDF',
  summary: 'Writes a document of OneDrive or SharePoint to a PDF file on this machine; what is one already comes as it is.',
  effect: 'reads',
  calls: downloadCalls,
  input: z.object(downloadFields),
  output: fileOutput,
  examples: [
    { title: 'What is a PDF already', input: { item: 'Documents/Invoices/2026/Northwind January.pdf', saveTo: 'exports' } },
    {
      title: 'By id, under another name',
      input: { item: '{pdf}', saveTo: 'exports', name: 'invoice.pdf', onConflict: 'replace' },
    },
    {
      title: 'From the library of a site',
      input: {
        item: { folder: '{groupPdfFolder}', path: 'Offer.pdf' },
        drive: 'https://contoso.sharepoint.com/sites/accounts-payable',
        saveTo: 'exports',
      },
    },
    { title: 'From the drive of a group', input: { item: '{groupPdf}', drive: '{groupDrive}', saveTo: 'exports' } },
  ],

  run: (context, input) => downloadFile(context, input, true),
});
