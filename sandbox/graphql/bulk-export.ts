import {
  getArgumentValues,
  getNamedType,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type DocumentNode,
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type SelectionSetNode,
} from 'graphql';
import type { SandboxStore } from '../store/sandbox-store';
import { Connection } from './connection';
import { typeNameOf, type RequestContext, type ResolverLayer } from './resolver';
import { adminSchema } from './schema';

type Complete = (value: unknown, context: RequestContext) => unknown;

interface FieldPlan {
  key: string;
  resolve: (source: unknown, context: RequestContext) => unknown;
  complete: Complete;
}

interface ConnectionPlan {
  resolve: FieldPlan['resolve'];
  node: NodePlan;
}

/** What to write of one object: its own fields as one line, its connections as further lines. */
interface ObjectPlan {
  fields: FieldPlan[];
  connections: ConnectionPlan[];
}

type NodePlan = (source: unknown) => ObjectPlan;

/**
 * Runs a bulk query. The document is turned into functions once and those are called for each object, because
 * the general executor takes minutes for a hundred thousand products.
 */
export function* bulkLines(
  layer: ResolverLayer,
  store: SandboxStore,
  document: DocumentNode,
): Generator<readonly string[]> {
  const compiler = new Compiler(layer, document);
  const context: RequestContext = { store, layer, searchWarnings: [] };
  for (const root of compiler.roots()) {
    const connection = root.resolve(undefined, context);
    if (!(connection instanceof Connection)) continue;
    for (const item of connection.all()) {
      const lines: string[] = [];
      writeObject(item, root.node, null, context, lines);
      yield lines;
    }
  }
}

function writeObject(
  source: unknown,
  planOf: NodePlan,
  parentId: string | null,
  context: RequestContext,
  lines: string[],
): void {
  const plan = planOf(source);
  const line = writeFields(plan.fields, source, context);
  const id = line['id'];
  if (parentId !== null) line['__parentId'] = parentId;
  lines.push(JSON.stringify(line));
  for (const connection of plan.connections) {
    const items = connection.resolve(source, context);
    if (!(items instanceof Connection)) continue;
    for (const item of items.all()) {
      writeObject(item, connection.node, typeof id === 'string' ? id : null, context, lines);
    }
  }
}

function writeFields(
  fields: readonly FieldPlan[],
  source: unknown,
  context: RequestContext,
): Record<string, unknown> {
  const written: Record<string, unknown> = {};
  for (const field of fields)
    written[field.key] = field.complete(field.resolve(source, context), context);
  return written;
}

class Compiler {
  private readonly schema = adminSchema();

  constructor(
    private readonly layer: ResolverLayer,
    private readonly document: DocumentNode,
  ) {}

  roots(): ConnectionPlan[] {
    const operation = this.document.definitions.find(
      (definition) => definition.kind === Kind.OPERATION_DEFINITION,
    );
    const root = this.schema.getQueryType();
    if (!operation || !root) throw new Error('A bulk query needs an operation');
    return this.objectPlan(root, [operation.selectionSet]).connections;
  }

  private objectPlan(type: GraphQLObjectType, sets: readonly SelectionSetNode[]): ObjectPlan {
    const plan: ObjectPlan = { fields: [], connections: [] };
    for (const [key, nodes] of this.fieldsOf(type, sets)) this.addField(plan, type, key, nodes);
    return plan;
  }

  private addField(
    plan: ObjectPlan,
    type: GraphQLObjectType,
    key: string,
    nodes: readonly FieldNode[],
  ): void {
    const node = nodes[0];
    if (!node) return;
    if (node.name.value === '__typename') {
      plan.fields.push({ key, resolve: () => type.name, complete: (value) => value });
      return;
    }
    const definition = type.getFields()[node.name.value];
    if (!definition) return;
    const args = getArgumentValues(definition, node);
    const resolve: FieldPlan['resolve'] = (source, context) =>
      this.layer.resolve(type.name, definition, source, args, context);
    const named = getNamedType(definition.type);
    const inner = nodes.flatMap((each) => (each.selectionSet ? [each.selectionSet] : []));
    if (isObjectType(named) && named.name.endsWith('Connection')) {
      plan.connections.push({ resolve, node: this.connectionNode(named, inner) });
      return;
    }
    plan.fields.push({
      key,
      resolve,
      complete: this.complete(definition.type, inner, `${type.name}.${key}`),
    });
  }

  /** `edges { node { … } }` */
  private connectionNode(type: GraphQLObjectType, sets: readonly SelectionSetNode[]): NodePlan {
    const edgeType = getNamedType(fieldOf(type, 'edges').type);
    if (!isObjectType(edgeType)) throw new Error(`${type.name} has no edges`);
    const edgeSets = this.selectionsUnder(type, sets, 'edges');
    const nodeType = getNamedType(fieldOf(edgeType, 'node').type);
    if (!isCompositeType(nodeType)) throw new Error(`${edgeType.name} has no node`);
    return this.nodePlan(nodeType, this.selectionsUnder(edgeType, edgeSets, 'node'));
  }

  private nodePlan(type: GraphQLCompositeType, sets: readonly SelectionSetNode[]): NodePlan {
    if (isObjectType(type)) {
      const plan = this.objectPlan(type, sets);
      return () => plan;
    }
    const plans = new Map<string, ObjectPlan>();
    return (source) => {
      const name = typeNameOf(source);
      let plan = plans.get(name);
      if (!plan) {
        const concrete = this.schema.getType(name);
        if (!isObjectType(concrete)) throw new Error(`${name} is not an object type`);
        plan = this.objectPlan(concrete, sets);
        plans.set(name, plan);
      }
      return plan;
    };
  }

  private complete(
    type: GraphQLOutputType,
    sets: readonly SelectionSetNode[],
    name: string,
  ): Complete {
    const nullable = getNullableType(type);
    const inner = this.completeNullable(nullable, sets, name);
    const required = isNonNullType(type);
    return (value, context) => {
      if (value !== null && value !== undefined) return inner(value, context);
      if (required) throw new Error(`Cannot return null for non-nullable field ${name}`);
      return null;
    };
  }

  private completeNullable(
    type: GraphQLOutputType,
    sets: readonly SelectionSetNode[],
    name: string,
  ): Complete {
    if (isLeafType(type)) return (value) => type.serialize(value);
    if (isListType(type)) {
      const item = this.complete(type.ofType, sets, name);
      return (value, context) =>
        Array.isArray(value) ? value.map((each) => item(each, context)) : [];
    }
    if (!isObjectType(type) && !isAbstractType(type)) throw new Error(`${name} cannot be written`);
    const planOf = this.nodePlan(type, sets);
    return (value, context) => writeFields(planOf(value).fields, value, context);
  }

  private selectionsUnder(
    type: GraphQLObjectType,
    sets: readonly SelectionSetNode[],
    name: string,
  ): SelectionSetNode[] {
    const nodes = [...this.fieldsOf(type, sets).values()].flat();
    return nodes.flatMap((node) =>
      node.name.value === name && node.selectionSet ? [node.selectionSet] : [],
    );
  }

  /** Fields by response key, with the fragments that apply to the type. */
  private fieldsOf(
    type: GraphQLObjectType,
    sets: readonly SelectionSetNode[],
  ): Map<string, FieldNode[]> {
    const fields = new Map<string, FieldNode[]>();
    const collect = (set: SelectionSetNode): void => {
      for (const selection of set.selections) {
        if (selection.kind === Kind.FIELD) {
          const key = selection.alias?.value ?? selection.name.value;
          fields.set(key, [...(fields.get(key) ?? []), selection]);
          continue;
        }
        const fragment =
          selection.kind === Kind.INLINE_FRAGMENT ? selection : this.fragment(selection.name.value);
        const condition =
          fragment.typeCondition && this.schema.getType(fragment.typeCondition.name.value);
        const applies =
          !condition ||
          condition === type ||
          (isAbstractType(condition) && this.schema.isSubType(condition, type));
        if (applies) collect(fragment.selectionSet);
      }
    };
    for (const set of sets) collect(set);
    return fields;
  }

  private fragment(name: string) {
    for (const definition of this.document.definitions) {
      if (definition.kind === Kind.FRAGMENT_DEFINITION && definition.name.value === name)
        return definition;
    }
    throw new Error(`No fragment ${name}`);
  }
}

function fieldOf(type: GraphQLObjectType, name: string): GraphQLField<unknown, unknown> {
  const field = type.getFields()[name];
  if (!field) throw new Error(`${type.name} has no field ${name}`);
  return field;
}
