// Times graphql-js on the documents given on standard input, as GraphQLBenchmark.cs times the engine.
import { buildSchema, executeSync, getVariableValues, Lexer, parse, Source, TokenKind, validate, version } from 'graphql';

const { documents, rounds, milliseconds } = JSON.parse(await new Response(process.stdin).text());

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

function lex(text) {
  const lexer = new Lexer(new Source(text));
  while (lexer.advance().kind !== TokenKind.EOF);
}

const results = documents.map(({ schema: text, document, data, variables }) => {
  const schema = buildSchema(text);
  const parsed = parse(document);
  const invalid = validate(schema, parsed);
  if (invalid.length > 0) throw invalid[0];
  const { variableDefinitions } = parsed.definitions.find((definition) => definition.operation);
  const execute = () =>
    JSON.stringify(executeSync({ schema, document: parsed, rootValue: data, variableValues: variables }));
  return {
    answer: execute(),
    lex: time(() => lex(document)),
    parse: time(() => parse(document)),
    validate: time(() => validate(schema, parsed)),
    coerce: time(() => getVariableValues(schema, variableDefinitions, variables)),
    execute: time(execute),
  };
});
console.log(JSON.stringify({ version, node: process.version, results }));
