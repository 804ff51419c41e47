import type { Block } from './flow-edit.ts';
import type { Wrapped } from './step-plans.ts';
import { inlineOf } from './written.ts';

/** The lines of a block that has no steps so far. @param count - How many steps it is to take. */
export function emptyBlock(block: Block, count: number): Wrapped {
  const line = (key: string, value: string | boolean): string => `${key}: ${inlineOf(value, false)}`;
  switch (block.verb) {
    case 'forEach':
      return { text: `- ${line('forEach', block.of)}\n  ${line('as', block.as)}\n  steps: []\n`, into: [['steps']] };
    case 'if':
      return { text: `- ${line('if', block.condition)}\n  then: []\n`, into: [['then']] };
    case 'while':
      return { text: `- ${line('while', block.condition)}\n  steps: []\n`, into: [['steps']] };
    case 'try':
      return { text: '- try: []\n', into: [['try']] };
    case 'parallel':
      return {
        text: `- parallel:\n${'    - []\n'.repeat(count)}`,
        into: Array.from({ length: count }, (_, index) => ['parallel', index]),
      };
    case 'microsoft365Scope': {
      const settings = block.connection === undefined ? '' : `      ${line('connection', block.connection)}\n`;
      return { text: `- microsoft365Scope:\n${settings}      steps: []\n`, into: [['microsoft365Scope', 'steps']] };
    }
  }
}
