import { crc32, deflateSync } from 'node:zlib';

/** A file with the name and type under which it is attached. */
export interface NamedFile {
  readonly name: string;
  readonly contentType: string;
  readonly content: Uint8Array;
}

/** The files that seeded messages bring. */
export type SampleFileName =
  | 'agenda.pdf'
  | 'budget.csv'
  | 'floor-plan.bmp'
  | 'logo.png'
  | 'quote.pdf'
  | 'release-notes.pdf'
  | 'timesheet.csv';

/** Makes one of the sample files. `floor-plan.bmp` has more than 3 MB, so that it needs the way of large attachments. */
export function sampleFile(name: SampleFileName): NamedFile {
  switch (name) {
    case 'agenda.pdf':
      return pdf(name, ['Apollo, kick-off', '1. Goal: invoices are booked without typing', '2. Who does what', '3. Next meeting']);
    case 'quote.pdf':
      return pdf(name, ['Offer for Fabrikam', '40 seats at 24.50 EUR: 980.00 EUR', 'Training, one day: 1,200.00 EUR']);
    case 'release-notes.pdf':
      return pdf(name, ['Release 2.4', 'New: import of suppliers', 'Fixed: rounding of totals']);
    case 'budget.csv':
      return csv(name, [
        ['Supplier', 'City', 'Number', 'Budget'],
        ['Northwind Traders', 'Leeds', 70001, 1200],
        ['Litware Cleaning', 'London', 70002, 8400],
        ['Tailspin Energy', 'Bristol', 70003, 15600],
      ]);
    case 'timesheet.csv':
      return csv(name, [
        ['Date', 'Project', 'Hours'],
        ['Monday', 'Apollo', 7.5],
        ['Tuesday', 'Apollo', 8],
        ['Wednesday', 'Support', 6],
      ]);
    case 'logo.png':
      return { name, contentType: 'image/png', content: pngFile(64, 64, [32, 96, 192]) };
    case 'floor-plan.bmp':
      return { name, contentType: 'image/bmp', content: bmpFile(1100, 1000) };
  }
}

function pdf(name: string, lines: readonly string[]): NamedFile {
  return { name, contentType: 'application/pdf', content: pdfFile(lines) };
}

function csv(name: string, rows: readonly (readonly (string | number)[])[]): NamedFile {
  return { name, contentType: 'text/csv', content: csvFile(rows) };
}

/** A PDF of one page with lines of text. */
export function pdfFile(lines: readonly string[]): Uint8Array {
  const shown = lines.map((line) => `(${line.replaceAll(/[\\()]/g, String.raw`\$&`)}) Tj T*`).join('\n');
  const page = `BT /F1 12 Tf 14 TL 72 770 Td\n${shown}\nET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${page.length} >>\nstream\n${page}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let text = '%PDF-1.4\n';
  const offsets: number[] = [];
  for (const [index, object] of objects.entries()) {
    offsets.push(text.length);
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
  }
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const start = text.length;
  const size = objects.length + 1;
  text += `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return new Uint8Array(Buffer.from(text, 'latin1'));
}

/** A CSV file; fields with commas or quotes are quoted. */
export function csvFile(rows: readonly (readonly (string | number)[])[]): Uint8Array {
  const quoted = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const field = (value: string | number): string => quoted(String(value));
  return new Uint8Array(Buffer.from(rows.map((row) => `${row.map(field).join(',')}\r\n`).join(''), 'utf8'));
}

/** A PNG image of one colour. @param color - Red, green and blue, 0 to 255. */
export function pngFile(width: number, height: number, color: readonly [number, number, number]): Uint8Array {
  const row = Buffer.concat([Buffer.from([0]), ...Array.from({ length: width }, () => Buffer.from(color))]);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const pixels = deflateSync(Buffer.concat(Array.from({ length: height }, () => row)));
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return new Uint8Array(Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))]));
}

/** An uncompressed BMP image, white lines on black; large on purpose: 54 bytes and three for each pixel. `width` is a multiple of 4. */
export function bmpFile(width: number, height: number): Uint8Array {
  const file = Buffer.alloc(54 + width * height * 3);
  file.write('BM', 0, 'latin1');
  file.writeUInt32LE(file.length, 2);
  file.writeUInt32LE(54, 10);
  file.writeUInt32LE(40, 14);
  file.writeInt32LE(width, 18);
  file.writeInt32LE(height, 22);
  file.writeUInt16LE(1, 26);
  file.writeUInt16LE(24, 28);
  // Few lines: memory that nobody wrote to costs nothing.
  for (let line = 0; line < height; line += 100) file.fill(0xff, 54 + line * width * 3, 54 + (line + 1) * width * 3);
  return new Uint8Array(file.buffer, file.byteOffset, file.byteLength);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}
