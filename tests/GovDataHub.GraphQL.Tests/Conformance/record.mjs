// Records what graphql-js answers: npm ci && node Conformance/record.mjs. The test compares the engine with
// recorded.jsonl.
import { readFileSync, writeFileSync } from 'node:fs';
import { version } from 'graphql';
import * as documents from './documents.mjs';
import { answer } from './reference.mjs';

const town = readFileSync(new URL('schema.graphql', import.meta.url), 'utf8');
const lines = [];

function add(op, name, task) {
  const { schema, ...shown } = task;
  const given = answer({ op, ...task });
  if (!given) throw new Error(`${op}: ${name} has no answer`);
  lines.push(JSON.stringify({ id: `${op}: ${name}`, op, ...(schema === town ? shown : task), ...given }));
}

for (const [name, query] of documents.validate) add('validate', name, { schema: town, query });
for (const [name, schema] of documents.schemas) add('schema', name, { schema });
documents.syntax.forEach((query, index) => add('parse', index, { query }));
documents.print.forEach((query, index) => add('print', index, { query }));
for (const [index, schema] of documents.introspect.entries()) {
  for (const full of [false, true]) add('introspect', `${index} ${full ? 'full' : 'standard'}`, { schema, full });
}
for (const [name, task] of documents.execute) add('execute', name, { schema: town, ...task });
writeFileSync(new URL('recorded.jsonl', import.meta.url), lines.join('\n') + '\n');
console.log(`${lines.length} cases recorded from graphql ${version}`);
