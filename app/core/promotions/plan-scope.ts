import type { PlanInput } from './plan-input';
import { error, type PlanErrors } from './plan-errors';
import type { PromotionExclusions, PromotionPlan, PromotionSelection } from './promotion';
import { leavesOut } from './scope';

/** [J] Four times what 25 discounts of 100 entries take; collections have no such bound. */
export const MAX_CHOSEN = 10_000;
/** As Shopify takes it. */
const MAX_TAG_LENGTH = 255;
/** As many as a product may have. */
const MAX_TAGS = 250;

type Chosen = Pick<PromotionPlan, 'selection' | 'exclusions'>;

export function checkScope(input: PlanInput, errors: PlanErrors): Chosen {
  const exclusions = checkExclusions(input, errors);
  return {
    selection: checkSelection(input, errors),
    ...(leavesOut({ exclusions }) && { exclusions }),
  };
}

function checkSelection(input: PlanInput, errors: PlanErrors): PromotionSelection {
  switch (input.selectionKind) {
    case 'all':
      return { kind: 'all' };
    case 'listings':
      return { kind: 'listings', listingIds: chosenIn('listingIds', input, errors) };
    case 'collections':
      return { kind: 'collections', collectionIds: chosenIn('collectionIds', input, errors) };
  }
}

function checkExclusions(input: PlanInput, errors: PlanErrors): PromotionExclusions {
  const tags = new Map<string, string>();
  for (const typed of input.excludedTags.split(',')) {
    const tag = typed.trim();
    // Shopify takes a tag in any case for the same.
    if (tag !== '' && !tags.has(tag.toLowerCase())) tags.set(tag.toLowerCase(), tag);
  }
  const isTooLong = [...tags.keys()].some(({ length }) => length > MAX_TAG_LENGTH);
  if (isTooLong || tags.size > MAX_TAGS) {
    errors.excludedTags = error('tags', { length: MAX_TAG_LENGTH, most: MAX_TAGS });
  }
  return {
    listingIds: chosenIn('excludedListingIds', input, errors),
    collectionIds: chosenIn('excludedCollectionIds', input, errors),
    tags: [...tags.values()],
  };
}

function chosenIn(
  field: 'listingIds' | 'collectionIds' | 'excludedListingIds' | 'excludedCollectionIds',
  input: PlanInput,
  errors: PlanErrors,
): string[] {
  const ids = [...new Set(input[field])];
  if (ids.length > MAX_CHOSEN) {
    errors[field] = error('manyChosen', { chosen: ids.length, most: MAX_CHOSEN });
  }
  return ids;
}

/** The opposite of `checkScope`. */
export function inputOfScope({
  selection,
  exclusions,
}: Chosen): Pick<
  PlanInput,
  | 'selectionKind'
  | 'listingIds'
  | 'collectionIds'
  | 'excludedListingIds'
  | 'excludedCollectionIds'
  | 'excludedTags'
> {
  return {
    selectionKind: selection.kind,
    listingIds: selection.kind === 'listings' ? selection.listingIds : [],
    collectionIds: selection.kind === 'collections' ? selection.collectionIds : [],
    excludedListingIds: exclusions?.listingIds ?? [],
    excludedCollectionIds: exclusions?.collectionIds ?? [],
    excludedTags: exclusions?.tags.join(', ') ?? '',
  };
}
