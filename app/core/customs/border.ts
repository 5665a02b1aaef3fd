import type { IdAfter } from '../../locales/messages';
import type { Money } from '../listing/money';

/** Countries whose border is told of, by the same two letters as their buyers. */
export const DESTINATIONS = ['US', 'CA'] as const;

export type Destination = (typeof DESTINATIONS)[number];

/** Where the parcel is sent from; where the product was made counts for the duty's rate alone. */
type SentFrom = 'usOrMexico' | 'elsewhere' | 'anywhere';

/** What a parcel is spared by its value. How high a duty is changes too often to be told here. */
export interface Threshold {
  destination: Destination;
  carrier: 'courier' | 'post';
  from: SentFrom;
  /** Up to this value neither duty nor tax is due; `null`: something may be due from the first dollar. */
  freeUpTo: Money | null;
  /** Up to this value no duty is due, though tax is; `null`: there is no such span. */
  noDutyUpTo: Money | null;
}

/** Where thresholds are published. */
export interface BorderSource {
  id: IdAfter<'border.source.'>;
  destination: Destination;
  url: Readonly<Record<'en' | 'fr', string>>;
  /** `YYYY-MM-DD` on which it was compared, and with what: a copy of it, or what others report of it. */
  checkedOn: string;
  checkedBy: 'copy' | 'reports';
}

const US_NOTICE = 'https://www.govinfo.gov/content/pkg/FR-2025-09-02/html/2025-16802.htm';
const US_RULE = 'https://www.federalregister.gov/citation/91-FR-37789';
const CHECKED_ON = '2026-11-28';

export const BORDER_SOURCES: readonly BorderSource[] = [
  {
    id: 'usNotice',
    destination: 'US',
    url: { en: US_NOTICE, fr: US_NOTICE },
    checkedOn: CHECKED_ON,
    checkedBy: 'copy',
  },
  {
    id: 'usRule',
    destination: 'US',
    url: { en: US_RULE, fr: US_RULE },
    checkedOn: CHECKED_ON,
    checkedBy: 'reports',
  },
  {
    id: 'canada',
    destination: 'CA',
    url: {
      en: 'https://www.cbsa-asfc.gc.ca/services/cusma-aceum/lvs-efv-eng.html',
      fr: 'https://www.cbsa-asfc.gc.ca/services/cusma-aceum/lvs-efv-fra.html',
    },
    checkedOn: CHECKED_ON,
    checkedBy: 'copy',
  },
];

const NOTHING_SPARED = { freeUpTo: null, noDutyUpTo: null };
const canadian = (amount: number): Money => ({ amount, currency: 'CAD' });

/**
 * The US spares no parcel that a store sends since 29 August 2025. Canada has raised its thresholds for couriers from
 * the US and Mexico alone (CUSMA, 1 July 2020).
 */
const THRESHOLDS: readonly Threshold[] = [
  { destination: 'US', carrier: 'courier', from: 'anywhere', ...NOTHING_SPARED },
  { destination: 'US', carrier: 'post', from: 'anywhere', ...NOTHING_SPARED },
  {
    destination: 'CA',
    carrier: 'courier',
    from: 'usOrMexico',
    freeUpTo: canadian(40),
    noDutyUpTo: canadian(150),
  },
  {
    destination: 'CA',
    carrier: 'courier',
    from: 'elsewhere',
    freeUpTo: canadian(20),
    noDutyUpTo: null,
  },
  {
    destination: 'CA',
    carrier: 'post',
    from: 'anywhere',
    freeUpTo: canadian(20),
    noDutyUpTo: null,
  },
];

/** What a country's border does to parcels, and which of it is a store's case. */
export interface Border {
  destination: Destination;
  /** `null`: nobody knows from which country the store sends. */
  isCrossed: boolean | null;
  /** `isYours`: parcels that the store sends from its own country; `null`: that country is not known. */
  thresholds: (Threshold & { isYours: boolean | null })[];
}

/** `country`: ISO 3166-1 alpha-2 of where the store sends from; `undefined`: not read. */
export function borderOf(destination: Destination, country: string | undefined): Border {
  const isCrossed = country === undefined ? null : country !== destination;
  return {
    destination,
    isCrossed,
    thresholds: THRESHOLDS.filter((each) => each.destination === destination).map((each) => ({
      ...each,
      isYours: isCrossed === true ? isSentFrom(each.from, country) : isCrossed,
    })),
  };
}

function isSentFrom(from: SentFrom, country: string | undefined): boolean {
  const isNear = country === 'US' || country === 'MX';
  return from === 'anywhere' || isNear === (from === 'usOrMexico');
}
