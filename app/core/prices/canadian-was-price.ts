import type { Listing } from '../listing/listing';
import type { SalesHistory } from '../orders/sales-history';
import type { WasPriceClaim } from './was-price-claim';
import {
  testPeriod,
  timeTest,
  volumeTest,
  type TimeTest,
  type Verdict,
  type VolumeTest,
} from './was-price-law';

export interface CanadianTests {
  verdict: Verdict;
  /** Absent: the product is too young to judge. */
  time?: TimeTest;
  volume?: VolumeTest;
  /** The time test is not met, so that sales would have to decide. */
  lacksSales: boolean;
}

/**
 * The two tests of the Competition Act, s. 74.01(3), one of which is enough: offered at the "was" price or above
 * for more than half of the time, or more than half of the units sold at it or above.
 */
export function canadianTests(
  claim: WasPriceClaim,
  { createdAt }: Pick<Listing, 'createdAt'>,
  options: {
    now: Date;
    timeWindowDays: number;
    volumeWindowDays: number;
    minimumAgeDays: number;
    sales: SalesHistory | undefined;
    timeZone: string;
  },
): CanadianTests {
  const { now, timeWindowDays, volumeWindowDays, minimumAgeDays, sales, timeZone } = options;
  const age = { now, createdAt, minimumAgeDays };
  const timePeriod = testPeriod({ ...age, windowDays: timeWindowDays });
  const volumePeriod = testPeriod({ ...age, windowDays: volumeWindowDays });
  if (!timePeriod || !volumePeriod) return { verdict: 'unknown', lacksSales: false };
  const time = timeTest(claim, timePeriod, (held, period) => held > period / 2);
  const volume = volumeTest(claim, sales, {
    period: volumePeriod,
    minimumDays: timeWindowDays,
    place: 'CA',
    timeZone,
  });
  const verdicts = [time.verdict, volume.verdict];
  const verdict = verdicts.includes('met')
    ? 'met'
    : verdicts.includes('unknown')
      ? 'unknown'
      : 'notMet';
  return { verdict, time, volume, lacksSales: time.verdict === 'notMet' };
}
