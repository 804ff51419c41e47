const colours: Readonly<Record<string, string>> = {
  1: 'font-weight:600',
  2: 'opacity:.65',
  31: 'color:#f28b82',
  32: 'color:#81c995',
  33: 'color:#fdd663',
};

/** A page that shows a command and what it printed, as a terminal does. */
export function terminalPage(command: string, output: string): string {
  return `<!doctype html><meta charset="utf-8"><title>${command}</title>
<style>
  body { margin: 0; background: #fff }
  main { background: #16191d; color: #e6e8eb; padding: 20px 24px; font: 13px/1.45 ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace; width: fit-content; min-width: 960px }
  pre { margin: 0; font: inherit; white-space: pre-wrap }
</style>
<main><pre><span style="${colours[32] ?? ''}">$</span> ${command}
${spans(output)}</pre></main>`;
}

/** Escape sequences of a terminal as spans. https://ecma-international.org/publications-and-standards/standards/ecma-48/ */
function spans(output: string): string {
  let open = 0;
  const safe = output.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  // oxlint-disable-next-line no-control-regex -- the escape character is what is looked for
  const marked = safe.replace(/\u001B\[(\d+)m/g, (_, code: string) => {
    const style = colours[code];
    if (style) {
      open += 1;
      return `<span style="${style}">`;
    }
    if (open === 0) return '';
    open -= 1;
    return '</span>';
  });
  return marked + '</span>'.repeat(open);
}
