import { expect, test } from 'vitest';
import { uploadOrigin } from './upload-origin.ts';

test.each([
  ['https://graph.microsoft.com', 'https://outlook.office.com'],
  ['http://localhost:4000', 'http://127.0.0.1:4000'],
  ['https://127.0.0.1:4000', 'https://localhost:4000'],
  ['https://contoso.example', 'https://contoso.example'],
])('uploads for %s go to %s', (graph, upload) => {
  expect(uploadOrigin(graph)).toBe(upload);
});
