import {
  GraphQLError,
  Kind,
  OperationTypeNode,
  parse,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type FieldNode,
  type OperationDefinitionNode,
} from 'graphql';
import { adminSchema } from './schema';
import { syntaxErrorMessage, validateDocument } from './validate';

const MAX_BYTES = 65_535;
const MAX_CONNECTIONS = 5;
const MAX_DEPTH = 2;

/** Either the document, fit to run in bulk, or why Shopify would refuse it. */
export type CheckedBulkQuery = { document: DocumentNode } | { errors: string[] };

export function checkBulkQuery(query: string): CheckedBulkQuery {
  const bytes = Buffer.byteLength(query);
  if (bytes > MAX_BYTES)
    return { errors: [`Query is too large (${bytes} bytes; maximum is ${MAX_BYTES} bytes)`] };
  let document: DocumentNode;
  try {
    document = parse(query);
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    return {
      errors: [
        `Invalid bulk query: ${syntaxErrorMessage(error, { withPlace: query.trim() !== '' })}`,
      ],
    };
  }
  const operation = document.definitions.find(
    (definition) => definition.kind === Kind.OPERATION_DEFINITION,
  );
  if (operation?.operation !== OperationTypeNode.QUERY) {
    return { errors: ['Invalid operation type. Only `query` operations are supported.'] };
  }
  const invalid = validateDocument(document);
  if (invalid.length > 0)
    return { errors: invalid.map((error) => `Invalid bulk query: ${error.message}`) };
  const errors = ruleErrors(document, operation);
  return errors.length > 0 ? { errors } : { document };
}

interface Found {
  connections: { name: string; depth: number; inList: boolean; selectsEdges: boolean }[];
  parentsWithoutId: string[];
}

function ruleErrors(document: DocumentNode, operation: OperationDefinitionNode): string[] {
  const found = findConnections(document);
  const errors: string[] = [];
  if (hasTopLevelNode(operation))
    errors.push('Bulk queries cannot contain a top level `node` field.');
  if (found.connections.length === 0)
    errors.push('Bulk queries must contain at least one connection.');
  if (found.connections.some((connection) => connection.inList)) {
    errors.push(
      'Queries that contain a connection field within a list field are not currently supported.',
    );
    return errors;
  }
  const withoutEdges = found.connections.filter((connection) => !connection.selectsEdges);
  const example = withoutEdges[0]?.name;
  if (example) {
    const names = withoutEdges.map((connection) => `'${connection.name}'`).join(', ');
    errors.push(
      `All connection fields in a bulk query must select their contents using 'edges' > 'node', e.g: '${example} { edges { node {'. Selecting via 'nodes' is not supported. Invalid connection fields: ${names}.`,
    );
    return errors;
  }
  if (found.connections.length > MAX_CONNECTIONS) {
    errors.push(`Bulk queries cannot contain more than ${MAX_CONNECTIONS} connections.`);
  }
  if (found.connections.some((connection) => connection.depth > MAX_DEPTH)) {
    errors.push(
      `Bulk queries cannot contain connections with a nesting depth greater than ${MAX_DEPTH}.`,
    );
  }
  if (found.parentsWithoutId.length > 0) {
    const names = found.parentsWithoutId.join(', ');
    errors.push(
      `The parent 'node' field for a nested connection must select the 'id' field without an alias and must be of 'ID' return type. Connection fields without 'id': ${names}.`,
    );
  }
  return errors;
}

function hasTopLevelNode(operation: OperationDefinitionNode): boolean {
  return operation.selectionSet.selections.some(
    (selection) => selection.kind === Kind.FIELD && selection.name.value === 'node',
  );
}

/** Depth counts the connections above: a top-level connection has depth 0. */
function findConnections(document: DocumentNode): Found {
  const found: Found = { connections: [], parentsWithoutId: [] };
  const above: { name: string; nodeHasId: boolean }[] = [];
  let lists = 0;
  const typeInfo = new TypeInfo(adminSchema());
  const typeHere = (): string => String(typeInfo.getType() ?? '');
  const isConnectionHere = (): boolean => /Connection!?$/.test(typeHere());
  const isPlainListHere = (field: FieldNode): boolean =>
    typeHere().startsWith('[') && field.name.value !== 'edges' && field.name.value !== 'nodes';
  visit(
    document,
    visitWithTypeInfo(typeInfo, {
      Field: {
        enter(field) {
          if (isPlainListHere(field)) lists += 1;
          if (!isConnectionHere()) return;
          const parent = above.at(-1);
          if (parent && !parent.nodeHasId && !found.parentsWithoutId.includes(parent.name)) {
            found.parentsWithoutId.push(parent.name);
          }
          found.connections.push({
            name: field.name.value,
            depth: above.length,
            inList: lists > 0,
            selectsEdges:
              selectedField(field, 'edges') !== null && selectedField(field, 'nodes') === null,
          });
          above.push({ name: field.name.value, nodeHasId: nodeSelectsId(field) });
        },
        leave(field) {
          if (isPlainListHere(field)) lists -= 1;
          if (isConnectionHere()) above.pop();
        },
      },
    }),
  );
  return found;
}

function selectedField(field: FieldNode, name: string): FieldNode | null {
  for (const selection of field.selectionSet?.selections ?? []) {
    if (selection.kind === Kind.FIELD && selection.name.value === name) return selection;
  }
  return null;
}

function nodeSelectsId(connection: FieldNode): boolean {
  const edges = selectedField(connection, 'edges');
  const node = edges && selectedField(edges, 'node');
  const id = node && selectedField(node, 'id');
  return id != null && id.alias === undefined;
}
