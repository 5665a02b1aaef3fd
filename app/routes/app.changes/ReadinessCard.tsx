import { Link, Text } from '@shopify/polaris';
import { useTranslate } from '~/components/language';
import { listingsPath } from '~/components/listing-links';
import { TitledCard } from '~/components/TitledCard';
import type { Digest } from '~/core/digest/digest';
import type { DigestWords } from '~/locales/digest-words';

/** Readiness then and now, and what opened and went away, by audience. */
export function ReadinessCard({ digest, words }: { digest: Digest; words: DigestWords }) {
  const t = useTranslate();
  const stale = words.staleness(digest);
  return (
    <TitledCard title={t('digest.readiness.title')} gap="300">
      <table className="figures">
        <caption>
          <Text as="span" visuallyHidden>
            {t('changes.readiness.caption')}
          </Text>
        </caption>
        <thead>
          <tr>
            <th scope="col">{t('digest.readiness.buyers')}</th>
            <th scope="col">{t('digest.readiness.ready')}</th>
            <th scope="col">{t('digest.readiness.opened')}</th>
            <th scope="col">{t('digest.readiness.resolved')}</th>
            <th scope="col">{t('digest.readiness.stillOpen')}</th>
          </tr>
        </thead>
        <tbody>
          {digest.audiences.map((entry) => {
            const row = words.readinessRow(entry);
            return (
              <tr key={entry.audience}>
                <th scope="row">{row.buyers}</th>
                <td>
                  <Text as="p" fontWeight="semibold">
                    {row.ready}
                  </Text>
                  {row.before !== null && (
                    <Text as="p" tone="subdued" variant="bodySm">
                      {row.before}
                    </Text>
                  )}
                </td>
                <td>{row.opened}</td>
                <td>{row.resolved}</td>
                <td>
                  <Link
                    url={listingsPath({ audience: entry.audience, state: 'findings' })}
                    accessibilityLabel={t('changes.readiness.open', {
                      audience: row.buyers,
                      count: row.counts.stillOpen,
                    })}
                  >
                    {row.stillOpen}
                  </Link>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <Text as="p" tone="subdued">
        {t('digest.readiness.help')}
      </Text>
      {stale !== null && <Text as="p">{stale}</Text>}
    </TitledCard>
  );
}
