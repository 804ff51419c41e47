import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { contentTypeOf } from './content-type.ts';

/** Media types with the extensions that files of them have, as others collected them. */
const published = createRequire(import.meta.url)('mime-db') as Readonly<Record<string, { readonly extensions?: readonly string[] }>>;

/** Registered since that collection was made (RFC 9512), or under a name that IANA does not have and everybody uses. */
const others = new Set(['application/yaml', 'audio/wav', 'text/plain', 'text/vcard', 'application/rtf']);

const known =
  'txt log md csv htm html ics vcf xml json yaml yml pdf rtf zip gz 7z eml msg doc docx xls xlsx ppt pptx odt ods odp png jpg jpeg gif svg webp bmp tif tiff mp3 wav mp4 mov';

test.each(known.split(' '))('a file .%s has the media type that others give it', (extension) => {
  const type = contentTypeOf(`report.final.${extension.toUpperCase()}`);
  const extensions = others.has(type) ? [extension] : published[type]?.extensions;
  expect(type).not.toBe('application/octet-stream');
  expect(extensions).toContain(extension);
});

test.each(['report', 'report.', '.zip/report', 'report.unknown', ''])('%j is of no known type', (name) => {
  expect(contentTypeOf(name)).toBe('application/octet-stream');
});

test.each([
  ['a.yml', 'application/yaml'],
  ['a.yaml', 'application/yaml'],
  ['a.log', 'text/plain'],
  ['a.txt', 'text/plain'],
  ['a.wav', 'audio/wav'],
  ['a.vcf', 'text/vcard'],
  ['a.rtf', 'application/rtf'],
])('%s is %s', (name, type) => {
  expect(contentTypeOf(name)).toBe(type);
});
