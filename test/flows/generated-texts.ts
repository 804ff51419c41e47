import fc from 'fast-check';

/** A flow's text in any shape that people write: every comment in it is another one. */
export const flowTexts: fc.Arbitrary<string> = fc
  .record({ seed: fc.integer({ min: 1, max: 2 ** 30 }), crlf: fc.boolean(), ended: fc.boolean() })
  .map(({ seed, crlf, ended }) => {
    const text = new Writer(seed).flow();
    const lines = ended ? text : text.trimEnd();
    return crlf ? lines.replaceAll('\n', '\r\n') : lines;
  });

class Writer {
  #state: number;
  #comments = 0;
  #steps = 0;

  constructor(seed: number) {
    this.#state = seed;
  }

  flow(): string {
    const start = this.#one(['', '', '', '---\n', `--- ${this.#comment()}\n`, '%YAML 1.2\n---\n']);
    const head = `${start}${this.#maybe(`${this.#comment()}\n`)}version: 1\n${this.#maybe('\n')}name:   odd-spacing  ${this.#comment()}\n`;
    const inputs = this.#one([
      '',
      '',
      `inputs:\n  # the ${this.#comment()}\n  folder: { type: text, default: Inbox }\n  limit:\n    type: number${this.#trailing()}\n`,
    ]);
    const tail = this.#one(['', `outputs:\n  a: \${b}\n`, `\n${this.#comment()}\noutputs: { a: "\${b}" }\n`]);
    return `${head}${inputs}${this.#list('steps', 0, 0)}${tail}`;
  }

  #list(key: string, column: number, depth: number): string {
    const blanks = ' '.repeat(column);
    const count = this.#below(depth > 2 ? 2 : 4) + (depth === 0 ? 1 : 0);
    if (count === 0) return `${blanks}${key}:${this.#one([' []', ' []', ' [ ]', ''])}${this.#trailing()}\n`;
    if (this.#below(9) === 0) return `${blanks}${key}: ${this.#brackets(column)}${this.#trailing()}\n`;
    const dash = column + this.#one([0, 2, 2, 4, 3]);
    return `${blanks}${key}:${this.#trailing()}\n${this.#dashes(count, dash, depth)}${this.#gap(dash)}`;
  }

  #dashes(count: number, dash: number, depth: number): string {
    return Array.from({ length: count }, () => this.#gap(dash) + this.#step(dash, depth)).join('');
  }

  /** Steps in brackets, on one line or on several, with comments between them. */
  #brackets(column: number): string {
    const blanks = ' '.repeat(column + 2);
    const steps = Array.from({ length: this.#below(3) + 1 }, () => {
      this.#steps += 1;
      const n = this.#steps;
      return this.#one([
        `{ log: plain ${n} }`,
        `{id: s${n}, log: "a, b"}`,
        `{ use: mail.list, with: { top: ${n}, folder: "\${inputs.folder}" } }`,
        `{ "log": 'two\n${blanks}  lines' }`,
        `{ if: "\${a}", then: [{ log: ${n} }, { log: b }] }`,
      ]);
    });
    return this.#one([
      () => `[${steps.join(', ')}]`,
      () => `[\n${steps.map((step) => `${blanks}${step},${this.#trailing()}\n`).join('')}${blanks}${this.#comment()}\n${blanks}]`,
      () => `[ # x${this.#comment()}\n${steps.map((step) => `${blanks}${step}`).join(',\n')}\n${blanks}]`,
    ])();
  }

  #step(dash: number, depth: number): string {
    this.#steps += 1;
    const apart = this.#one([1, 1, 1, 3]);
    const at = dash + 1 + apart;
    const blanks = ' '.repeat(at);
    const id = this.#maybe(`id: s${this.#steps}${this.#trailing()}\n${this.#maybe(`${blanks}${this.#comment()}\n`)}${blanks}`);
    const body = depth > 3 ? this.#leaf(at) : this.#one([() => this.#leaf(at), () => this.#leaf(at), () => this.#block(at, depth)])();
    return `${' '.repeat(dash)}-${' '.repeat(apart)}${id}${body}${this.#maybe(`${' '.repeat(at)}${this.#comment()}\n`)}`;
  }

  #leaf(at: number): string {
    const blanks = ' '.repeat(at);
    const n = this.#steps;
    const trailing = this.#trailing();
    return this.#one([
      `log: plain text ${n}${trailing}\n`,
      `log: 'it''s # quoted ${n}'${trailing}\n`,
      `log: "tab\\t and\ttab ${n}"${trailing}\n`,
      `log: |${trailing}\n${blanks}  first ${n}\n${blanks}  # no comment\n\n${blanks}  \tlast\n`,
      `log: >-\n${blanks}   folded ${n}\n\n${blanks}   - log: not a step\n`,
      `log: |+\n${blanks}  kept ${n}\n\n${this.#maybe(`\n${blanks}${this.#comment()}\n`)}${blanks}disabled: true\n`,
      `log: "é \u{1F600}\n\n${blanks}  # two ${n}"${trailing}\n`,
      `log: several\n${blanks}  lines ${n}${trailing}\n`,
      `use: mail.list\n${blanks}with: { top: ${n}, folder: "\${inputs.folder}",  unreadOnly: true }${trailing}\n`,
      `use: mail.list\n${blanks}with: {}${trailing}\n${blanks}disabled: true\n`,
      `use: mail.send\n${blanks}with:\n${blanks}   to: [a@b.example,\n${blanks}     c@d.example]${trailing}\n${blanks}   subject:   ${n}\n`,
      `use: mail.send\n${blanks}with:${trailing}\n${this.#maybe(`${blanks}  ${this.#comment()}\n`)}${blanks}  to:\n${blanks}  - a@b.example${this.#trailing()}\n${blanks}  - "\${x}"\n${blanks}  subject: hi\n${blanks}retry:\n${blanks}  attempts: 3${this.#trailing()}\n`,
      `set: {a: ${n}, b: 'yes'}${trailing}\n`,
      `set:\n${blanks}  "quoted key": ~${trailing}\n${blanks}  empty:\n${blanks}  deep:\n${blanks}    - - 1\n${blanks}      - 2\n${blanks}    -\n${blanks}      a: b${trailing}\n`,
    ]);
  }

  #block(at: number, depth: number): string {
    const blanks = ' '.repeat(at);
    const list = (key: string): string => this.#list(key, at, depth + 1);
    return this.#one([
      () => `forEach: \${unread}${this.#trailing()}\n${blanks}as: m${this.#steps}\n${list('steps')}`,
      () => `if: \${a > ${this.#steps}}\n${list('then')}${this.#maybe(list('else'))}`,
      () => `microsoft365Scope:\n${blanks}  connection: work${this.#trailing()}\n${this.#list('steps', at + 2, depth + 1)}`,
      () =>
        `${list('try').trimStart()}${blanks}catch:\n${blanks}  - on: [permission]\n${this.#list('steps', at + 4, depth + 1)}${list('finally')}`,
      () => `parallel:${this.#trailing()}\n${this.#branch(at + 2, depth)}${this.#branch(at + 2, depth)}`,
      () => `switch: \${a}\n${blanks}cases:\n${blanks}  - when: x${this.#trailing()}\n${this.#list('steps', at + 4, depth + 1)}`,
    ])();
  }

  /** A list of steps in a list: behind its dash, below it, or in brackets. */
  #branch(dash: number, depth: number): string {
    const blanks = ' '.repeat(dash);
    const steps = this.#dashes(this.#below(2) + 1, dash + 2, depth + 1);
    return this.#one([
      () => `${blanks}-${this.#trailing()}\n${steps}`,
      () => `${blanks}- ${this.#step(dash + 2, depth + 1).trimStart()}${this.#step(dash + 2, depth + 1)}`,
      () => `${blanks}- ${this.#brackets(dash)}\n`,
      () => `${blanks}- []${this.#trailing()}\n`,
    ])();
  }

  #gap(column: number): string {
    return this.#one([
      '',
      '',
      '',
      '\n',
      `${' '.repeat(column)}${this.#comment()}\n`,
      `\n${' '.repeat(column)}${this.#comment()} - log: off\n\n`,
    ]);
  }

  #trailing(): string {
    return this.#maybe(`   ${this.#comment()}`);
  }

  #comment(): string {
    this.#comments += 1;
    return `# c${this.#comments}.`;
  }

  #maybe(text: string): string {
    return this.#below(3) === 0 ? text : '';
  }

  #one<T>(from: readonly [T, ...T[]] | readonly T[]): T {
    const [first] = from;
    const chosen = from[this.#below(from.length)] ?? first;
    if (chosen === undefined) throw new Error('nothing to choose from');
    return chosen;
  }

  // A linear congruential generator: what is made depends on the seed alone.
  #below(limit: number): number {
    this.#state = (this.#state * 48271) % 2147483647;
    return Math.floor((this.#state / 2147483647) * limit);
  }
}
