import { useNavigate } from '@remix-run/react';
import { ActionList, Button, InlineStack, Popover, useIndexResourceState } from '@shopify/polaris';
import { useState } from 'react';
import { useTranslate } from '~/components/language';
import { listingTitle } from '~/components/listing-links';
import type { ListTableSelection } from '~/components/ListTable';
import { tickedPath } from '~/components/ticked-listings';
import { BULK_KINDS } from '~/core/changes/change';
import type { ListingRow } from '~/services/catalogue/ports';

const TOGETHER = [...BULK_KINDS, 'packaging'] as const;

/** Listings that are ticked on this page of the list, and the pages that fix them together. */
export function useTicked(rows: readonly ListingRow[]): {
  selection: ListTableSelection;
  clear: () => void;
} {
  const t = useTranslate();
  const navigate = useNavigate();
  const state = useIndexResourceState(rows.map(({ id }) => ({ id })));
  // What has left the page since it was ticked is not meant.
  const titles = new Map(rows.map(({ id, title }) => [id, listingTitle(t, title)]));
  const selected = state.selectedResources.filter((id) => titles.has(id));
  const actions = TOGETHER.map((kind) => ({
    content: t(`listings.together.${kind}`),
    onAction: () => {
      navigate(tickedPath(kind, selected));
    },
  }));
  const title = t('listings.together', { count: selected.length });
  return {
    clear: state.clearSelection,
    selection: {
      selected,
      selectedItemsCount: selected.length,
      onSelectionChange: state.handleSelectionChange,
      promotedBulkActions: [{ title, actions }],
      condensed: {
        nameOf: (id) => titles.get(id) ?? '',
        actions: (
          <InlineStack gap="200" align="space-between">
            <Menu title={title} actions={actions} count={selected.length} />
            <Button variant="plain" onClick={state.clearSelection}>
              {t('listings.together.untick')}
            </Button>
          </InlineStack>
        ),
      },
    },
  };
}

function Menu(props: {
  title: string;
  actions: { content: string; onAction: () => void }[];
  count: number;
}) {
  const { title, actions, count } = props;
  const t = useTranslate();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Popover
      active={isOpen}
      preferredPosition="above"
      autofocusTarget="first-node"
      onClose={() => {
        setIsOpen(false);
      }}
      activator={
        <Button
          disclosure="up"
          ariaExpanded={isOpen}
          onClick={() => {
            setIsOpen(!isOpen);
          }}
        >
          {t('listings.together.count', { title, count })}
        </Button>
      }
    >
      <ActionList items={actions} />
    </Popover>
  );
}
