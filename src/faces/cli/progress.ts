import type { Progress } from '../../core/ports.ts';
import type { Io } from './io.ts';

/** One line on standard error that shows how far long work is; nothing where no person looks. */
export interface ProgressLine {
  show(progress: Progress): void;
  /** Takes the line away, so that other text can be printed. */
  clear(): void;
}

/** How often the line is drawn at most. */
const intervalMS = 80;

/** Creates the progress line of a command. */
export function createProgressLine(io: Io): ProgressLine {
  let drawn = Number.NEGATIVE_INFINITY;
  let visible = false;
  return {
    show(progress) {
      const isLast = progress.total !== undefined && progress.done >= progress.total;
      if (!isLast && Date.now() - drawn < intervalMS) return;
      drawn = Date.now();
      visible = true;
      io.draw(progressText(progress));
    },
    clear() {
      if (visible) io.draw('');
      visible = false;
    },
  };
}

/** "Uploading report.pdf  [######----] 60 %  2.4 of 4.0 MB", or a plain count where the end is not known. */
export function progressText({ label, done, total, unit }: Progress): string {
  const amount = (count: number): string => (unit === 'bytes' ? (count / 1_000_000).toFixed(1) : String(count));
  const name = unit === 'bytes' ? 'MB' : 'items';
  if (total === undefined || total === 0) return `${label}  ${amount(done)} ${name}`;
  const filled = Math.round((10 * done) / total);
  return `${label}  [${'#'.repeat(filled)}${'-'.repeat(10 - filled)}] ${Math.round((100 * done) / total)} %  ${amount(done)} of ${amount(total)} ${name}`;
}
