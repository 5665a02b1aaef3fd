import { BlockStack, Card, Divider, InlineStack, Text } from '@shopify/polaris';
import { Fragment } from 'react';
import { AdminPageLink } from '~/components/AdminPageLink';
import { AudienceTags } from '~/components/AudienceTags';
import { IgnoredFindings } from '~/components/IgnoredFindings';
import { IgnoreForm } from '~/components/IgnoreForm';
import { useTranslate } from '~/components/language';
import { ReplyLink } from '~/components/ReplyLink';
import { SeverityBadge } from '~/components/SeverityBadge';
import { useIgnoring, type IgnoringState } from '~/components/use-ignoring';
import { When } from '~/components/When';
import type { FindingView } from '~/services/audit/views';
import { titleOfRule } from '~/locales/rule-title';
import { sayOfRule } from '~/locales/rule-words';

/** What concerns the store as a whole: its policies, its languages, its punctuality. */
export function StoreCard({ findings }: { findings: FindingView[] }) {
  const t = useTranslate();
  const ignoring = useIgnoring();
  const open = findings.filter(({ status }) => status === 'open');
  const ignored = findings.filter(({ status }) => status === 'ignored');
  if (findings.length === 0) return null;
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd" id="store">
          {t('home.store.title')}
        </Text>
        {open.length === 0 && <Text as="p">{t('listing.findings.none')}</Text>}
        {open.map((finding, index) => (
          <Fragment key={`${finding.rule} ${finding.key}`}>
            {index > 0 && <Divider />}
            <StoreFinding finding={finding} ignoring={ignoring} />
          </Fragment>
        ))}
        {ignored.length > 0 && <IgnoredFindings findings={ignored} ignoring={ignoring} />}
      </BlockStack>
    </Card>
  );
}

function StoreFinding({ finding, ignoring }: { finding: FindingView; ignoring: IgnoringState }) {
  const t = useTranslate();
  return (
    <BlockStack gap="200">
      <InlineStack gap="200" blockAlign="center">
        <Text as="h3" variant="headingSm">
          {titleOfRule(t, finding.rule)}
        </Text>
        <SeverityBadge severity={finding.severity} />
        <AudienceTags audiences={finding.audiences} />
      </InlineStack>
      <Text as="p">{t(finding.message.id, finding.message.data)}</Text>
      <Text as="p" tone="subdued">
        {t('listing.findings.since')} <When instant={finding.openedAt} />
      </Text>
      <Text as="p" tone="subdued">
        {sayOfRule(t, finding.rule, 'remedy')}
      </Text>
      <AdminPageLink rule={finding.rule} />
      <ReplyLink rule={finding.rule} />
      <IgnoreForm finding={finding} ignoring={ignoring} />
    </BlockStack>
  );
}
