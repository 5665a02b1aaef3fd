import { useFetcher } from '@remix-run/react';
import { Badge, BlockStack, Card, Checkbox, InlineStack, Text } from '@shopify/polaris';
import { sayWhyNot } from '~/components/answers';
import { useFormatter, useTranslate } from '~/components/language';
import { ListingLink } from '~/components/ListingName';
import { listingTitle } from '~/components/listing-links';
import { MediaPicture } from '~/components/MediaPicture';
import type { PackingRow } from '~/services/packing/views';
import { ReturnsText } from './ReturnsText';
import type { TickAnswer } from './packing-form';

/** One listing: its photos, what waits, what buyers said, and the tick of today. */
export function PackingCard({ row }: { row: PackingRow }) {
  const t = useTranslate();
  const format = useFormatter();
  const { id, title, due, returns, afterTicks } = row;
  const tick = useTick(row);
  const name = listingTitle(t, title);
  return (
    <li>
      <Card>
        <BlockStack gap="300">
          <InlineStack gap="200" blockAlign="center">
            <Text as="h2" variant="headingSm" breakWord>
              <ListingLink id={id} title={title} />
            </Text>
            {returns.known === 'returns' && returns.standsOut && (
              <Badge tone="warning">{t('packing.standsOut')}</Badge>
            )}
          </InlineStack>
          <Photos row={row} />
          {due && (
            <Text as="p">
              {t('packing.due', {
                orders: due.orders,
                units: due.units,
                day: format.day(due.oldest),
              })}
            </Text>
          )}
          <ReturnsText returns={returns} />
          {afterTicks && <Text as="p">{t('packing.afterTicks', { ...afterTicks })}</Text>}
          <Checkbox
            label={<TickLabel title={name} />}
            checked={tick.isTicked}
            error={tick.whyNot ?? undefined}
            onChange={tick.set}
          />
        </BlockStack>
      </Card>
    </li>
  );
}

/** Heard with the name of what is ticked. */
function TickLabel({ title }: { title: string }) {
  const t = useTranslate();
  return (
    <>
      <span aria-hidden>{t('packing.tick')}</span>
      <Text as="span" visuallyHidden>
        {t('packing.tickOf', { title })}
      </Text>
    </>
  );
}

function Photos({ row: { photoUrl, packagingUrl } }: { row: PackingRow }) {
  const t = useTranslate();
  return (
    <div className="packing-photos">
      <figure>
        <MediaPicture media={{ kind: 'IMAGE', url: photoUrl }} />
        <figcaption>{t('packing.photo.product')}</figcaption>
      </figure>
      <figure>
        {packagingUrl !== null && <MediaPicture media={{ kind: 'IMAGE', url: packagingUrl }} />}
        <figcaption>
          {t(packagingUrl === null ? 'packing.photo.none' : 'packing.photo.packaging')}
        </figcaption>
      </figure>
    </div>
  );
}

/** Shown as it is set, before the server has answered. */
function useTick({ id, isTicked }: PackingRow) {
  const t = useTranslate();
  const fetcher = useFetcher<TickAnswer>({ key: `tick ${id}` });
  const sent = fetcher.formData?.get('isTicked');
  const because = sayWhyNot(fetcher.data, 'packing.gone');
  return {
    isTicked: sent === undefined || sent === null ? isTicked : sent === 'true',
    whyNot: because && t(because.id, because.data),
    set: (next: boolean) => {
      // Else the browser takes the tick back until the page is drawn anew.
      fetcher.submit(
        { listingId: id, isTicked: String(next) },
        { method: 'post', flushSync: true },
      );
    },
  };
}
