import { InlineGrid } from '@shopify/polaris';
import { useTranslate } from '~/components/language';
import { ReadinessSummary } from '~/components/ReadinessSummary';
import { TitledCard } from '~/components/TitledCard';
import { AUDIENCES, type Audience } from '~/core/listing/audience';
import type { ListingView } from '~/services/catalogue/views';

export function ReadinessCard(props: Pick<ListingView, 'readiness' | 'findings' | 'results'>) {
  const { readiness, findings, results } = props;
  const t = useTranslate();
  const applies = (audience: Audience) =>
    [
      ...findings.filter(({ status }) => status === 'open'),
      ...results.filter(({ outcome }) => outcome !== 'notApplicable'),
    ].some(({ audiences }) => audiences.includes(audience));
  return (
    <TitledCard title={t('listing.readiness.title')} gap="300">
      <InlineGrid columns={{ xs: 1, md: 3 }} gap="400">
        {AUDIENCES.map((audience) => (
          <ReadinessSummary
            key={audience}
            audience={audience}
            readiness={readiness[audience]}
            applies={applies(audience)}
            headingLevel="h3"
          />
        ))}
      </InlineGrid>
    </TitledCard>
  );
}
