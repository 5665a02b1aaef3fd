import {
  BlockStack,
  Box,
  Button,
  ButtonGroup,
  Card,
  InlineStack,
  ProgressBar,
  Text,
} from '@shopify/polaris';
import { useId } from 'react';
import { useTranslate } from '~/components/language';
import { listingTitle } from '~/components/listing-links';
import { BOARD_PARTS, type BoardPart } from '~/services/catalogue/views';
import type { PhotoProgress } from '~/services/photos/ports';
import type { BoardMarks } from './use-board-marks';

/** What to do, how far it is, and the way back. */
export function BoardHead(props: {
  /** `null`: what was ticked is shown, whatever its part. */
  part: BoardPart | null;
  /** As many as there were when the board was opened. */
  total: number;
  /** `null`: photos are not looked at. */
  photos: PhotoProgress | null;
  marks: BoardMarks;
  onUndo: () => void;
  onPart: (part: BoardPart) => void;
}) {
  const { part, total, photos, marks, onUndo, onPart } = props;
  const t = useTranslate();
  const progress = useId();
  const { done, last, isSaving } = marks;
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="100">
          <Text as="p">{t('board.help.mouse')}</Text>
          <Text as="p" tone="subdued">
            {t('board.help.keys')}
          </Text>
          {photos && (
            <Text as="p" tone="subdued">
              {t('board.help.signs', { ...photos })}
            </Text>
          )}
        </BlockStack>
        <InlineStack gap="300" align="space-between" blockAlign="center">
          <div role="group" aria-label={t('board.part')}>
            <ButtonGroup variant="segmented">
              {BOARD_PARTS.map((each) => (
                <Button
                  key={each}
                  pressed={each === part}
                  onClick={() => {
                    onPart(each);
                  }}
                >
                  {t(`board.part.${each}`)}
                </Button>
              ))}
            </ButtonGroup>
          </div>
          <Button
            disabled={last === null}
            onClick={onUndo}
            accessibilityLabel={
              last === null
                ? undefined
                : t('board.undoOf', { title: listingTitle(t, last.listing.title) })
            }
          >
            {t('board.undo')}
          </Button>
        </InlineStack>
        {total > 0 && (
          <BlockStack gap="200">
            <div aria-live="polite">
              <InlineStack gap="200" align="space-between">
                <Text as="p" id={progress} fontWeight="semibold">
                  {t('board.progress', { done, total })}
                </Text>
                {done > 0 && (
                  <Text as="p" tone="subdued">
                    {t(isSaving ? 'board.saving' : 'board.saved')}
                  </Text>
                )}
              </InlineStack>
            </div>
            <Box>
              <ProgressBar
                progress={Math.min(100, (100 * done) / total)}
                size="small"
                ariaLabelledBy={progress}
              />
            </Box>
          </BlockStack>
        )}
      </BlockStack>
    </Card>
  );
}
