import type { RuleId } from '~/core/audit/rule';
import type { RuleResult } from '~/core/audit/outcome';
import type { StoreFacts } from '~/core/store/store-facts';
import type {
  StoreFrench,
  StoreText,
  StoreTexts,
  StoreTextType,
  TextResource,
} from '~/core/store/store-texts';
import { STORE, storeResultOf } from './support';

export type FrenchGiven = string | (Partial<StoreFrench> & { value: string });

/** A text with its source and its French, saved by somebody unless it says otherwise. */
export function text(key: string, source: string, ...french: FrenchGiven[]): StoreText {
  return {
    key,
    source,
    french: french.map((each) => ({
      locale: 'fr',
      marketId: null,
      outdated: false,
      isSaved: true,
      ...(typeof each === 'string' ? { value: each } : each),
    })),
  };
}

let made = 0;

/** A resource with these texts; its id where it matters. */
export function resource(texts: StoreText[], id?: string): TextResource {
  made += 1;
  return { id: id ?? `gid://shopify/Link/${String(made)}`, texts };
}

/** All of one type, read to the end. */
export function read(type: StoreTextType, ...resources: TextResource[]): StoreTexts {
  return { [type]: { state: 'read', resources, isWhole: true } };
}

export function judgeTexts(
  rule: RuleId,
  storeTexts: StoreTexts | undefined,
  store: StoreFacts = STORE,
): RuleResult {
  return storeResultOf(rule, { store, storeTexts });
}

/** `missing 2/3: A, B`, for each finding. */
export function said({ findings }: RuleResult): string[] {
  return findings.map(({ key, message: { data } }) => {
    const { count, total, examples } = data;
    const names = Array.isArray(examples) ? examples.join(', ') : '';
    return `${key} ${JSON.stringify(count)}/${JSON.stringify(total)}: ${names}`;
  });
}
