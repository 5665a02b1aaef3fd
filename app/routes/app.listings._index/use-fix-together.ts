import { useNavigate } from '@remix-run/react';
import { useIndexResourceState } from '@shopify/polaris';
import { useTranslate } from '~/components/language';
import { fixesPath } from '~/components/listing-links';
import { BULK_KINDS } from '~/core/changes/change';
import type { ListingsView } from '~/services/catalogue/views';

/** Listings that are ticked, and what they can be given together: what the list is narrowed down to comes first. */
export function useFixTogether({ rows, bulkKind }: ListingsView) {
  const t = useTranslate();
  const navigate = useNavigate();
  const { selectedResources, handleSelectionChange, clearSelection } = useIndexResourceState(
    rows.map(({ id }) => ({ id })),
  );
  const kinds = [...BULK_KINDS].sort((a, b) => Number(b === bulkKind) - Number(a === bulkKind));
  const actions = kinds.map((kind) => ({
    content: t(`bulk.link.${kind}`),
    onAction: () => {
      navigate(fixesPath(kind, { listingIds: selectedResources }));
    },
  }));
  return {
    clear: clearSelection,
    ofTable: {
      selected: selectedResources,
      selectedItemsCount: selectedResources.length,
      onSelectionChange: handleSelectionChange,
      promotedBulkActions: actions.slice(0, 1),
      bulkActions: actions.slice(1),
    },
  };
}
