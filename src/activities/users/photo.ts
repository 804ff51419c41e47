import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import type { GraphRequest } from '../../core/ports.ts';
import { keyOf } from '../person-reference.ts';
import { fileOutput, onConflict, saveTo } from '../written-file.ts';
import { user } from './fields.ts';

/** https://learn.microsoft.com/graph/api/profilephoto-get */
const sizes = ['48x48', '64x64', '96x96', '120x120', '240x240', '360x360', '432x432', '504x504', '648x648'] as const;

/** The activity `users.photo`. */
export const photo = defineActivity({
  name: 'users.photo',
  title: 'Download User Photo',
  summary: 'Writes your picture, or that of somebody in your organisation, to a file.',
  effect: 'reads',
  // The permission for basic profiles shows pictures: https://learn.microsoft.com/graph/permissions-reference#userreadbasicall
  calls: [
    { operation: 'GET /me/photo/$value', basic: true, unless: 'user' },
    { operation: 'GET /me/photos/{size}/$value', basic: true, when: 'size', unless: 'user' },
    { operation: 'GET /users/{user}/photo/$value', basic: true, when: 'user', more: true },
    { operation: 'GET /users/{user}/photos/{size}/$value', basic: true, when: 'user', more: true },
  ],
  input: z.object({
    user: user.optional().describe('Whose picture: an address, an id, or a person. Left out: your own.'),
    size: z.enum(sizes).optional().describe('Width and height in points. Left out: the largest there is.'),
    saveTo,
    fileName: z.string().min(1).default('photo.jpg').describe('Name of the file.'),
    onConflict,
  }),
  output: fileOutput,
  examples: [
    { title: 'Your own', input: { saveTo: 'pictures' } },
    { title: 'Your own, small', input: { size: '48x48', saveTo: 'pictures', fileName: 'small.jpg', onConflict: 'replace' } },
    { title: 'Somebody else’s', input: { user: 'ben@contoso.example', saveTo: 'pictures', fileName: 'ben.jpg' } },
    { title: 'Somebody else’s, small', input: { user: '{person}', size: '96x96', saveTo: 'pictures' } },
  ],

  async run({ graph, files }, { user, size, saveTo, fileName, onConflict }) {
    const [name = fileName] = await files.plan(saveTo, [fileName], onConflict);
    const params = { ...(user !== undefined && { user: keyOf(user) }), ...(size !== undefined && { size }) };
    const request: GraphRequest = { params };
    const bytes =
      user === undefined
        ? await graph.download(size === undefined ? 'GET /me/photo/$value' : 'GET /me/photos/{size}/$value', request)
        : await graph.download(size === undefined ? 'GET /users/{user}/photo/$value' : 'GET /users/{user}/photos/{size}/$value', request);
    return await files.write(saveTo, name, bytes, onConflict);
  },
});
