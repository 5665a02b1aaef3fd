import { isActive, type BulkOperationRecord } from '../../store/bulk-operations';
import { gid, parseGid } from '../../store/ids';
import type { SandboxStore } from '../../store/sandbox-store';
import { bulkLines } from '../bulk-export';
import { checkBulkQuery } from '../bulk-rules';
import { connection, sortedBy, type ConnectionArguments, type Listable } from '../connection';
import { notModelled, requestError, userError } from '../errors';
import { accessDenied, type RequestContext, type Resolvers } from '../resolver';
import { compareInstant, searchFilter, searchTerms, type SearchFields } from '../search';

const ACCEPTED_VALUES: Record<string, readonly string[]> = {
  status: ['CANCELED', 'CANCELING', 'COMPLETED', 'CREATED', 'FAILED', 'RUNNING'],
  operation_type: ['QUERY', 'MUTATION'],
};

const operationFields: SearchFields<BulkOperationRecord> = {
  id: (operation, term) => operation.id === term.value,
  status: (operation, term) => operation.status === term.value.toUpperCase(),
  operation_type: (_operation, term) => term.value.toUpperCase() === 'QUERY',
  created_at: (operation, term) => compareInstant(operation.createdAt, term),
};

interface OperationsArguments extends ConnectionArguments {
  query?: string | null;
  sortKey?: string | null;
}

function findOperations(
  args: OperationsArguments,
  context: RequestContext,
): Listable<BulkOperationRecord> {
  warnOfUnknown(args.query, context);
  const known = (args.query ?? '').replace(
    /\b(?!id\b|status\b|operation_type\b|created_at\b)\w+:\S+/g,
    '',
  );
  const filter = searchFilter(known, operationFields, () => true);
  const operations = context.store.bulkOperations.all();
  const found = filter ? operations.filter(filter) : operations;
  const idOf = (operation: BulkOperationRecord): string => operation.id;
  // Newest first is how Shopify lists them when nothing is asked for.
  return args.sortKey === 'COMPLETED_AT'
    ? sortedBy(found, idOf, (operation) => operation.completedAt ?? '')
    : sortedBy(found, idOf, (operation) => operation.createdAt);
}

function warnOfUnknown(query: string | null | undefined, context: RequestContext): void {
  if (!query) return;
  for (const term of searchTerms(query)) {
    const parsed = { field: term.field, match_all: term.value };
    const warn = (message: string, code: string) =>
      context.searchWarnings.push({
        path: ['bulkOperations'],
        query,
        parsed,
        warnings: [{ field: term.field ?? '', message, code }],
      });
    if (term.field !== null && !operationFields[term.field]) {
      warn('Invalid search field for this query.', 'invalid_field');
    } else if (
      term.field &&
      !(ACCEPTED_VALUES[term.field]?.includes(term.value.toUpperCase()) ?? true)
    ) {
      warn(`Input \`${term.value}\` is not an accepted value.`, 'invalid_value');
    }
  }
}

export const bulkResolvers: Resolvers = {
  QueryRoot: {
    bulkOperation: (_root: unknown, args: { id: string }, { store }: RequestContext) => {
      if (parseGid(args.id)?.type !== 'BulkOperation') {
        throw requestError(`Invalid id: ${args.id}`, 'RESOURCE_NOT_FOUND');
      }
      return store.bulkOperations.find(parseGid(args.id)?.id ?? '');
    },
    bulkOperations: (_root: unknown, args: OperationsArguments, context: RequestContext) =>
      connection(findOperations(args, context), { ...args, reverse: !(args.reverse ?? false) }),
    currentBulkOperation: (
      _root: unknown,
      args: { type?: string | null },
      { store }: RequestContext,
    ) => (args.type === 'MUTATION' ? null : (store.bulkOperations.all().at(-1) ?? null)),
  },
  BulkOperation: {
    id: (operation: BulkOperationRecord) => gid('BulkOperation', operation.id),
    type: () => 'QUERY',
    objectCount: (operation: BulkOperationRecord) => String(operation.lines),
    rootObjectCount: (operation: BulkOperationRecord) => String(operation.roots),
    fileSize: (operation: BulkOperationRecord) =>
      operation.hasResult ? String(operation.fileSize) : null,
    url: (operation: BulkOperationRecord, _args: unknown, { store }: RequestContext) =>
      operation.hasResult ? store.bulkOperations.resultUrl(operation) : null,
    partialDataUrl: (operation: BulkOperationRecord, _args: unknown, { store }: RequestContext) =>
      operation.hasPartialData ? store.bulkOperations.resultUrl(operation) : null,
  },
  Mutation: {
    bulkOperationRunQuery: (
      _root: unknown,
      args: { query: string; groupObjects?: boolean | null },
      context: RequestContext,
    ) => runQuery(context, args.query),
    bulkOperationCancel: (_root: unknown, args: { id: string }, { store }: RequestContext) =>
      cancel(store, args.id),
    bulkOperationRunMutation: () => {
      throw notModelled('bulkOperationRunMutation');
    },
  },
};

/** How Shopify words it where bulk queries were not allowed is not published: as other refusals without a scope. */
function runQuery({ store, layer }: RequestContext, query: string) {
  if (!store.bulkAccess.use()) throw accessDenied('bulkOperationRunQuery');
  const checked = checkBulkQuery(query);
  if ('errors' in checked) {
    const userErrors = checked.errors.map((message) => userError(['query'], message, 'INVALID'));
    return { bulkOperation: null, userErrors };
  }
  const inProgress = store.bulkOperations.inProgress();
  if (inProgress.length > 0) {
    const ids = inProgress.map((operation) => gid('BulkOperation', operation.id)).join(', ');
    const message = `A bulk query operation for this app and shop is already in progress: ${ids}.`;
    return { bulkOperation: null, userErrors: [userError(null, message, 'OPERATION_IN_PROGRESS')] };
  }
  return {
    bulkOperation: store.bulkOperations.start(query, bulkLines(layer, store, checked.document)),
    userErrors: [],
  };
}

function cancel(store: SandboxStore, id: string) {
  const before = store.bulkOperations.find(parseGid(id)?.id ?? '');
  if (!before)
    return {
      bulkOperation: null,
      userErrors: [userError(['id'], 'Bulk operation does not exist')],
    };
  if (!isActive(before.status)) {
    const message = `A bulk operation cannot be canceled when it is ${before.status.toLowerCase()}`;
    return { bulkOperation: before, userErrors: [userError(null, message)] };
  }
  return { bulkOperation: store.bulkOperations.cancel(before.id), userErrors: [] };
}
