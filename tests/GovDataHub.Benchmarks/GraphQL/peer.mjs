// Times graphql-js on the documents given on standard input, as GraphQLBenchmark.cs times the engine.
import { buildSchema, executeSync, parse, validate, version } from 'graphql';

const { documents, data, rounds, milliseconds } = JSON.parse(await new Response(process.stdin).text());

/** Microseconds for one call: the best of some rounds, each at least so long. */
function time(work) {
  let best = Infinity;
  for (let round = 0; round < rounds; round++) {
    let calls = 0;
    const start = process.hrtime.bigint();
    let elapsed = 0;
    do {
      for (let i = 0; i < 10; i++) work();
      calls += 10;
      elapsed = Number(process.hrtime.bigint() - start) / 1e6;
    } while (elapsed < milliseconds);
    best = Math.min(best, (elapsed * 1000) / calls);
  }
  return best;
}

const results = documents.map(({ name, schema: text, document }) => {
  const schema = buildSchema(text);
  const parsed = parse(document);
  if (validate(schema, parsed).length > 0) throw new Error(`${name} is not valid`);
  const rootValue = document.includes('__schema') ? undefined : data;
  return {
    name,
    parse: time(() => parse(document)),
    validate: time(() => validate(schema, parsed)),
    execute: time(() => JSON.stringify(executeSync({ schema, document: parsed, rootValue }))),
  };
});
console.log(JSON.stringify({ version, node: process.version, results }));
