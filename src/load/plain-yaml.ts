/**
 * The value of a YAML text that is written plainly, as most rules are: keys of letters, blocks by indent, lists and maps in
 * one line, paragraphs, words, decimal numbers. Undefined for everything else, right or wrong: that is for a YAML library,
 * which knows all of YAML and every place, and takes longer to load than twenty rules to read.
 */
export function plainYaml(text: string): unknown {
  if (!PLAIN_TEXT.test(text)) return undefined;
  try {
    return new Blocks(text.split("\n")).whole();
  } catch (error) {
    // nested so deep that it exhausts the stack: refused by the library
    if (error === NOT_PLAIN || error instanceof RangeError) return undefined;
    throw error;
  }
}

/** No control characters, and no blanks and breaks but the plain ones. */
const PLAIN_TEXT = /^[\n -~\u00A1-\u167F\u2010-\u2027\u2030-\u205E\u2070-\u2FFF\u3001-\uD7FF]*$/;
const ENTRY = /^([A-Za-z_][\w.-]{0,99}):(?: +([^ ].*))?$/;
const NOT_PLAIN = new Error("not plain");

function notPlain(): never {
  throw NOT_PLAIN;
}

/** The lines of a text, read one after another. */
class Blocks {
  private next = 0;

  constructor(private readonly lines: string[]) {}

  whole(): unknown {
    const value = this.block();
    return this.indent() < 0 ? value : notPlain();
  }

  /** Columns before the next line that says something; -1 at the end. */
  private indent(): number {
    while (this.next < this.lines.length && /^ *(#|$)/.test(this.lines[this.next]!)) this.next++;
    return this.next < this.lines.length ? this.lines[this.next]!.search(/[^ ]/) : -1;
  }

  private block(): unknown {
    const indent = this.indent();
    if (indent < 0) notPlain();
    return this.lines[this.next]!.startsWith("- ", indent) ? this.list(indent) : this.map(indent);
  }

  private list(indent: number): unknown[] {
    const items: unknown[] = [];
    while (this.indent() === indent) {
      const line = this.lines[this.next]!;
      if (!line.startsWith("- ", indent)) notPlain();
      const item = line.slice(indent + 2);
      if (ENTRY.test(item)) {
        // a map whose first key stands beside the dash
        this.lines[this.next] = " ".repeat(indent + 2) + item;
        items.push(this.map(indent + 2));
      } else {
        this.next++;
        items.push(this.value(item, indent));
      }
    }
    return this.indent() < indent ? items : notPlain();
  }

  private map(indent: number): Record<string, unknown> {
    const entries: Record<string, unknown> = {};
    while (this.indent() === indent) {
      const [, key, rest] = ENTRY.exec(this.lines[this.next]!.slice(indent)) ?? notPlain();
      this.next++;
      setOnce(entries, key!, rest === undefined ? this.below(indent) : this.value(rest, indent));
    }
    return this.indent() < indent ? entries : notPlain();
  }

  private below(indent: number): unknown {
    return this.indent() > indent ? this.block() : notPlain();
  }

  private value(text: string, indent: number): unknown {
    if (text === ">-") return this.folded(indent);
    // a line deeper than its key would go on with its text
    return this.indent() <= indent ? inLine(text) : notPlain();
  }

  /** Text of one paragraph, its lines joined by a blank. */
  private folded(indent: number): string {
    const first = this.next;
    const deep = (this.lines[first] ?? "").search(/[^ ]/);
    if (deep <= indent) notPlain();
    while (this.lines[this.next]?.search(/[^ ]/) === deep) this.next++;
    const paragraph = this.lines.slice(first, this.next).map((line) => line.slice(deep));
    while (this.lines[this.next] === "") this.next++;
    const ends = (this.lines[this.next] ?? "").search(/[^ ]|$/) <= indent;
    return ends && !paragraph.some((line) => line.endsWith(" ")) ? paragraph.join(" ") : notPlain();
  }
}

function setOnce(entries: Record<string, unknown>, key: string, value: unknown): void {
  if (key in entries || WORDS.has(key.toLowerCase())) notPlain();
  entries[key] = value;
}

/** A scalar, list or map that stands in one line. */
function inLine(text: string): unknown {
  const opens = text.startsWith("{") || text.startsWith("[");
  return opens ? new Flow(text).whole() : scalar(text);
}

/** Lists and maps in one line, read from left to right. */
class Flow {
  private at = 0;

  constructor(private readonly text: string) {}

  whole(): unknown {
    const value = this.value();
    return this.at === this.text.length ? value : notPlain();
  }

  private value(): unknown {
    if (this.takes("[")) return this.list();
    if (this.takes("{")) return this.map();
    return scalar(this.taken(/"[^"\\]*"|'[^']*'|[^,[\]{}"']+/y).trimEnd());
  }

  private list(): unknown[] {
    const items: unknown[] = [];
    if (this.takes("]")) return items;
    do items.push(this.value());
    while (this.takes(","));
    return this.takes("]") ? items : notPlain();
  }

  private map(): Record<string, unknown> {
    const entries: Record<string, unknown> = {};
    if (this.takes("}")) return entries;
    do {
      const key = this.taken(/[A-Za-z_][\w.-]{0,99}(?=: )/y);
      this.taken(/: /y);
      this.blanks();
      setOnce(entries, key, this.value());
    } while (this.takes(","));
    return this.takes("}") ? entries : notPlain();
  }

  /** Whether a sign stands next, which is then passed over, and the blanks around it. */
  private takes(sign: string): boolean {
    this.blanks();
    if (this.text[this.at] !== sign) return false;
    this.at++;
    this.blanks();
    return true;
  }

  private blanks(): void {
    while (this.text[this.at] === " ") this.at++;
  }

  private taken(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const [found] = pattern.exec(this.text) ?? notPlain();
    this.at += found.length;
    return found;
  }
}

const WORDS = new Map<string, unknown>([
  ["null", null],
  ["true", true],
  ["false", false],
]);
const NUMBER = /^-?\d+(\.\d+)?$/;
/** What YAML reads as a number too, such as 1e3, 0x1F and 1. */
const ODD_NUMBER = /^-?(\d+\.?|0[xo].*|\d*\.?\d*[eE][-+]?\d*)$/;

const QUOTED = /^(?:"([^"\\]*)"|'([^']*)')$/;
const UNQUOTED = /^[^ \-+.?:,[\]{}#&*!|>'"%@`=~](?!.*(?:: | #))(?:.*[^ :])?$/;

/** A word, a number or a sentence. */
function scalar(text: string): unknown {
  if (NUMBER.test(text)) return Number(text);
  const quoted = QUOTED.exec(text);
  if (quoted !== null) return quoted[1] ?? quoted[2];
  if (!UNQUOTED.test(text) || ODD_NUMBER.test(text)) notPlain();
  const lower = text.toLowerCase();
  if (!WORDS.has(lower)) return text;
  return text === lower ? WORDS.get(lower) : notPlain();
}
