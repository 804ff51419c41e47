import { z } from 'zod';
import { inputError } from '../../../core/input.ts';
import { completionScripts } from '../completion-scripts.ts';
import { defineCommand } from '../command.ts';

/** Prints the script that teaches a shell to complete `onbehalf`. */
export const completion = defineCommand({
  words: 'bash|zsh|fish|powershell',
  options: z.object({}),
  examples: ['completion bash', 'completion zsh'],
  async run({ io }, _options, [shell = '']) {
    const script = completionScripts[shell as keyof typeof completionScripts];
    if (!script) {
      throw inputError('onbehalf completion', [
        { field: 'SHELL', problem: `must be one of ${Object.keys(completionScripts).join(', ')}${shell ? `, not ${shell}` : ''}.` },
      ]);
    }
    io.out(script);
  },
});
