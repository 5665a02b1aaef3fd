import {
  FieldsOnCorrectTypeRule,
  GraphQLError,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  getNamedType,
  getNullableType,
  isRequiredArgument,
  isRequiredInputField,
  Kind,
  KnownArgumentNamesRule,
  KnownDirectivesRule,
  NoUnusedVariablesRule,
  print,
  ProvidedRequiredArgumentsRule,
  ScalarLeafsRule,
  specifiedRules,
  validate,
  valueFromAST,
  ValuesOfCorrectTypeRule,
  type ASTNode,
  type ASTVisitor,
  type DocumentNode,
  type GraphQLInputType,
  type ValidationContext,
  type ValueNode,
} from 'graphql';
import { adminSchema } from './schema';
import { isGlobalId } from './variables';

type Path = (string | number)[];
type Ancestors = readonly (ASTNode | readonly ASTNode[])[];

/** Rules of graphql-js whose errors Shopify words in its own way. */
const REPLACED = new Set([
  FieldsOnCorrectTypeRule,
  ScalarLeafsRule,
  KnownArgumentNamesRule,
  ProvidedRequiredArgumentsRule,
  ValuesOfCorrectTypeRule,
  NoUnusedVariablesRule,
  KnownDirectivesRule,
]);
const rules = [...specifiedRules.filter((rule) => !REPLACED.has(rule)), shopifyRules];

/** Validates against the Admin schema; errors are worded, coded and located as Shopify's. */
export function validateDocument(document: DocumentNode): readonly GraphQLError[] {
  return validate(adminSchema(), document, rules);
}

/** `syntax error, unexpected end of file at [3, 5]` */
export function syntaxErrorMessage(error: GraphQLError, options: { withPlace: boolean }): string {
  const unexpected = /Unexpected (.+?)\.?$/.exec(error.message)?.[1] ?? 'token';
  const what = unexpected === '<EOF>' ? 'end of file' : unexpected;
  const place = error.locations?.[0];
  return `syntax error, unexpected ${what}${options.withPlace && place ? ` at [${place.line}, ${place.column}]` : ''}`;
}

function shopifyRules(context: ValidationContext): ASTVisitor {
  const report = (message: string, node: ASTNode, path: Path, extensions: Extensions): void => {
    context.reportError(new GraphQLError(message, { nodes: node, path, extensions }));
  };
  return {
    Field(node, _key, _parent, _path, ancestors) {
      const parentType = context.getParentType();
      if (!parentType) return;
      const path = [...pathOf(ancestors), node.alias?.value ?? node.name.value];
      const name = node.name.value;
      const definition = context.getFieldDef();
      if (!definition) {
        report(`Field '${name}' doesn't exist on type '${parentType.name}'`, node, path, {
          code: 'undefinedField',
          typeName: parentType.name,
          fieldName: name,
        });
        return;
      }
      const type = getNamedType(definition.type);
      if (isCompositeType(type) && !node.selectionSet) {
        report(
          `Field must have selections (field '${name}' returns ${type.name} but has no selections. Did you mean '${name} { ... }'?)`,
          node,
          path,
          { code: 'selectionMismatch', nodeName: `field '${name}'`, typeName: type.name },
        );
      } else if (!isCompositeType(type) && node.selectionSet) {
        report(
          `Selections can't be made on scalars (field '${name}' returns ${type.name} but has selections)`,
          node,
          path,
          { code: 'selectionMismatch', nodeName: `field '${name}'`, typeName: type.name },
        );
      }
      const given = new Set(node.arguments?.map((argument) => argument.name.value));
      const missing = definition.args.filter(
        (argument) => isRequiredArgument(argument) && !given.has(argument.name),
      );
      if (missing.length > 0) {
        const names = missing.map((argument) => argument.name).join(', ');
        report(`Field '${name}' is missing required arguments: ${names}`, node, path, {
          code: 'missingRequiredArguments',
          className: 'Field',
          name,
          arguments: names,
        });
      }
    },
    Argument(node, _key, parent, _path, ancestors) {
      const owner = ownerOf(ancestors);
      if (owner?.kind !== Kind.FIELD || !context.getFieldDef() || !Array.isArray(parent)) return;
      const path = [...pathOf(ancestors), node.name.value];
      const argument = context.getArgument();
      if (!argument) {
        const field = owner.name.value;
        report(`Field '${field}' doesn't accept argument '${node.name.value}'`, node, path, {
          code: 'argumentNotAccepted',
          name: field,
          typeName: 'Field',
          argumentName: node.name.value,
        });
        return;
      }
      checkLiteral(node.value, argument.type, path, {
        at: owner,
        report,
        fault: (value) => ({
          message: `Argument '${node.name.value}' on Field '${owner.name.value}' has an invalid value (${print(value)}). Expected type '${String(argument.type)}'.`,
          extensions: {
            code: 'argumentLiteralsIncompatible',
            typeName: 'Field',
            argumentName: node.name.value,
          },
        }),
      });
    },
    Directive(node, _key, _parent, _path, ancestors) {
      if (context.getDirective()) return;
      report(`Directive @${node.name.value} is not defined`, node, pathOf(ancestors), {
        code: 'undefinedDirective',
        directiveName: node.name.value,
      });
    },
    OperationDefinition: {
      leave(operation) {
        // What stands in an argument that does not exist counts as unused.
        const used = new Set(
          context
            .getRecursiveVariableUsages(operation)
            .filter((usage) => usage.type)
            .map((usage) => usage.node.name.value),
        );
        for (const definition of operation.variableDefinitions ?? []) {
          const name = definition.variable.name.value;
          if (used.has(name)) continue;
          const by = operation.name?.value ?? `anonymous ${operation.operation}`;
          report(
            `Variable $${name} is declared by ${by} but not used`,
            operation,
            [operationLabel(operation)],
            {
              code: 'variableNotUsed',
              variableName: name,
            },
          );
        }
      },
    },
  };
}

type Extensions = Record<string, unknown> & { code: string };

interface LiteralReport {
  /** Problems are located at the field, or at the input object that they are in. */
  at: ASTNode;
  report: (message: string, at: ASTNode, path: Path, extensions: Extensions) => void;
  /** How the innermost argument or attribute names an unfit value. */
  fault: (value: ValueNode) => { message: string; extensions: Extensions };
}

function checkLiteral(
  value: ValueNode,
  type: GraphQLInputType,
  path: Path,
  to: LiteralReport,
): void {
  if (value.kind === Kind.VARIABLE) return;
  const nullable = getNullableType(type);
  if (value.kind === Kind.NULL) {
    if (isNonNullType(type)) refuse(value, path, to);
    return;
  }
  if (isListType(nullable)) {
    const items = value.kind === Kind.LIST ? value.values : [value];
    items.forEach((item, index) => {
      checkLiteral(item, nullable.ofType, [...path, index], to);
    });
    return;
  }
  if (isInputObjectType(nullable)) {
    if (value.kind !== Kind.OBJECT) {
      refuse(value, path, to);
      return;
    }
    const fields = nullable.getFields();
    const given = new Set(value.fields.map((field) => field.name.value));
    for (const field of Object.values(fields)) {
      if (!isRequiredInputField(field) || given.has(field.name)) continue;
      to.report(
        `Argument '${field.name}' on InputObject '${nullable.name}' is required. Expected type ${String(field.type)}`,
        value,
        [...path, field.name],
        {
          code: 'missingRequiredInputObjectAttribute',
          argumentName: field.name,
          argumentType: String(field.type),
          inputObjectType: nullable.name,
        },
      );
    }
    for (const node of value.fields) {
      const name = node.name.value;
      const field = fields[name];
      if (!field) {
        to.report(
          `InputObject '${nullable.name}' doesn't accept argument '${name}'`,
          node,
          [...path, name],
          {
            code: 'argumentNotAccepted',
            name: nullable.name,
            typeName: 'InputObject',
            argumentName: name,
          },
        );
        continue;
      }
      checkLiteral(node.value, field.type, [...path, name], {
        at: value,
        report: to.report,
        fault: (unfit) => ({
          message: `Argument '${name}' on InputObject '${nullable.name}' has an invalid value (${print(unfit)}). Expected type '${String(field.type)}'.`,
          extensions: {
            code: 'argumentLiteralsIncompatible',
            typeName: 'InputObject',
            argumentName: name,
          },
        }),
      });
    }
    return;
  }
  if (isEnumType(nullable) ? value.kind !== Kind.ENUM : value.kind === Kind.ENUM) {
    refuse(value, path, to);
    return;
  }
  if (nullable.name === 'ID' && value.kind === Kind.STRING && !isGlobalId(value.value)) {
    to.report(`Invalid global id '${value.value}'`, to.at, path, {
      code: 'argumentLiteralsIncompatible',
      typeName: 'CoercionError',
    });
    return;
  }
  if (valueFromAST(value, nullable) === undefined) refuse(value, path, to);
}

function refuse(value: ValueNode, path: Path, to: LiteralReport): void {
  const { message, extensions } = to.fault(value);
  to.report(message, to.at, path, extensions);
}

/** Shopify's paths name the operation, then fields by alias, fragments and arguments. */
function pathOf(ancestors: Ancestors): Path {
  const path: Path = [];
  for (const ancestor of ancestors) {
    if (!('kind' in ancestor)) continue;
    if (ancestor.kind === Kind.OPERATION_DEFINITION) path.push(operationLabel(ancestor));
    else if (ancestor.kind === Kind.FRAGMENT_DEFINITION)
      path.push(`fragment ${ancestor.name.value}`);
    else if (ancestor.kind === Kind.FIELD) path.push(ancestor.alias?.value ?? ancestor.name.value);
    else if (ancestor.kind === Kind.INLINE_FRAGMENT) {
      path.push(ancestor.typeCondition ? `... on ${ancestor.typeCondition.name.value}` : '...');
    }
  }
  return path;
}

function ownerOf(ancestors: Ancestors): ASTNode | null {
  const owner = ancestors.findLast((ancestor) => 'kind' in ancestor);
  return owner && 'kind' in owner ? owner : null;
}

function operationLabel(operation: { operation: string; name?: { value: string } }): string {
  return operation.name ? `${operation.operation} ${operation.name.value}` : operation.operation;
}
