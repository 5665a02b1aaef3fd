import { Kind, print, visit, type DirectiveNode, type DocumentNode } from 'graphql';
import { withoutFragments } from '../without-fragments';

/**
 * The text that `bulkOperationRunQuery` takes: one query whose named fragments are written out, because
 * nothing says that bulk operations accept them. A fragment's type must be that of where it is spread.
 * `@include(if: $name)` is decided by `flags`, since bulk operations take no variables.
 */
export function bulkQueryText(
  document: DocumentNode,
  flags: Readonly<Record<string, boolean>> = {},
): string {
  const expanded = visit(withoutFragments(document), {
    OperationDefinition: (operation) => ({
      ...operation,
      name: undefined,
      variableDefinitions: [],
    }),
  });
  const decided = visit(expanded, {
    Field: (field) =>
      (field.directives ?? []).every((directive) => isIncluded(directive, flags))
        ? { ...field, directives: [] }
        : null,
  });
  return print(decided).trim();
}

function isIncluded({ name, arguments: given }: DirectiveNode, flags: Record<string, boolean>) {
  const condition = given?.find((each) => each.name.value === 'if')?.value;
  const flag = condition?.kind === Kind.VARIABLE ? flags[condition.name.value] : undefined;
  if (name.value !== 'include' || flag === undefined) {
    throw new Error(`A bulk query cannot decide @${name.value}`);
  }
  return flag;
}
