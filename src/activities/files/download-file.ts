import { z } from 'zod';
import { inputError } from '../../core/input.ts';
import type { ActivityContext, Operation, WrittenFile } from '../../core/ports.ts';
import { onConflict, saveTo } from '../written-file.ts';
import { fetchFile, fetchProperties } from './fetch-file.ts';
import { findingItems, itemFields, readItem, readingItems } from './find-item.ts';
import { isFolderItem } from './item.ts';
import { pdfOf } from './pdf.ts';
import { itemCalls, onItem } from './place.ts';

/** The calls of an activity that writes a file of a drive to this machine. */
export const downloadCalls = [...readingItems, ...findingItems, ...itemCalls('GET', '/content')] as const;

/** Its inputs. */
export const downloadFields = {
  ...itemFields,
  saveTo,
  name: z.string().min(1).optional().describe('Name of the file on this machine. Left out: the name that it has.'),
  onConflict,
};

/**
 * Writes a file of a drive to this machine. @param asPdf - As a PDF.
 *
 * @throws OnbehalfError INPUT_INVALID for a folder, and for what no PDF is made of; CONFLICT for a name that is taken.
 */
export async function downloadFile(
  { graph, files }: Pick<ActivityContext<Operation>, 'graph' | 'files'>,
  { saveTo, name, onConflict, ...input }: z.output<z.ZodObject<typeof downloadFields>>,
  asPdf: boolean,
): Promise<WrittenFile> {
  const { item, place } = await readItem(graph, input, fetchProperties);
  if (isFolderItem(item)) throw inputError('The item', [{ field: 'item', problem: `must be a file; ${item.name ?? ''} is a folder.` }]);
  const own = item.name ?? '';
  const pdf = asPdf ? pdfOf(own) : { name: own, isConverted: false };
  const [planned = ''] = await files.plan(saveTo, [name ?? pdf.name], onConflict);
  if (!pdf.isConverted) return await fetchFile({ graph, files }, place, item, { folder: saveTo, name: planned, onConflict });
  // What is made anew each time has no digest, and may be another one the next time: it is not taken up again.
  const content = await graph.download(...onItem(place, 'GET', '/content', { item: item.id, query: { format: 'pdf' } }));
  return await files.write(saveTo, planned, content, onConflict);
}
