import { placeOf } from '~/core/audit/place';
import { keptTokens, type KeptNames } from '~/core/changes/kept-tokens';
import { readPassages, type ReadSide } from '~/core/changes/read-passages';
import type { FrenchPart } from '~/core/changes/typed-french';
import type { FrenchReading, SaidFinding } from './views';

/**
 * A text and its French as a buyer reads them, with what `findings` say of it marked in both, and what of the source its
 * French has to keep. `names`: what is the same in every language.
 */
export function readingOf(
  text: {
    resourceId: string;
    key: string;
    part: FrenchPart;
    source: string;
    french: string | null;
    marketId?: string | undefined;
  },
  { findings, names }: { findings: readonly SaidFinding[]; names: KeptNames },
): FrenchReading {
  const { resourceId, key, part } = text;
  const own = findings.filter(
    (finding) => placeOf(finding.field).part === part && isOfMarket(finding, text.marketId),
  );
  const name = `text-${resourceId}-${key}`.replace(/[^\w-]+/g, '-');
  const read = (side: ReadSide) =>
    readPassages({ text: text[side] ?? '', isHtml: part === 'description', name, side }, own);
  return {
    resourceId,
    key,
    name,
    findings: own,
    source: read('source'),
    french: read('french'),
    tokens: keptTokens({ source: text.source, french: text.french ?? '' }, names),
  };
}

const MARKET = 'gid://shopify/Market/';

/** Findings about one market's own French name it in their key. */
function isOfMarket({ key }: SaidFinding, marketId: string | undefined): boolean {
  return marketId === undefined ? !key.includes(MARKET) : `${key}:`.includes(`${marketId}:`);
}
