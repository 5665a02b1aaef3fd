import type { Message } from '~/core/audit/outcome';
import { AUDIENCES } from '~/core/listing/audience';
import type { Translate } from '~/locales/translate';
import { titleOfRule } from '~/locales/rule-title';

/** Says why something stands in the way; rules and buyers, which a reason names by id, by their names. */
export function sayReason(t: Translate, { id, data }: Message): string {
  return t(
    id,
    Object.fromEntries(
      Object.entries(data).map(([name, value]) => [
        name,
        Array.isArray(value) ? value.map((each) => named(t, name, each)) : value,
      ]),
    ),
  );
}

function named(t: Translate, list: string, each: string): string {
  if (list === 'rules') return titleOfRule(t, each);
  const audience = AUDIENCES.find((known) => known === each);
  return audience ? t(`audience.${audience}`) : each;
}
