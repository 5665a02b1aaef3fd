import {
  Kind,
  visit,
  type DocumentNode,
  type FragmentDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/**
 * A document whose named fragments are written out where they are spread. A fragment's type must be that of where it
 * is spread.
 */
export function withoutFragments(document: DocumentNode): DocumentNode {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION)
      fragments.set(definition.name.value, definition);
  }
  const writtenOut = (set: SelectionSetNode): SelectionNode[] =>
    set.selections.flatMap((selection): SelectionNode[] => {
      if (selection.kind !== Kind.FRAGMENT_SPREAD) return [selection];
      const fragment = fragments.get(selection.name.value);
      // What decides about the spread decides about each of its fields.
      return fragment === undefined
        ? []
        : writtenOut(fragment.selectionSet).map((each) => ({
            ...each,
            directives: [...(each.directives ?? []), ...(selection.directives ?? [])],
          }));
    });
  return visit(document, {
    FragmentDefinition: () => null,
    SelectionSet: { enter: (set) => ({ ...set, selections: writtenOut(set) }) },
  });
}
