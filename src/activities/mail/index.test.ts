import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { AnyActivity } from '../../core/activity.ts';
import { placeholdersOf } from '../../core/examples.ts';
import { readInput } from '../../core/input.ts';
import { mail } from '../index.ts';
import { mailActivities } from './index.ts';

const activities: readonly AnyActivity[] = mailActivities;

describe('the mail activities', () => {
  test('have the names and titles that people know', () => {
    expect(Object.fromEntries(activities.map(({ name, title }) => [name, title]))).toEqual({
      'mail.list': 'Get Mail',
      'mail.send': 'Send Mail',
      'mail.reply': 'Reply To Mail',
      'mail.forward': 'Forward Mail',
      'mail.move': 'Move Mail',
      'mail.delete': 'Delete Mail',
      'mail.setCategories': 'Set Mail Categories',
      'mail.forEach': 'For Each Email',
      'mail.get': 'Get Email By Id',
      'mail.newest': 'Get Newest Email',
      'mail.thread': 'Get Email Thread',
      'mail.folders': 'Get Email Folders List',
      'mail.archive': 'Archive Email',
      'mail.mark': 'Mark Email As Read/Unread',
      'mail.sendDraft': 'Send Draft Email',
      'mail.downloadAttachments': 'Download Email Attachments',
      'mail.download': 'Download Email',
      'mail.turnOnAutomaticReplies': 'Turn On Automatic Replies',
      'mail.turnOffAutomaticReplies': 'Turn Off Automatic Replies',
      'mail.waitForReceived': 'Wait For Email Received',
      'mail.waitForSent': 'Wait For Email Sent',
    });
  });

  test('are all under their verb in `mail`', () => {
    expect(Object.entries(mail).map(([verb, { name }]) => [`mail.${verb}`, name])).toEqual(activities.map(({ name }) => [name, name]));
  });

  test('are many exactly where results come one by one', () => {
    expect(activities.filter(({ many }) => many).map(({ name }) => name)).toEqual([
      'mail.list',
      'mail.forEach',
      'mail.thread',
      'mail.folders',
      'mail.downloadAttachments',
    ]);
  });

  test.each(activities.map((activity) => [activity.name, activity] as const))(
    '%s: examples are valid input, and know which ids they need',
    (_, activity) => {
      expect(activity.examples.length).toBeGreaterThan(0);
      for (const { input } of activity.examples) {
        expect(() => readInput(activity.input, input, activity.name)).not.toThrow();
        const braces = JSON.stringify(input).match(/"\{\w+\}"/g) ?? [];
        expect(new Set(braces).size).toBe(placeholdersOf(input).length);
      }
    },
  );

  test.each(activities.map((activity) => [activity.name, activity] as const))(
    '%s: every field of input and output is described',
    (_, { input, output }) => {
      for (const schema of [z.toJSONSchema(input, { io: 'input' }), z.toJSONSchema(output)]) {
        expect(
          Object.entries(schema.properties ?? {}).filter(([, property]) => !(property as { description?: string }).description),
        ).toEqual([]);
      }
    },
  );

  test('take a mailbox, all of them', () => {
    expect(activities.filter(({ input }) => !('mailbox' in input.shape))).toEqual([]);
  });
});
