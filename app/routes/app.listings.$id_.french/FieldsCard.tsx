import { Button, Divider } from '@shopify/polaris';
import { Fragment, useState } from 'react';
import { useTranslate } from '~/components/language';
import { TitledCard } from '~/components/TitledCard';
import { placeOf } from '~/core/audit/place';
import type { FrenchPart } from '~/core/changes/typed-french';
import type { FrenchField } from '~/services/changes/ports';
import type {
  FrenchMarket,
  FrenchReading,
  OtherFrench,
  SaidFinding,
  SourceSince,
} from '~/services/changes/views';
import { FrenchFieldRow } from './FrenchFieldRow';
import type { SavingFrench } from './use-save-french';
import { nameOf } from './use-french-draft';

/** A product may have thousands of option values. */
const SHOWN_AT_FIRST = 25;

/** Texts of one kind, with the findings that are about them. */
export function FieldsCard(props: {
  listingId: string;
  part: FrenchPart;
  fields: FrenchField[];
  /** By the names of the fields. */
  readings: ReadonlyMap<string, FrenchReading>;
  sourcesSince: ReadonlyMap<string, SourceSince>;
  others: ReadonlyMap<string, OtherFrench[]>;
  /** Findings that a button mends, those of what is typed among them. */
  mendable: SaidFinding[];
  locale: string;
  market: FrenchMarket | null;
  sourceLocale: string | null;
  saving: SavingFrench;
}) {
  const { listingId, part, fields, mendable, locale, sourceLocale, saving } = props;
  const t = useTranslate();
  const [showsAll, setShowsAll] = useState(false);
  if (fields.length === 0) return null;
  // What has no French comes first.
  const sorted = [...fields].sort((a, b) => Number(a.french !== null) - Number(b.french !== null));
  const shown = showsAll ? sorted : sorted.slice(0, SHOWN_AT_FIRST);
  return (
    <TitledCard title={t(`french.card.${part}`)}>
      {shown.map((field, index) => (
        <Fragment key={nameOf(field)}>
          {index > 0 && <Divider />}
          <FrenchFieldRow
            listingId={listingId}
            field={field}
            reading={props.readings.get(nameOf(field))}
            since={props.sourcesSince.get(nameOf(field)) ?? null}
            isMendable={mendable.some((finding) => isAbout(finding, field))}
            others={props.others.get(nameOf(field)) ?? []}
            locale={locale}
            market={props.market}
            sourceLocale={sourceLocale}
            saving={saving}
          />
        </Fragment>
      ))}
      {shown.length < fields.length && (
        <Button
          variant="plain"
          onClick={() => {
            setShowsAll(true);
          }}
        >
          {t('french.showAll', { count: fields.length })}
        </Button>
      )}
    </TitledCard>
  );
}

/** Of options and photos a finding is about several, and stands above them. */
function isAbout(finding: SaidFinding, { part }: FrenchField): boolean {
  return placeOf(finding.field).part === part;
}
