// Records what graphql-js answers: npm install && node record.mjs. The test compares the engine with recorded.jsonl.
import { readFileSync, writeFileSync } from 'node:fs';
import { buildASTSchema, getIntrospectionQuery, graphqlSync, parse, print, specifiedRules, validate, validateSchema, version } from 'graphql';
import { specifiedSDLRules } from 'graphql/validation/specifiedRules.js';
import { validateSDL } from 'graphql/validation/validate.js';
import * as documents from './documents.mjs';

const town = readFileSync(new URL('schema.graphql', import.meta.url), 'utf8');
const plain = (error, rule) => ({
  message: error.message,
  locations: (error.locations ?? []).map(({ line, column }) => ({ line, column })),
  ...(rule && { rule: rule.name.replace(/Rule$/, '') }),
});
const key = (error) => JSON.stringify(plain(error));

/** Runs all rules for the order of the errors, then each alone to learn whose they are. */
function attributed(rules, run) {
  const alone = rules.map((rule) => [rule, run([rule]).map(key)]);
  return run(rules).map((error) => {
    const owner = alone.find(([, keys]) => keys.includes(key(error)));
    owner?.[1].splice(owner[1].indexOf(key(error)), 1);
    return plain(error, error.locations && owner?.[0]);
  });
}

function read(text) {
  try { return { document: parse(text) }; } catch (error) { return { errors: [plain(error)] }; }
}

function build(text) {
  const { document, errors } = read(text);
  if (errors) return { errors };
  const broken = attributed(specifiedSDLRules, (rules) => validateSDL(document, undefined, rules));
  if (broken.length > 0) return { errors: broken };
  const schema = buildASTSchema(document, { assumeValidSDL: true });
  return { schema, errors: validateSchema(schema).map((error) => plain(error)) };
}

const { schema } = build(town);
const lines = [];
const add = (op, name, input, output) => lines.push(JSON.stringify({ id: `${op}: ${name}`, op, ...input, ...output }));
for (const [name, query] of documents.validate) {
  const { document, errors } = read(query);
  add('validate', name, { query }, { errors: errors ?? attributed(specifiedRules, (rules) => validate(schema, document, rules)) });
}
for (const [name, text] of documents.schemas) add('schema', name, { schema: text }, { errors: build(text).errors });
documents.syntax.forEach((query, index) => add('parse', index, { query }, { errors: read(query).errors ?? [] }));
documents.print.forEach((query, index) => add('print', index, { query }, { errors: [], result: print(parse(query)) }));
for (const [index, text] of documents.introspect.entries()) {
  for (const full of [false, true]) {
    const options = full && { specifiedByUrl: true, directiveIsRepeatable: true, schemaDescription: true, inputValueDeprecation: true, oneOf: true };
    const result = graphqlSync({ schema: build(text).schema, source: getIntrospectionQuery(options || {}) });
    add('introspect', `${index} ${full ? 'full' : 'standard'}`, { schema: text, full }, { errors: [], result });
  }
}
writeFileSync(new URL('recorded.jsonl', import.meta.url), lines.join('\n') + '\n');
console.log(`${lines.length} cases recorded from graphql ${version}`);
