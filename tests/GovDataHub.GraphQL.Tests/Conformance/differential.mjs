// node Conformance/differential.mjs SEED CASES: random tasks with the reference implementation's answers, one a line.
import { readFileSync } from 'node:fs';
import { buildSchema } from 'graphql';
import * as documents from './documents.mjs';
import { RandomTasks } from './random.mjs';
import { answer } from './reference.mjs';

const [seed, cases] = process.argv.slice(2).map(Number);
const town = readFileSync(new URL('schema.graphql', import.meta.url), 'utf8');
const tasks = new RandomTasks(seed, documents, town, buildSchema(town));
const lines = [];
for (let index = 0; lines.length < cases; index++) {
  const task = JSON.parse(JSON.stringify(tasks.next()));
  const given = answer(task);
  if (!given) continue;
  if (task.op === 'validate' || task.op === 'execute') delete task.schema; // always the town's
  lines.push(JSON.stringify({ id: index, ...task, ...given }) + '\n');
}
process.stdout.write(lines.join(''));
