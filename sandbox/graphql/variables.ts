import {
  getNullableType,
  getVariableValues,
  GraphQLError,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  typeFromAST,
  type GraphQLInputType,
  isInputType,
  type OperationDefinitionNode,
} from 'graphql';
import { adminSchema } from './schema';

interface Problem {
  path: (string | number)[];
  explanation: string;
  message?: string;
}

export function isGlobalId(value: string): boolean {
  return /^gid:\/\/[\w-]+\/\w+\/\S+$/.test(value);
}

/** Coerces the variables, or says what Shopify would say is wrong with them. */
export function coerceVariables(
  operation: OperationDefinitionNode,
  given: Record<string, unknown>,
): { values: Record<string, unknown> } | { errors: readonly GraphQLError[] } {
  const errors: GraphQLError[] = [];
  for (const definition of operation.variableDefinitions ?? []) {
    const type = typeFromAST(adminSchema(), definition.type);
    if (!type || !isInputType(type)) continue;
    const name = definition.variable.name.value;
    const value = given[name];
    if (value === undefined && (definition.defaultValue || !isNonNullType(type))) continue;
    const problems = problemsOf(value, type, []);
    if (problems.length === 0) continue;
    const places = problems
      .filter((problem) => problem.path.length > 0)
      .map((problem) => `${problem.path.join('.')} (${problem.explanation})`);
    errors.push(
      new GraphQLError(
        `Variable $${name} of type ${String(type)} was provided invalid value${places.length > 0 ? ` for ${places.join(', ')}` : ''}`,
        {
          nodes: definition,
          extensions: { code: 'INVALID_VARIABLE', value: value ?? null, problems },
        },
      ),
    );
  }
  if (errors.length > 0) return { errors };
  const result = getVariableValues(adminSchema(), operation.variableDefinitions ?? [], given);
  return result.coerced ? { values: result.coerced } : { errors: result.errors };
}

function problemsOf(value: unknown, type: GraphQLInputType, path: Problem['path']): Problem[] {
  const nullable = getNullableType(type);
  if (value === null || value === undefined) {
    return isNonNullType(type) ? [{ path, explanation: 'Expected value to not be null' }] : [];
  }
  if (isListType(nullable)) {
    if (!Array.isArray(value)) return problemsOf(value, nullable.ofType, path);
    return value.flatMap((item, index) => problemsOf(item, nullable.ofType, [...path, index]));
  }
  if (isInputObjectType(nullable)) {
    if (typeof value !== 'object' || Array.isArray(value)) {
      return [{ path, explanation: `Expected ${JSON.stringify(value)} to be a key-value object.` }];
    }
    const fields = nullable.getFields();
    const unknown = Object.keys(value)
      .filter((key) => !fields[key])
      .map((key) => ({
        path: [...path, key],
        explanation: `Field is not defined on ${nullable.name}`,
      }));
    const wrong = Object.values(fields).flatMap((field) => {
      const entry: unknown = Reflect.get(value, field.name);
      if (entry === undefined && field.defaultValue !== undefined) return [];
      return problemsOf(entry, field.type, [...path, field.name]);
    });
    return [...unknown, ...wrong];
  }
  if (isEnumType(nullable)) {
    const names = nullable.getValues().map((entry) => entry.name);
    return typeof value === 'string' && names.includes(value)
      ? []
      : [
          {
            path,
            explanation: `Expected ${JSON.stringify(value)} to be one of: ${names.join(', ')}`,
          },
        ];
  }
  const explanation = scalarProblem(nullable.name, value);
  if (explanation) return [{ path, explanation, message: explanation }];
  try {
    nullable.parseValue(value);
    return [];
  } catch {
    return [
      { path, explanation: `Could not coerce value ${JSON.stringify(value)} to ${nullable.name}` },
    ];
  }
}

/** Scalars whose refusals Shopify words in their own way. */
function scalarProblem(type: string, value: unknown): string | null {
  const text = String(value);
  if (type === 'ID')
    return typeof value === 'string' && !isGlobalId(value) ? `Invalid global id '${text}'` : null;
  if (type === 'Decimal') return /^-?\d+(\.\d+)?$/.test(text) ? null : `invalid decimal '${text}'`;
  if (type !== 'UnsignedInt64') return null;
  if (!/^-?\d+$/.test(text)) return `UnsignedInt64 invalid value '${text}'`;
  return text.startsWith('-') ? `UnsignedInt64 '${text}' is out of range` : null;
}
