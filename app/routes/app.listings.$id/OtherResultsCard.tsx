import { BlockStack, InlineStack, Text } from '@shopify/polaris';
import { AudienceTags } from '~/components/AudienceTags';
import { Folded } from '~/components/Folded';
import { TitledCard } from '~/components/TitledCard';
import { useTranslate } from '~/components/language';
import type { ListingView } from '~/services/catalogue/views';
import { titleOfRule } from '~/locales/rule-title';

type Results = ListingView['results'];

/** What needs the merchant's attention comes first. */
const OUTCOMES = ['unknown', 'error', 'pass', 'notApplicable'] as const;

/** What is in order, or does not concern the listing, is opened by whoever wants to know. */
const NEEDS_ATTENTION: ReadonlySet<(typeof OUTCOMES)[number]> = new Set(['unknown', 'error']);

/** The rules without findings, by what they answered: four answers that are never mixed up. */
export function OtherResultsCard({ results }: { results: Results }) {
  const t = useTranslate();
  const groups = OUTCOMES.map((outcome) => ({
    outcome,
    results: results.filter((result) => result.outcome === outcome),
  })).filter((group) => group.results.length > 0);
  if (groups.length === 0) return null;

  return (
    <TitledCard title={t('listing.results.title')}>
      {groups.map((group) => {
        const title = t(`listing.results.${group.outcome}`, { count: group.results.length });
        return NEEDS_ATTENTION.has(group.outcome) ? (
          <BlockStack key={group.outcome} gap="200">
            <Text as="h3" variant="headingSm">
              {title}
            </Text>
            <ResultList results={group.results} />
          </BlockStack>
        ) : (
          <Folded key={group.outcome} title={title}>
            <ResultList results={group.results} />
          </Folded>
        );
      })}
    </TitledCard>
  );
}

function ResultList({ results }: { results: Results }) {
  const t = useTranslate();
  return (
    <ul className="findings">
      {results.map((result) => (
        <li key={result.rule}>
          <InlineStack gap="200" blockAlign="center">
            <Text as="span">
              {t('listing.results.rule', { title: titleOfRule(t, result.rule) })}
            </Text>
            <AudienceTags audiences={result.audiences} />
          </InlineStack>
          {result.reason && (
            <Text as="p" tone="subdued" breakWord>
              {t(result.reason.id, result.reason.data)}
            </Text>
          )}
        </li>
      ))}
    </ul>
  );
}
