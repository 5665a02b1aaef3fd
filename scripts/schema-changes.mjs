// What differs between two schemas for a set of operations.
import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isNonNullType,
  isRequiredInputField,
  TypeInfo,
  typeFromAST,
  validate,
  visit,
  visitWithTypeInfo,
} from 'graphql';

/** What can be asked for by id: of that, operations name the types that they mean. */
const ANYTHING = 'Node';

const PATH_KINDS = new Set([
  'FragmentDefinition',
  'OperationDefinition',
  'InlineFragment',
  'Field',
]);

/**
 * Three lists of sentences: what would break, what the newer schema has deprecated since, and what it adds to enums,
 * unions and interfaces that the operations read.
 */
export function schemaChanges({ current, newer, documents }) {
  const before = usedParts(current, documents);
  const after = usedParts(newer, documents);
  const breaking = [
    ...validate(newer, documents).map(
      ({ message, nodes }) => `${operationAround(documents, nodes?.[0])}: ${message}`,
    ),
    ...changedTypes(before.fields, after.fields),
    ...[...before.inputs].flatMap((name) => brokenInput(current, newer, name)),
  ];
  return {
    breaking: unique(breaking),
    deprecated: unique(after.deprecated.filter((line) => !before.deprecated.includes(line))),
    added: unique([...before.outputs].flatMap((name) => addedTo(current, newer, name))),
  };
}

/** Fields by their path, the names of the types that answers and variables consist of, and what is deprecated. */
function usedParts(schema, documents) {
  const fields = new Map();
  const outputs = new Set();
  const inputs = new Set();
  const deprecated = [];
  const path = [];
  const typeInfo = new TypeInfo(schema);
  visit(
    documents,
    visitWithTypeInfo(typeInfo, {
      FragmentDefinition(node) {
        path.push(node.name.value);
      },
      OperationDefinition(node) {
        path.push(node.name?.value);
      },
      InlineFragment(node) {
        path.push(node.typeCondition?.name.value);
      },
      Field(node) {
        path.push(node.alias?.value ?? node.name.value);
        const parent = typeInfo.getParentType();
        const field = typeInfo.getFieldDef();
        if (!parent || !field) return;
        const place = `${parent.name}.${node.name.value}`;
        fields.set(path.join(' '), { place, type: field.type });
        const type = getNamedType(field.type);
        if (isEnumType(type) || (isAbstractType(type) && type.name !== ANYTHING)) {
          outputs.add(type.name);
        }
        note(deprecated, place, field);
      },
      leave({ kind }) {
        if (PATH_KINDS.has(kind)) path.pop();
      },
      Argument(node) {
        const argument = typeInfo.getArgument();
        const owner = `${typeInfo.getParentType()?.name}.${typeInfo.getFieldDef()?.name}`;
        if (argument) note(deprecated, `${owner}(${node.name.value}:)`, argument);
      },
      VariableDefinition(node) {
        addInput(typeFromAST(schema, node.type), inputs);
      },
    }),
  );
  for (const name of inputs) {
    const type = schema.getType(name);
    if (!isInputObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      note(deprecated, `${name}.${field.name} (an input)`, field);
    }
  }
  return { fields, outputs, inputs, deprecated };
}

function note(deprecated, place, { deprecationReason }) {
  if (deprecationReason != null) deprecated.push(`${place}: ${deprecationReason}`);
}

/** A type of input with all that it may hold. */
function addInput(type, inputs) {
  const named = type && getNamedType(type);
  if (!named || inputs.has(named.name)) return;
  if (isEnumType(named)) inputs.add(named.name);
  if (!isInputObjectType(named)) return;
  inputs.add(named.name);
  for (const field of Object.values(named.getFields())) addInput(field.type, inputs);
}

/** What was always there may be missing, or is of another type. */
function changedTypes(before, after) {
  return [...before].flatMap(([path, { place, type }]) => {
    const now = after.get(path)?.type;
    if (!now || formOf(now) === formOf(type)) return [];
    // That something is never missing any more breaks nothing.
    if (isNonNullType(now) && formOf(now.ofType) === formOf(type)) return [];
    return [`${place}: is ${now}, was ${type}`];
  });
}

/** Of what has fields of its own the name says nothing: each of those is looked at by itself. */
function formOf(type) {
  const named = getNamedType(type);
  return isCompositeType(named) ? String(type).replace(named.name, '{…}') : String(type);
}

/** Variables are made while the app runs, so that no validation sees what they hold. */
function brokenInput(current, newer, name) {
  const [was, is] = [current.getType(name), newer.getType(name)];
  if (!is) return [`${name}: is gone, an input that variables may hold`];
  if (isEnumType(was) && isEnumType(is)) {
    return was
      .getValues()
      .filter((value) => !is.getValue(value.name))
      .map((value) => `${name}.${value.name}: is gone, a value that variables may hold`);
  }
  if (!isInputObjectType(was) || !isInputObjectType(is)) return [];
  const [fields, newFields] = [was.getFields(), is.getFields()];
  return [
    ...Object.keys(fields)
      .filter((field) => !newFields[field])
      .map((field) => `${name}.${field}: is gone, a field that variables may hold`),
    ...Object.values(newFields)
      .filter((field) => isRequiredInputField(field) && !isRequired(fields[field.name]))
      .map((field) => `${name}.${field.name}: has to be given now`),
  ];
}

function isRequired(field) {
  return field !== undefined && isRequiredInputField(field);
}

function addedTo(current, newer, name) {
  const [was, is] = [current.getType(name), newer.getType(name)];
  if (isEnumType(was) && isEnumType(is)) {
    return is
      .getValues()
      .filter((value) => !was.getValue(value.name))
      .map((value) => `${name}.${value.name}: a new value`);
  }
  if (!isAbstractType(was) || !isAbstractType(is)) return [];
  const known = new Set(current.getPossibleTypes(was).map((type) => type.name));
  return newer
    .getPossibleTypes(is)
    .filter((type) => !known.has(type.name))
    .map((type) => `${type.name}: a new kind of ${name}`);
}

/** The name of the operation or fragment that a node belongs to. */
function operationAround(documents, node) {
  const definition = documents.definitions.find(
    ({ loc }) =>
      loc.source === node?.loc.source && loc.start <= node.loc.start && node.loc.end <= loc.end,
  );
  return definition?.name?.value ?? 'an operation';
}

function unique(lines) {
  return [...new Set(lines)];
}
