import { BlockStack, Box, Button, Divider, InlineStack, Text } from '@shopify/polaris';
import { Fragment, useState } from 'react';
import { AdminPageLink } from '~/components/AdminPageLink';
import { AudienceTags } from '~/components/AudienceTags';
import { Folded } from '~/components/Folded';
import { IgnoreForm } from '~/components/IgnoreForm';
import { IgnoredFindings } from '~/components/IgnoredFindings';
import { ReplyLink } from '~/components/ReplyLink';
import { SeverityBadge } from '~/components/SeverityBadge';
import { TitledCard } from '~/components/TitledCard';
import { When } from '~/components/When';
import { useTranslate } from '~/components/language';
import { fixesPath } from '~/components/listing-links';
import { useIgnoring, type IgnoringState } from '~/components/use-ignoring';
import type { BulkKind } from '~/core/changes/change';
import type { FixPage } from '~/core/changes/fixes';
import type { FindingView } from '~/services/audit/views';
import { titleOfRule } from '~/locales/rule-title';
import { sayOfRule } from '~/locales/rule-words';
import { fieldLabel } from './field-label';
import { groupByRule, type RuleFindings } from './group-findings';

/** A product with 250 photos may have as many findings of one rule. */
const SHOWN_AT_FIRST = 10;

/** What to fix, with the evidence; what has been fixed is kept out of the way. */
export function FindingsCard(props: {
  findings: FindingView[];
  /** By rule, the page under `listingUrl` on which its findings are fixed. */
  fixedOn: Record<string, FixPage>;
  /** By rule, what closes its findings in many listings together. */
  fixedTogether: Record<string, BulkKind>;
  listingUrl: string;
}) {
  const { findings, fixedOn, fixedTogether, listingUrl } = props;
  const t = useTranslate();
  const ignoring = useIgnoring();
  const open = groupByRule(findings.filter(({ status }) => status === 'open'));
  const ignored = findings.filter(({ status }) => status === 'ignored');
  const resolved = findings.filter(({ status }) => status === 'resolved');
  return (
    <TitledCard title={t('listing.findings.title')}>
      {open.length === 0 && <Text as="p">{t('listing.findings.none')}</Text>}
      {open.map((group, index) => (
        <Fragment key={group.rule}>
          {index > 0 && <Divider />}
          <RuleFindingsSection
            group={group}
            ignoring={ignoring}
            fixPage={fixedOn[group.rule] ?? null}
            bulkKind={fixedTogether[group.rule] ?? null}
            listingUrl={listingUrl}
          />
        </Fragment>
      ))}
      {ignored.length > 0 && <IgnoredFindings findings={ignored} ignoring={ignoring} />}
      {resolved.length > 0 && <Resolved findings={resolved} />}
    </TitledCard>
  );
}

function RuleFindingsSection(props: {
  group: RuleFindings;
  ignoring: IgnoringState;
  /** Where its findings are fixed in the app. */
  fixPage: FixPage | null;
  bulkKind: BulkKind | null;
  listingUrl: string;
}) {
  const { group, ignoring, fixPage, bulkKind, listingUrl } = props;
  const t = useTranslate();
  const [showsAll, setShowsAll] = useState(false);
  const shown = showsAll ? group.findings : group.findings.slice(0, SHOWN_AT_FIRST);
  return (
    <BlockStack gap="200">
      <InlineStack gap="200" blockAlign="center">
        <Text as="h3" variant="headingSm" id={`rule-${group.rule}`}>
          {titleOfRule(t, group.rule)}
        </Text>
        <SeverityBadge severity={group.severity} />
        <AudienceTags audiences={group.audiences} />
      </InlineStack>
      <ul className="findings">
        {shown.map((finding) => (
          <li key={finding.key}>
            <Evidence finding={finding} />
            <IgnoreForm finding={finding} ignoring={ignoring} />
          </li>
        ))}
      </ul>
      {shown.length < group.findings.length && (
        <Box>
          <Button
            variant="plain"
            onClick={() => {
              setShowsAll(true);
            }}
          >
            {t('listing.findings.showAll', { count: group.findings.length })}
          </Button>
        </Box>
      )}
      <Text as="p">
        <Text as="span" fontWeight="semibold">
          {t('listing.findings.why')}
        </Text>{' '}
        {sayOfRule(t, group.rule, 'why')}
      </Text>
      <Text as="p">
        <Text as="span" fontWeight="semibold">
          {t('listing.findings.remedy')}
        </Text>{' '}
        {sayOfRule(t, group.rule, 'remedy')}
      </Text>
      <AdminPageLink rule={group.rule} />
      <ReplyLink rule={group.rule} />
      <InlineStack gap="400" blockAlign="center">
        {fixPage !== null && (
          <Button url={`${listingUrl}/${fixPage}`}>
            {t(`listing.findings.fixHere.${fixPage}`)}
          </Button>
        )}
        {bulkKind !== null && (
          <Button variant="plain" url={fixesPath(bulkKind, group.rule)}>
            {t(`bulk.all.${bulkKind}`)}
          </Button>
        )}
      </InlineStack>
    </BlockStack>
  );
}

function Evidence({ finding }: { finding: FindingView }) {
  const t = useTranslate();
  return (
    <>
      <Text as="p" breakWord>
        {t(finding.message.id, finding.message.data)}
      </Text>
      <Text as="p" tone="subdued" variant="bodySm" breakWord>
        {t('listing.findings.where', { field: fieldLabel(t, finding.field) })}
        {' · '}
        {finding.resolvedAt === null ? (
          <>
            {t('listing.findings.since')} <When instant={finding.openedAt} />
          </>
        ) : (
          <>
            {t('listing.findings.resolvedOn')} <When instant={finding.resolvedAt} />
          </>
        )}
      </Text>
    </>
  );
}

function Resolved({ findings }: { findings: FindingView[] }) {
  const t = useTranslate();
  return (
    <Folded title={t('listing.findings.resolved', { count: findings.length })}>
      <ul className="findings">
        {findings.map((finding) => (
          <li key={`${finding.rule} ${finding.key} ${finding.openedAt}`}>
            <Evidence finding={finding} />
          </li>
        ))}
      </ul>
    </Folded>
  );
}
