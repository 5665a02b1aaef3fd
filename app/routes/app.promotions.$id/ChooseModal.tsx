import {
  BlockStack,
  Box,
  Button,
  Checkbox,
  InlineStack,
  Scrollable,
  SkeletonBodyText,
  Text,
  TextField,
} from '@shopify/polaris';
import { useState } from 'react';
import { useTranslate } from '~/components/language';
import { listingTitle } from '~/components/listing-links';
import { Modal } from '~/components/Modal';
import type { Named } from './offered-page';
import { useOffered } from './use-offered';

/** A list to search and to tick, as long as there is more to show. */
export function ChooseModal(props: {
  kind: 'listings' | 'collections';
  title: string;
  chosen: string[];
  /** With the names of those that were met meanwhile. */
  onChoose: (ids: string[], named: Named[]) => void;
  onClose: () => void;
}) {
  const { kind, title, chosen, onChoose, onClose } = props;
  const { search, offered, isLoading, onMore } = useOffered(`/app/promotions/${kind}`);
  const t = useTranslate();
  const [ids, setIds] = useState(chosen);
  const [named, setNamed] = useState<Named[]>([]);
  const ticked = new Set(ids);
  const add = (items: Named[]) => {
    const added = items.filter(({ id }) => !ticked.has(id));
    setIds([...ids, ...added.map(({ id }) => id)]);
    setNamed([...named, ...added]);
  };
  const isAllShownTicked = offered.every(({ id }) => ticked.has(id));

  return (
    <Modal
      title={title}
      primary={{
        label:
          ids.length === 0 && chosen.length > 0
            ? t('promotion.choose.clear')
            : t('promotion.choose.confirm', { count: ids.length }),
        isDisabled: ids.length === 0 && chosen.length === 0,
        onPress: () => {
          onChoose(ids, named);
        },
      }}
      onClose={onClose}
    >
      <BlockStack gap="400">
        <TextField
          label={t(`promotion.choose.${kind}.search`)}
          autoComplete="off"
          clearButton
          value={search.text}
          onChange={search.type}
          onClearButtonClick={() => {
            search.type('');
          }}
        />
        <InlineStack align="space-between" gap="200">
          <div aria-live="polite">
            <Text as="p" tone="subdued">
              {t(`promotion.chosen.${kind}`, { count: ids.length })}
            </Text>
          </div>
          <Button
            variant="plain"
            disabled={offered.length === 0 || isAllShownTicked}
            onClick={() => {
              add(offered);
            }}
          >
            {t('promotion.choose.allShown')}
          </Button>
        </InlineStack>
        <Scrollable style={{ maxHeight: '22rem' }} shadow focusable>
          <Box paddingInlineEnd="300">
            <BlockStack gap="100">
              {offered.map((item) => (
                <Checkbox
                  key={item.id}
                  label={listingTitle(t, item.title)}
                  helpText={
                    item.status && item.status !== 'ACTIVE' ? t(`status.${item.status}`) : undefined
                  }
                  checked={ticked.has(item.id)}
                  onChange={(isTicked) => {
                    if (isTicked) add([item]);
                    else setIds(ids.filter((id) => id !== item.id));
                  }}
                />
              ))}
              {isLoading && <SkeletonBodyText lines={3} />}
              {!isLoading && offered.length === 0 && (
                <Text as="p" tone="subdued">
                  {t('promotion.choose.nothing')}
                </Text>
              )}
              {onMore && !isLoading && (
                <Box paddingBlockStart="200">
                  <Button onClick={onMore}>{t('promotion.choose.more')}</Button>
                </Box>
              )}
            </BlockStack>
          </Box>
        </Scrollable>
      </BlockStack>
    </Modal>
  );
}
