import { inputError } from '../../core/input.ts';

/** What Graph makes a PDF of, by the end of its name. https://learn.microsoft.com/graph/api/driveitem-get-content-format#format-options */
const sources: ReadonlySet<string> = new Set('csv doc docx odp ods odt pot potm potx pps ppsx ppsxm ppt pptm pptx rtf xls xlsx'.split(' '));

const end = /\.([^.]+)$/;

/** How a file becomes a PDF. */
export interface PdfOf {
  /** Its name as a PDF. */
  readonly name: string;
  /** False for what is one already. */
  readonly isConverted: boolean;
}

/**
 * The PDF of a file.
 *
 * @throws OnbehalfError INPUT_INVALID for what Graph makes none of.
 */
export function pdfOf(name: string): PdfOf {
  const extension = end.exec(name)?.[1]?.toLowerCase() ?? '';
  if (extension === 'pdf') return { name, isConverted: false };
  if (sources.has(extension)) return { name: name.replace(end, '.pdf'), isConverted: true };
  const problem = `must be a PDF, or of a kind that a PDF can be made of (${[...sources].join(', ')}); it is ${name}.`;
  throw inputError('The item', [{ field: 'item', problem }]);
}
