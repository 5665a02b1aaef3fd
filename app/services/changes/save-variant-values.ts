import type { ChangeTarget } from '~/core/changes/change';
import {
  normalValue,
  variantValueFault,
  type TypedVariantValue,
} from '~/core/changes/variant-values';
import type { StoreDomain } from '~/core/store/store-domain';
import { GONE, notDone, type Answer, type Gone, type Invalid } from '../answer';
import { OutsideError } from '../outside-error';
import { saveAndJudge } from './save-and-judge';
import type {
  NotAnswered,
  SavedChanges,
  UnderWay,
  VariantValuesChanged,
  VariantValueToSave,
  WrongVariantValues,
} from './views';
import type { WritePorts } from './write-batch';

export type SaveVariantValuesAnswer = Answer<
  SavedChanges,
  Gone | VariantValuesChanged | Invalid<WrongVariantValues> | NotAnswered | UnderWay
>;

/**
 * Writes values of a listing's variants: all that were typed, or, where somebody changed one since the page showed it,
 * or one cannot be meant, none. What is typed blank is removed. The listing is judged before it answers.
 */
export async function saveVariantValues(
  ports: WritePorts,
  store: StoreDomain,
  asked: { listingId: string; values: VariantValueToSave[]; by: string },
): Promise<SaveVariantValuesAnswer> {
  const { listingId, values, by } = asked;
  const stored = await ports.listings.find(store, listingId);
  const variants = new Set(stored?.listing.variants.map(({ id }) => id));
  if (values.some(({ variantId }) => !variants.has(variantId))) return GONE;
  const errors: WrongVariantValues = {};
  for (const value of values) {
    const fault = variantValueFault(value);
    if (fault !== null) errors[value.kind] = fault;
  }
  if (Object.keys(errors).length > 0) return notDone({ why: 'invalid', errors });
  const now = await readNow(ports, store, values);
  if (now instanceof OutsideError) return notDone({ why: 'notAnswered', kind: now.kind });
  const changed: TypedVariantValue[] = [];
  for (const [index, { variantId, kind, shown }] of values.entries()) {
    const value = now[index];
    if (value === undefined) return GONE;
    if (value !== shown) changed.push({ variantId, kind, value });
  }
  if (changed.length > 0) return notDone({ why: 'variantValuesChanged', values: changed });
  const changes = values.map((typed) => ({
    listingId,
    target: variantTarget(typed),
    source: null,
    sourceDigest: null,
    before: typed.shown,
    after: normalValue(typed),
    undoes: null,
  }));
  return saveAndJudge(ports, store, {
    listingId,
    by,
    changes: changes.filter(({ before, after }) => before !== after),
  });
}

export function variantTarget({
  kind,
  variantId,
}: Pick<TypedVariantValue, 'kind' | 'variantId'>): ChangeTarget {
  return { kind, resourceId: variantId, key: '', locale: '' };
}

/** In the order of the values; `undefined`: the variant is gone. */
async function readNow(
  { shopify }: WritePorts,
  store: StoreDomain,
  typed: VariantValueToSave[],
): Promise<(string | null | undefined)[] | OutsideError> {
  try {
    const { values } = await shopify(store);
    const read = await values.readValues(typed.map(variantTarget));
    return read.map((value) => value?.value);
  } catch (error) {
    if (error instanceof OutsideError) return error;
    throw error;
  }
}
