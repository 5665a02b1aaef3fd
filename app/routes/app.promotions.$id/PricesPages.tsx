import { Pagination } from '@shopify/polaris';
import { useTranslate } from '~/components/language';
import type { PlanPreview } from '~/services/promotions/views';

/** Turns the pages of a preview; nothing where there is one alone. */
export function PricesPages(props: { preview: PlanPreview; onPage: (page: number) => void }) {
  const { page, pages, listings } = props.preview;
  const t = useTranslate();
  if (pages <= 1) return null;
  return (
    <Pagination
      label={t('promotion.prices.page', { page: page + 1, pages, listings })}
      hasPrevious={page > 0}
      hasNext={page < pages - 1}
      onPrevious={() => {
        props.onPage(page - 1);
      }}
      onNext={() => {
        props.onPage(page + 1);
      }}
      accessibilityLabels={{ previous: t('listings.previous'), next: t('listings.next') }}
    />
  );
}
