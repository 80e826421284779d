// Random tasks, the same for the same seed: the conformance documents with tokens, words, values and whole definitions
// moved, lost, doubled and misspelt, and data that half fits the schema.
import { getNamedType, isAbstractType, isLeafType, isListType, isNonNullType } from 'graphql';

const tokens = /"""[^]*?"""|"(?:\\.|[^"\\\n])*"|\.\.\.|\w+|#[^\n]*|\s+|[^\s]/gu;
const strange = ['{', '}', '(', ')', '[', ']', ':', '!', '$', '@', '|', '&', '=', '...', '"x"', '1', '1.5', '-0',
  'null', 'true', 'on', 'fragment', 'query', 'subscription', 'type', 'extend', 'enum', 'input', '$a',
  '@skip(if: true)', '@mark', '@deprecated', '{ a: 1 }', '[1]', '"""b"""', ',',
  '\n', '\r\n', '\r', '\t', '#c\n', '\ufeff'];
const units = ['"', '\\', '\u0000', '\ufeff', '\u00a0', '中', '\\u', '\\u{', '}', 'D83D', '"""', '\r', '\n', '.', '-',
  '0', '1', 'e', '_', '#', '$', '?', "'", '\\n', '\\"""', ';', '\u007f'];
const values = ['"x"', '1', '1.5', 'null', 'true', 'ENUM', '$v', '[1]', '{ a: 1 }', '-0', '2147483648', '""'];
const odd = [null, undefined, true, 0, 1.5, 123456789012, 2147483648, '', 'text', '12', [], [null], {}, { a: 1 }];

/** xorshift: numbers below a bound. */
function numbers(seed) {
  let state = (Math.imul(seed, 2654435761) >>> 0) || 1;
  return (bound) => {
    state ^= state << 13; state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5; state >>>= 0;
    return state % bound;
  };
}

export class RandomTasks {
  constructor(seed, documents, town, schema) {
    Object.assign(this, { documents, town, schema, below: numbers(seed) });
    const printed = [...documents.print, ...documents.validate.map(([, text]) => text)];
    this.texts = [...documents.syntax, ...printed];
    this.schemas = [town, ...documents.schemas.map(([, text]) => text), ...documents.introspect];
    this.words = [...this.schemas, ...printed].flatMap((text) => text.match(/\w+/g));
    this.sound = documents.execute.map(([, { query }]) => query);
  }

  pick(list) {
    return list[this.below(list.length)];
  }

  next() {
    const document = this.pick(this.documents.validate)[1];
    switch (this.below(8)) {
      case 0: return { op: 'parse', query: this.scramble(this.pick(this.texts)) };
      case 1: return { op: 'parse', query: this.garble(this.pick(this.texts)) };
      case 2: return { op: 'print', query: this.bend(this.pick(this.texts)) };
      case 3: return { op: 'schema', schema: this.bend(this.shuffle(this.pick(this.schemas))) };
      case 4: return { op: 'introspect', full: this.below(2) === 1, schema: this.shuffle(this.pick(this.schemas)) };
      case 5: return { op: 'validate', schema: this.town, query: this.scramble(document) };
      case 6: return { op: 'validate', schema: this.town, query: this.bend(document) };
      default: return this.execution();
    }
  }

  execution() {
    const variables = { text: this.pick(odd), flag: this.pick(odd), list: this.pick(odd), key: this.pick(odd) };
    const query = this.below(2) ? this.pick(this.sound) : this.bend(this.pick(this.sound));
    const root = query.startsWith('mutation') ? this.schema.getMutationType() : this.schema.getQueryType();
    return { op: 'execute', schema: this.town, query, variables, data: this.object(root, 0) };
  }

  /** Tokens lost, doubled, swapped, replaced: mostly no longer a document. */
  scramble(text) {
    const parts = text.match(tokens) ?? [];
    for (let times = 1 + this.below(3); times > 0 && parts.length > 0; times--) {
      const at = this.below(parts.length);
      const other = this.below(parts.length);
      switch (this.below(6)) {
        case 0: parts.splice(at, 1); break;
        case 1: parts.splice(at, 0, parts[at], ' '); break;
        case 2: [parts[at], parts[other]] = [parts[other], parts[at]]; break;
        case 3: parts[at] = this.misspell(parts[at]); break;
        case 4: parts.splice(at, 0, this.pick(strange), ' '); break;
        default: parts[at] = this.pick(strange);
      }
    }
    return parts.join('');
  }

  /** Words and values replaced, the brackets kept: mostly still a document. */
  bend(text) {
    const parts = text.match(tokens) ?? [];
    for (let times = 1 + this.below(4); times > 0; times--) {
      const words = [...parts.keys()].filter((at) => /^[A-Za-z_]\w*$/.test(parts[at]));
      const literals = [...parts.keys()].filter((at) => /^("|\d|true$|false$|null$)/.test(parts[at]));
      if (words.length === 0) break;
      const at = this.pick(words);
      switch (this.below(6)) {
        case 0: parts[at] = this.misspell(parts[at]); break;
        case 1: parts[at] = parts[this.pick(words)]; break;
        case 2: parts[at] = this.pick(this.words); break;
        case 3: if (literals.length > 0) parts[this.pick(literals)] = this.pick(values); break;
        case 4: this.double(parts); break;
        default: parts.splice(at + 1, 0, this.pick([' @mark ', ' @skip(if: true) ', ' @nope ', '!', ' @cached ']));
      }
    }
    return parts.join('');
  }

  /** Repeats what stands inside some brackets. */
  double(parts) {
    const opening = [...parts.keys()].filter((at) => '{(['.includes(parts[at]));
    if (opening.length === 0) return;
    const from = this.pick(opening);
    let [depth, to] = [0, from];
    do {
      depth += '{(['.includes(parts[to]) ? 1 : '})]'.includes(parts[to]) ? -1 : 0;
      to++;
    } while (depth > 0 && to < parts.length);
    parts.splice(from + 1, 0, ' ', ...parts.slice(from + 1, to - 1), ' ');
  }

  /** Characters lost, replaced and put in. */
  garble(text) {
    for (let times = 1 + this.below(3); times > 0; times--) {
      const at = this.below(text.length + 1);
      const unit = this.below(3) === 0 ? '' : this.pick(units);
      text = text.slice(0, at) + unit + text.slice(at + this.below(3));
    }
    return text.toWellFormed();
  }

  misspell(word) {
    if (!/^\w+$/.test(word)) return word;
    const at = this.below(word.length);
    const letter = this.pick(['', word[at] + word[at], 'z', word[at].toUpperCase()]);
    return word.slice(0, at) + letter + word.slice(at + 1);
  }

  /** The definitions of a schema, some of another one among them, in another order. */
  shuffle(text) {
    const definitions = [text, ...(this.below(3) === 0 ? [this.pick(this.schemas)] : [])]
      .flatMap((one) => one.split(/(?<=\}) (?=[a-z"])|\n(?=[a-z"])/));
    return definitions.map((one) => [this.below(8) ? 1 : this.below(99), one]).sort(([a], [b]) => a - b)
      .map(([, one]) => one).join('\n');
  }

  object(type, depth) {
    const actual = isAbstractType(type) ? this.pick(this.schema.getPossibleTypes(type)) : type;
    const fields = Object.values(actual.getFields()).filter(() => this.below(9));
    const found = Object.fromEntries(fields.map((field) => [field.name, this.value(field.type, depth + 1)]));
    return { __typename: this.below(20) ? actual.name : this.pick(['Nope', 'Order', 'Subject', 5, null]), ...found };
  }

  value(type, depth) {
    if (this.below(12) === 0) return this.pick(odd);
    if (isNonNullType(type)) return this.value(type.ofType, depth);
    if (isListType(type)) {
      return Array.from({ length: this.below(3) }, () => this.value(type.ofType, depth) ?? null);
    }
    if (!isLeafType(getNamedType(type))) return depth > 4 ? null : this.object(type, depth);
    switch (type.name) {
      case 'Int': return this.below(100);
      case 'Float': return this.pick([1, 0.5, 123456789012, -2.25]);
      case 'Boolean': return this.below(2) === 1;
      case 'Order': return this.pick(['ASCENDING', 'DESCENDING', 'SIDEWAYS']);
      default: return this.pick(['text', 'é"\n', 7]);
    }
  }
}
