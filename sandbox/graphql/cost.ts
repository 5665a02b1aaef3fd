import {
  getArgumentValues,
  getDirectiveValues,
  getNamedType,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  isCompositeType,
  isLeafType,
  isObjectType,
  isUnionType,
  Kind,
  OperationTypeNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLObjectType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';

/**
 * Query cost, fitted to the recorded requests: an object costs 1, a scalar nothing; a connection costs 2 and then
 * floor(2 ln n) times its node (1 for n = 1); a mutation and a count cost 10; money is free. `nodes` and `edges`
 * are both charged. Of typed fragments the dearest counts.
 */
export const MUTATION_COST = 10;
const COUNT_COST = 10;
const CONNECTION_COST = 2;
const FREE_TYPES = new Set([
  'InventoryItemMeasurement',
  'MoneyBag',
  'MoneyV2',
  'PageInfo',
  'SEO',
  'Weight',
]);

interface CostContext {
  schema: GraphQLSchema;
  document: DocumentNode;
  variables: Record<string, unknown>;
}

/** Cost before execution, from the page sizes that were asked for. */
export function requestedCost(context: CostContext, operation: OperationDefinitionNode): number {
  return operationCost(context, operation, undefined);
}

/** Cost after execution, from what came back. */
export function actualCost(
  context: CostContext,
  operation: OperationDefinitionNode,
  data: unknown,
): number {
  return operationCost(context, operation, { data });
}

function operationCost(
  context: CostContext,
  operation: OperationDefinitionNode,
  answer: Answer,
): number {
  const { schema } = context;
  const root =
    operation.operation === OperationTypeNode.MUTATION
      ? schema.getMutationType()
      : schema.getQueryType();
  if (!root) throw new Error(`The schema has no ${operation.operation} type`);
  if (operation.operation !== OperationTypeNode.MUTATION)
    return selectionCost(context, root, operation.selectionSet, answer);
  const fields: FieldNode[] = [];
  collect(context, root, operation.selectionSet, fields, new Map());
  return fields.reduce((sum, field) => sum + mutationCost(context, root, field, answer), 0);
}

/** The payload and the objects directly in it are free; what is read of them is not. */
function mutationCost(
  context: CostContext,
  root: GraphQLObjectType,
  field: FieldNode,
  answer: Answer,
): number {
  const payload = typeOfField(context.schema, root, field.name.value);
  if (!isObjectType(payload) || !field.selectionSet) return MUTATION_COST;
  const fields: FieldNode[] = [];
  collect(context, payload, field.selectionSet, fields, new Map());
  const given = inside(answer, field);
  return fields.reduce((sum, part) => {
    const type = typeOfField(context.schema, payload, part.name.value);
    if (!isCompositeType(type) || !part.selectionSet || part.name.value === 'userErrors')
      return sum;
    const partGiven = inside(given, part);
    if (partGiven && partGiven.data == null) return sum;
    return sum + selectionCost(context, type, part.selectionSet, partGiven);
  }, MUTATION_COST);
}

/** What came back for a field; of a list, its first item stands for all. */
function inside(answer: Answer, field: FieldNode): Answer {
  if (!answer) return undefined;
  const value = valueAt(answer.data, field.alias?.value ?? field.name.value);
  return { data: Array.isArray(value) ? value[0] : value };
}

/** Present with what came back, when that is what is counted. */
type Answer = { data: unknown } | undefined;

export function connectionFactor(nodes: number): number {
  return nodes <= 0 ? 0 : Math.max(1, Math.floor(2 * Math.log(nodes)));
}

function selectionCost(
  context: CostContext,
  type: GraphQLCompositeType,
  set: SelectionSetNode,
  answer: Answer,
): number {
  const shared: FieldNode[] = [];
  const byType = new Map<string, { type: GraphQLCompositeType; sets: SelectionSetNode[] }>();
  collect(context, type, set, shared, byType);
  let cost = 0;
  for (const field of shared) cost += fieldCost(context, type, field, answer);
  let dearest = 0;
  for (const { type: on, sets } of byType.values()) {
    const branch = sets.reduce((sum, inner) => sum + selectionCost(context, on, inner, answer), 0);
    dearest = Math.max(dearest, branch);
  }
  return cost + dearest;
}

function collect(
  context: CostContext,
  type: GraphQLCompositeType,
  set: SelectionSetNode,
  shared: FieldNode[],
  byType: Map<string, { type: GraphQLCompositeType; sets: SelectionSetNode[] }>,
): void {
  for (const selection of set.selections) {
    if (!included(context, selection)) continue;
    if (selection.kind === Kind.FIELD) {
      shared.push(selection);
      continue;
    }
    const fragment =
      selection.kind === Kind.INLINE_FRAGMENT
        ? selection
        : fragmentNamed(context.document, selection.name.value);
    if (!fragment) continue;
    const condition = fragment.typeCondition?.name.value;
    const on = condition ? context.schema.getType(condition) : type;
    if (!on || !isCompositeType(on) || on === type || isObjectType(type)) {
      collect(context, type, fragment.selectionSet, shared, byType);
    } else {
      const branch = byType.get(on.name) ?? { type: on, sets: [] };
      branch.sets.push(fragment.selectionSet);
      byType.set(on.name, branch);
    }
  }
}

function fragmentNamed(document: DocumentNode, name: string): FragmentDefinitionNode | null {
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION && definition.name.value === name)
      return definition;
  }
  return null;
}

/** The type of a field without its list and non-null wrappers. */
function typeOfField(schema: GraphQLSchema, parent: GraphQLObjectType, name: string) {
  const type = parent.getFields()[name]?.type;
  return type ? schema.getType(String(type).replace(/[[\]!]/g, '')) : undefined;
}

function fieldCost(
  context: CostContext,
  parent: GraphQLCompositeType,
  field: FieldNode,
  answer: Answer,
): number {
  if (isUnionType(parent)) return 0;
  const definition = parent.getFields()[field.name.value];
  if (!definition || !field.selectionSet) return 0;
  const type = getNamedType(definition.type);
  if (isLeafType(type) || !isCompositeType(type)) return 0;
  const inner = inside(answer, field);
  if (inner && inner.data == null) return 0;
  if (type.name === 'Count') return parent === context.schema.getQueryType() ? COUNT_COST : 0;
  if (isConnection(type)) {
    const args = getArgumentValues(definition, field, context.variables);
    return connectionCost(context, type, field.selectionSet, asked(args), inner);
  }
  const own = FREE_TYPES.has(type.name) ? 0 : 1;
  return own + selectionCost(context, type, field.selectionSet, inner);
}

function connectionCost(
  context: CostContext,
  type: GraphQLObjectType,
  set: SelectionSetNode,
  size: number,
  answer: Answer,
): number {
  let cost = CONNECTION_COST;
  const fields: FieldNode[] = [];
  collect(context, type, set, fields, new Map());
  for (const field of fields) {
    const name = field.name.value;
    if (!field.selectionSet || (name !== 'nodes' && name !== 'edges')) continue;
    const list = answer ? valueAt(answer.data, field.alias?.value ?? name) : undefined;
    const count = Array.isArray(list) ? list.length : answer ? 0 : size;
    const definition = type.getFields()[name];
    const itemType = definition ? getNamedType(definition.type) : null;
    if (!itemType || !isCompositeType(itemType)) continue;
    const item = answer ? { data: Array.isArray(list) ? list[0] : undefined } : undefined;
    const inner = selectionCost(context, itemType, field.selectionSet, item);
    cost += connectionFactor(count) * (name === 'nodes' ? 1 + inner : inner);
  }
  return cost;
}

function isConnection(type: unknown): type is GraphQLObjectType {
  return isObjectType(type) && type.name.endsWith('Connection');
}

function asked(args: Record<string, unknown>): number {
  const size = args['first'] ?? args['last'];
  return typeof size === 'number' ? size : 0;
}

function valueAt(data: unknown, key: string): unknown {
  return typeof data === 'object' && data !== null ? Reflect.get(data, key) : undefined;
}

function included(
  context: CostContext,
  selection: SelectionSetNode['selections'][number],
): boolean {
  const skip = getDirectiveValues(GraphQLSkipDirective, selection, context.variables);
  const include = getDirectiveValues(GraphQLIncludeDirective, selection, context.variables);
  return skip?.['if'] !== true && include?.['if'] !== false;
}
