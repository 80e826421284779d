// What graphql-js answers to one task, in the form the engine's answers are compared in.
import {
  buildASTSchema, executeSync, getIntrospectionQuery, graphqlSync, parse, print, specifiedRules, validate,
  validateSchema,
} from 'graphql';
import { specifiedSDLRules } from 'graphql/validation/specifiedRules.js';
import { validateSDL } from 'graphql/validation/validate.js';

const everything = {
  specifiedByUrl: true, directiveIsRepeatable: true, schemaDescription: true, inputValueDeprecation: true, oneOf: true,
};

/** A rule that writes its name on the errors it reports. */
const named = (rule) => (context) => {
  const signing = Object.create(context);
  signing.reportError = (error) => {
    error.rule = rule.name.replace(/Rule$/, '');
    context.reportError(error);
  };
  return rule(signing);
};

const rules = specifiedRules.map(named);
const typeSystemRules = specifiedSDLRules.map(named);
const known = new Map();

const plain = ({ message, locations, rule, path }) => ({
  message: inOurWords(message),
  locations: (locations ?? []).map(({ line, column }) => ({ line, column })),
  ...(rule && { rule }),
  ...(path && { path }),
});

/** The one sentence whose advice is about JavaScript. */
const inOurWords = (message) => message.replace(
  / Either the "(\w+)" type should provide .*/,
  ' The value must name it as "__typename", or "$1" needs a type resolver.');

function read(text) {
  try {
    return { document: parse(text), errors: [] };
  } catch (error) {
    return { errors: [plain(error)] };
  }
}

function build(text) {
  const { document, errors } = read(text);
  if (!document) return { errors };
  const broken = validateSDL(document, undefined, typeSystemRules).map(plain);
  if (broken.length > 0) return { errors: broken };
  const schema = buildASTSchema(document, { assumeValidSDL: true });
  const wrong = validateSchema(schema).map((error) => plain(error));
  return wrong.length > 0 ? { errors: wrong } : { schema, errors: [] };
}

/** A schema is asked about many times: the last ones are kept. */
function schemaOf(text) {
  if (!known.has(text)) {
    if (known.size > 50) known.clear();
    known.set(text, build(text));
  }
  return known.get(text);
}

const operations = {
  parse: ({ query }) => ({ errors: read(query).errors }),
  print({ query }) {
    const { document, errors } = read(query);
    return document ? { errors, result: print(document) } : { errors };
  },
  schema: ({ schema }) => ({ errors: build(schema).errors }),
  validate({ schema: text, query }) {
    const { schema } = schemaOf(text);
    const { document, errors } = read(query);
    return { errors: document ? validate(schema, document, rules).map(plain) : errors };
  },
  introspect({ schema: text, full }) {
    const { schema, errors } = build(text);
    if (!schema) return { errors };
    const source = getIntrospectionQuery(full ? everything : {});
    const result = graphqlSync({ schema, source });
    if (result.errors) throw result.errors[0];
    return { errors, result };
  },
  execute(task) {
    const checked = operations.validate(task);
    if (checked.errors.length > 0) return checked;
    const { errors = [], data } = executeSync({
      schema: schemaOf(task.schema).schema,
      document: parse(task.query),
      rootValue: task.data,
      variableValues: task.variables,
      operationName: task.operationName,
    });
    return { errors: errors.map(plain), ...(data !== undefined && { result: { data } }) };
  },
};

/** The answer to a task; null where the reference implementation itself breaks off, or cuts a character in two. */
export function answer(task) {
  try {
    const given = operations[task.op](task);
    return given.errors.every((error) => error.message.isWellFormed()) ? given : null;
  } catch {
    return null;
  }
}
