import { expect, test } from 'vitest';
import { recordedWorld, runRecorded } from '../../../test/support/recording-graph.ts';
import { OnbehalfError } from '../../core/errors.ts';
import { update } from './update.ts';

const present = [
  { id: 'A1', name: 'old.txt' },
  { id: 'A2', name: 'keep.pdf' },
];
const answers = { 'GET /me/events/{event}/attachments': present, 'GET /me/events/{event}': { id: 'E1' } };
const files = { 'new.txt': 'New.' };
const change = { add: ['new.txt'], remove: ['*.txt'] };

test('files are attached before others are taken away', async () => {
  const world = recordedWorld(update, answers, files);
  await runRecorded(update, { event: 'E1', attachments: change }, world);

  expect(world.operations()).toEqual([
    'GET /me/events/{event}/attachments',
    'POST /me/events/{event}/attachments',
    'DELETE /me/events/{event}/attachments/{attachment}',
    'GET /me/events/{event}',
  ]);
  expect(world.calls[2]?.request.params).toEqual({ event: 'E1', attachment: 'A1' });
});

test('where a file is refused, those that were there stay', async () => {
  const refuse = (): never => {
    throw new OnbehalfError('TOO_LARGE', 'No.');
  };
  const world = recordedWorld(update, { ...answers, 'POST /me/events/{event}/attachments': refuse }, files);

  await expect(runRecorded(update, { event: 'E1', attachments: change }, world)).rejects.toThrow('No.');
  expect(world.operations().filter((operation) => operation.startsWith('DELETE'))).toEqual([]);
});

test('where the rest of the change is refused after the files, the error says so', async () => {
  const refuse = (): never => {
    throw new OnbehalfError('INPUT_INVALID', 'No.');
  };
  const world = recordedWorld(update, { ...answers, 'PATCH /me/events/{event}': refuse }, files);

  await expect(runRecorded(update, { event: 'E1', subject: 'New', attachments: change }, world)).rejects.toMatchObject({
    code: 'INPUT_INVALID',
    message: 'No. The files of the event were changed before.',
  });
  await expect(runRecorded(update, { event: 'E1', subject: 'New' }, world)).rejects.toThrow(/^No\.$/);
});
