import { Badge, Checkbox, Icon, InlineStack, Link, Text } from '@shopify/polaris';
import { AlertTriangleIcon, CheckIcon, QuestionCircleIcon } from '@shopify/polaris-icons';
import { DisclosureButton, useDisclosure } from '~/components/DisclosureButton';
import { useTranslate } from '~/components/language';
import { listingPath, listingTitle } from '~/components/listing-links';
import { isShortOfStock } from '~/core/promotions/suggestions/short-of-stock';
import type { SuggestionReason, Suggestion } from '~/core/promotions/suggestions/suggestion';
import type { SortColumn } from './suggestion-sort';

export function SuggestionRow(props: {
  suggestion: Suggestion;
  isSelected: boolean;
  onSelect: (isOn: boolean) => void;
}) {
  const { suggestion, isSelected, onSelect } = props;
  const { listingId, title, ground, reasons } = suggestion;
  const t = useTranslate();
  const disclosure = useDisclosure();
  const name = listingTitle(t, title);
  return (
    <>
      <tr>
        <td className="suggestion-box">
          <Checkbox
            label={t('suggestions.list.select', { title: name })}
            labelHidden
            checked={isSelected}
            onChange={onSelect}
          />
        </td>
        <th scope="row">
          <InlineStack gap="200" blockAlign="center">
            <Text as="span" variant="headingSm" breakWord>
              <Link url={listingPath(listingId)} monochrome removeUnderline>
                {name}
              </Link>
            </Text>
            <Badge tone={ground === 'own' ? 'success' : 'info'}>
              {t(`suggestions.ground.${ground}`)}
            </Badge>
          </InlineStack>
        </th>
        <Figures suggestion={suggestion} />
        <td>
          <DisclosureButton {...disclosure} label={t('suggestions.whyOf', { title: name })}>
            {t('suggestions.why')}
          </DisclosureButton>
        </td>
      </tr>
      <tr id={disclosure.id} hidden={!disclosure.isOpen} className="suggestion-why">
        <td colSpan={6}>
          <ul className="suggestion-reasons" aria-label={t('suggestions.reasons')}>
            {reasons.map((reason) => (
              <ReasonLine key={reason.name} reason={reason} />
            ))}
          </ul>
        </td>
      </tr>
    </>
  );
}

function Figures({ suggestion }: { suggestion: Suggestion }) {
  const { stock, margin, readiness, reasons } = suggestion;
  const t = useTranslate();
  const isShort = isShortOfStock(suggestion);
  // The figure is the listing's own, as on every page; where something grave may be hidden, it is not all.
  const isPartial = reasons.some(({ name, side }) => name === 'readiness' && side === 'unknown');
  return (
    <>
      <Figure column="stock" isCaution={isShort}>
        {stock.kind === 'known'
          ? t(isShort ? 'suggestions.figure.stock.short' : 'suggestions.figure.stock.units', {
              units: stock.units,
            })
          : t(`suggestions.figure.stock.${stock.kind}`)}
      </Figure>
      <Figure column="margin">
        {margin.kind === 'known'
          ? t('suggestions.figure.margin.percent', { percent: Math.floor(margin.percent) })
          : t('suggestions.figure.margin.unknown')}
      </Figure>
      <Figure column="ready">
        {readiness.share === null
          ? t('suggestions.figure.ready.unknown')
          : t('suggestions.figure.ready.share', {
              share: readiness.share,
              isPartial,
            })}
      </Figure>
    </>
  );
}

function Figure(props: {
  column: Exclude<SortColumn, 'listing'>;
  isCaution?: boolean;
  children: string;
}) {
  const { column, isCaution = false, children } = props;
  const t = useTranslate();
  return (
    <td className="figure">
      {/* A phone shows no heads of columns. */}
      <span className="figure-name">{t(`suggestions.column.${column}`)}</span>
      <Text as="span" numeric tone={isCaution ? 'caution' : undefined}>
        {children}
      </Text>
    </td>
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
