/** False for a formula that nobody can mean: parentheses or quotes that do not close, an operator without anything behind it. */
export function isWellFormed(formula: string): boolean {
  const open: string[] = [];
  const closing: Readonly<Record<string, string>> = { ')': '(', '}': '{' };
  const rest = formula.slice(1).replaceAll(/"(?:[^"]|"")*"|'(?:[^']|'')*'|\[(?:[^[\]]|\[[^\]]*\])*\]/g, 'x');
  if (/["']/.test(rest) || rest.trim() === '') return false;
  for (const letter of rest) {
    if (letter === '(' || letter === '{') open.push(letter);
    else if (closing[letter] !== undefined && open.pop() !== closing[letter]) return false;
  }
  return open.length === 0 && !/(?:[-+*/^&=<>]|,)\s*$/.test(rest) && !/(?:^|[(,])\s*[*/^&=<>]/.test(rest);
}
