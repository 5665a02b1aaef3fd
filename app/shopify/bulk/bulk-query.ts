import { Kind, print, visit, type DocumentNode, type FragmentDefinitionNode } from 'graphql';

/**
 * The text that `bulkOperationRunQuery` takes: one query whose named fragments are written out, because
 * nothing says that bulk operations accept them. A fragment's type must be that of where it is spread.
 */
export function bulkQueryText(document: DocumentNode): string {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION)
      fragments.set(definition.name.value, definition);
  }
  const expanded = visit(document, {
    FragmentDefinition: () => null,
    OperationDefinition: (operation) => ({ ...operation, name: undefined }),
    SelectionSet: {
      leave: (set) => ({
        ...set,
        selections: set.selections.flatMap((selection) =>
          selection.kind === Kind.FRAGMENT_SPREAD
            ? (fragments.get(selection.name.value)?.selectionSet.selections ?? [])
            : selection,
        ),
      }),
    },
  });
  return print(expanded).trim();
}
