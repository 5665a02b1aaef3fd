import { randomUUID } from 'node:crypto';
import {
  execute,
  getOperationAST,
  GraphQLError,
  Kind,
  OperationTypeNode,
  parse,
  type DocumentNode,
  type GraphQLFieldResolver,
  type OperationDefinitionNode,
} from 'graphql';
import type { SandboxClock } from '../store/clock';
import type { RequestFault } from '../store/faults';
import type { SandboxStore } from '../store/sandbox-store';
import { actualCost, requestedCost } from './cost';
import { requestError } from './errors';
import { Connection } from './connection';
import { resolverLayer } from './resolvers';
import { typeNameOf, type RequestContext } from './resolver';
import { adminSchema } from './schema';
import { Throttle } from './throttle';
import { syntaxErrorMessage, validateDocument } from './validate';
import { coerceVariables } from './variables';

export interface AdminRequest {
  query: string;
  variables?: Record<string, unknown> | null;
  operationName?: string | null;
  accessToken?: string;
}

export interface AdminResponse {
  status: number;
  body: unknown;
  headers: Record<string, string>;
}

export interface AdminEndpoint {
  execute(request: AdminRequest): Promise<AdminResponse>;
  /** Its limits can be changed at any time. */
  readonly throttle: Throttle;
}

export const MAX_SINGLE_QUERY_COST = 1000;
const KEPT_DOCUMENTS = 200;

/** The Admin GraphQL endpoint of one store. Whether the caller may call it is the HTTP shell's business. */
export function createAdminEndpoint(store: SandboxStore, clock: SandboxClock): AdminEndpoint {
  const throttle = new Throttle(clock);
  const documents = new Map<string, DocumentNode | readonly GraphQLError[]>();

  function readDocument(query: string): DocumentNode | readonly GraphQLError[] {
    const kept = documents.get(query);
    if (kept) return kept;
    const read = parseAndValidate(query);
    if (documents.size >= KEPT_DOCUMENTS) documents.clear();
    documents.set(query, read);
    return read;
  }

  return {
    throttle,
    // Whatever goes wrong inside becomes a rejection.
    execute: (request) =>
      new Promise((resolve) => {
        resolve(answerTo(request));
      }),
  };

  function answerTo(request: AdminRequest): AdminResponse {
    const fault = store.faults.nextRequest();
    if (fault?.kind === 'http') return httpFault(fault);
    const document = readDocument(request.query);
    if (!('kind' in document)) return answer({ errors: document });
    const operation = getOperationAST(document, request.operationName);
    if (!operation) return answer({ errors: [operationError(request.operationName)] });
    const variables = coerceVariables(operation, request.variables ?? {});
    if ('errors' in variables) return answer({ errors: variables.errors });
    const cost = { schema: adminSchema(), document, variables: variables.values };
    const requested = requestedCost(cost, operation);
    if (requested > MAX_SINGLE_QUERY_COST) return answer(tooDear(requested));
    if (fault?.kind === 'throttled' || !throttle.admits(requested)) {
      return answer({
        errors: [requestError('Throttled', 'THROTTLED')],
        extensions: { cost: costOf(requested, null) },
      });
    }
    return run(document, operation, variables.values, requested, (data) =>
      actualCost(cost, operation, data),
    );
  }

  function run(
    document: DocumentNode,
    operation: OperationDefinitionNode,
    variables: Record<string, unknown>,
    requested: number,
    measure: (data: unknown) => number,
  ): AdminResponse {
    const context: RequestContext = { store, layer: resolverLayer, searchWarnings: [] };
    const result = execute({
      schema: adminSchema(),
      document,
      operationName: operation.name?.value ?? null,
      variableValues: variables,
      contextValue: context,
      fieldResolver,
      typeResolver: typeNameOf,
    });
    if (result instanceof Promise) throw new Error('The sandbox resolves without waiting');
    const actual = measure(result.data);
    throttle.take(actual);
    if (operation.operation === OperationTypeNode.MUTATION && isLost(operation)) {
      return httpFault({ kind: 'http', status: 502 });
    }
    const search = context.searchWarnings.length > 0 ? { search: context.searchWarnings } : {};
    return answer({
      ...(result.errors ? { errors: result.errors } : {}),
      data: result.data ?? null,
      extensions: { cost: costOf(requested, actual), ...search },
    });
  }

  function isLost({ selectionSet }: OperationDefinitionNode): boolean {
    return selectionSet.selections.some(
      (field) => field.kind === Kind.FIELD && store.faults.takesAnswerOf(field.name.value),
    );
  }

  function costOf(requestedQueryCost: number, actualQueryCost: number | null) {
    return { requestedQueryCost, actualQueryCost, throttleStatus: throttle.status() };
  }
}

const fieldResolver: GraphQLFieldResolver<unknown, RequestContext> = (
  source,
  args,
  context,
  info,
) => {
  const field = info.parentType.getFields()[info.fieldName];
  if (!field) throw new Error(`${info.parentType.name} has no field ${info.fieldName}`);
  const value = context.layer.resolve(info.parentType.name, field, source, args, context);
  return value instanceof Connection ? value.page() : value;
};

function parseAndValidate(query: string): DocumentNode | readonly GraphQLError[] {
  try {
    const document = parse(query);
    const errors = validateDocument(document);
    return errors.length > 0 ? errors : document;
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    const nodes =
      error.source && error.positions ? { source: error.source, positions: error.positions } : {};
    return [
      new GraphQLError(syntaxErrorMessage(error, { withPlace: true }), {
        ...nodes,
        extensions: { code: 'PARSE_ERROR' },
      }),
    ];
  }
}

function operationError(name: string | null | undefined): GraphQLError {
  return new GraphQLError(name ? `No operation named "${name}"` : 'An operation name is required');
}

function tooDear(cost: number) {
  const message = `Query cost is ${cost}, which exceeds the single query max cost limit (${MAX_SINGLE_QUERY_COST}).`;
  const error = new GraphQLError(message, {
    extensions: {
      code: 'MAX_COST_EXCEEDED',
      cost,
      maxCost: MAX_SINGLE_QUERY_COST,
      documentation: 'https://shopify.dev/api/usage/rate-limits',
    },
  });
  return { errors: [error] };
}

function httpFault(fault: RequestFault & { kind: 'http' }): AdminResponse {
  const headers: Record<string, string> = { 'x-request-id': randomUUID() };
  if (fault.status === 429) headers['retry-after'] = fault.retryAfterSeconds.toFixed(1);
  const messages = {
    429: 'Too Many Requests',
    500: 'Internal Server Error',
    502: 'Bad Gateway',
    503: 'Service Unavailable',
  };
  return { status: fault.status, body: { errors: messages[fault.status] }, headers };
}

function answer(body: {
  errors?: readonly GraphQLError[];
  data?: unknown;
  extensions?: unknown;
}): AdminResponse {
  return {
    status: 200,
    body: {
      ...body,
      ...(body.errors ? { errors: body.errors.map((error) => error.toJSON()) } : {}),
    },
    headers: { 'content-type': 'application/json; charset=utf-8', 'x-request-id': randomUUID() },
  };
}
