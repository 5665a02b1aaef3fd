import { Badge, BlockStack, Checkbox, Icon, InlineStack, Link, Text } from '@shopify/polaris';
import { AlertTriangleIcon, CheckIcon, QuestionCircleIcon } from '@shopify/polaris-icons';
import { useFormatter, useTranslate } from '~/components/language';
import { listingPath, listingTitle } from '~/components/listing-links';
import type { SuggestionReason, Suggestion } from '~/core/promotions/suggestions/suggestion';

export function SuggestionRow(props: {
  suggestion: Suggestion;
  isSelected: boolean;
  onSelect: (isOn: boolean) => void;
}) {
  const { suggestion, isSelected, onSelect } = props;
  const { listingId, title, ground, reasons } = suggestion;
  const t = useTranslate();
  const name = listingTitle(t, title);
  return (
    <div className="suggestion">
      <Checkbox
        label={t('suggestions.list.select', { title: name })}
        labelHidden
        checked={isSelected}
        onChange={onSelect}
      />
      <BlockStack gap="200">
        <InlineStack gap="200" blockAlign="center">
          <Text as="h3" variant="headingSm" breakWord>
            <Link url={listingPath(listingId)} monochrome removeUnderline>
              {name}
            </Link>
          </Text>
          <Badge tone={ground === 'own' ? 'success' : 'info'}>
            {t(`suggestions.ground.${ground}`)}
          </Badge>
        </InlineStack>
        <Figures suggestion={suggestion} />
        <ul className="suggestion-reasons" aria-label={t('suggestions.reasons')}>
          {reasons.map((reason) => (
            <ReasonLine key={reason.name} reason={reason} />
          ))}
        </ul>
      </BlockStack>
    </div>
  );
}

function Figures({ suggestion }: { suggestion: Suggestion }) {
  const t = useTranslate();
  const format = useFormatter();
  const { stock, margin, readiness } = suggestion;
  const figures = [
    [
      'stock',
      stock.kind === 'known'
        ? t('suggestions.figure.stock.units', { units: stock.units })
        : t(`suggestions.figure.stock.${stock.kind}`),
    ],
    [
      'margin',
      margin.kind === 'known'
        ? t('suggestions.figure.margin.percent', { percent: Math.floor(margin.percent) })
        : t('suggestions.figure.margin.unknown'),
    ],
    [
      'ready',
      readiness.share === null
        ? t('suggestions.figure.ready.unknown')
        : format.percent(readiness.share),
    ],
  ] as const;
  return (
    <dl className="suggestion-figures">
      {figures.map(([name, value]) => (
        <div key={name}>
          <dt>{t(`suggestions.figure.${name}`)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

const SIDES: Record<
  SuggestionReason['side'],
  { icon: typeof CheckIcon; tone: 'success' | 'caution' | 'subdued' }
> = {
  for: { icon: CheckIcon, tone: 'success' },
  against: { icon: AlertTriangleIcon, tone: 'caution' },
  unknown: { icon: QuestionCircleIcon, tone: 'subdued' },
};

function ReasonLine({ reason }: { reason: SuggestionReason }) {
  const t = useTranslate();
  const { icon, tone } = SIDES[reason.side];
  return (
    <li>
      <span>
        <Icon source={icon} tone={tone} accessibilityLabel={t(`suggestions.side.${reason.side}`)} />
      </span>
      <Text as="span" tone={reason.side === 'unknown' ? 'subdued' : undefined} breakWord>
        {t(reason.message.id, reason.message.data)}
      </Text>
    </li>
  );
}
