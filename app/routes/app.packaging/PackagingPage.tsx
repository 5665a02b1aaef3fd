import { BlockStack, Card, Page, Text } from '@shopify/polaris';
import { useLocation, useNavigation } from '@remix-run/react';
import { useEffect, useRef, useState } from 'react';
import { Empty } from '~/components/Empty';
import { useChangeAddress } from '~/components/address';
import { useTranslate } from '~/components/language';
import { NoListings } from '~/components/NoListings';
import { usePageActions } from '~/components/PageActions';
import { PageTurner } from '~/components/PageTurner';
import type { PackagingBoardView } from '~/services/catalogue/views';
import { BoardCard } from './BoardCard';
import { BoardHead } from './BoardHead';
import { focusFirst, focusListing, useBoardKeys } from './use-board-keys';
import { useBoardMarks } from './use-board-marks';

const FIRST_PAGE = { after: null, before: null };

/** Photos of many listings, to say of each listing which of them show the packaging, or that none does. */
export function PackagingPage({ board }: { board: PackagingBoardView }) {
  const t = useTranslate();
  const show = useChangeAddress();
  const isLoading = useNavigation().state === 'loading';
  const marks = useBoardMarks();
  const frame = useRef<HTMLDivElement>(null);
  // What is answered leaves the part; the board goes on counting from where it began.
  const [total] = useState(board.total);
  const [undone, setUndone] = useState('');

  function undo() {
    const listing = marks.undo();
    if (listing === null) return;
    setUndone(listing.title);
    focusListing(frame.current, listing.id);
  }
  const onKeyDown = useBoardKeys({ frame, rows: board.rows, marks, undo });

  // Keyboard first: whoever comes here is at the first photo of the page, and stays where they are when it loads again.
  const { search } = useLocation();
  useEffect(() => {
    focusFirst(frame.current);
  }, [search]);

  const { rows, previous, next, firstSync, part, isTicked } = board;
  return (
    <Page
      title={t('board.title')}
      backAction={{ content: t('listings.title'), url: '/app/listings' }}
      secondaryActions={usePageActions([{ content: t('packing.title'), url: '/app/packing' }])}
    >
      {/* Keys reach it from the buttons within, each of which does the same when it is pressed. */}
      <div ref={frame} onKeyDown={onKeyDown}>
        <BlockStack gap="400">
          <BoardHead
            part={isTicked ? null : part}
            total={total}
            photos={board.photos}
            marks={marks}
            onUndo={undo}
            onPart={(chosen) => {
              show({ ...FIRST_PAGE, part: chosen, ids: null });
            }}
          />
          <div aria-live="polite">
            <Text as="p" visuallyHidden>
              {undone !== '' && t('board.undone', { title: undone })}
            </Text>
          </div>
          {rows.length === 0 ? (
            <Card>
              {firstSync === null ? (
                <Empty
                  image="nothingFound"
                  heading={t(`board.empty.${part}.title`)}
                  action={{ content: t('listings.all'), url: '/app/listings' }}
                >
                  <p>{t(`board.empty.${part}.text`)}</p>
                </Empty>
              ) : (
                <NoListings firstSync={firstSync} />
              )}
            </Card>
          ) : (
            <ul className="board" aria-label={t('board.list')} aria-busy={isLoading}>
              {rows.map((row) => (
                <BoardCard key={row.id} listing={row} marks={marks} />
              ))}
            </ul>
          )}
          <PageTurner previous={previous} next={next} />
        </BlockStack>
      </div>
    </Page>
  );
}
