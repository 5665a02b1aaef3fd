import { isBlank } from '~/core/changes/typed-french';
import { activeParts } from '~/core/html/active-html';
import type { StoreDomain } from '~/core/store/store-domain';
import { GONE, notDone, type Answer, type Gone, type Invalid } from '../answer';
import { OutsideError } from '../outside-error';
import type { FrenchField, FrenchPlace, NewChange } from './ports';
import { saveAndJudge } from './save-and-judge';
import type {
  ActiveHtml,
  Conflict,
  NotAnswered,
  SavedChanges,
  TextToSave,
  UnderWay,
} from './views';
import type { WritePorts } from './write-batch';

export type SaveFrenchAnswer = Answer<
  SavedChanges,
  Gone | Conflict | Invalid<ActiveHtml> | NotAnswered | UnderWay
>;

/**
 * Writes French as it was typed: all of it, or, where somebody changed a source or its French since the page showed
 * them, none. What is typed blank is removed. The listing is judged before it answers.
 */
export async function saveFrench(
  ports: WritePorts,
  store: StoreDomain,
  asked: FrenchPlace & { listingId: string; texts: TextToSave[]; by: string },
): Promise<SaveFrenchAnswer> {
  const { listingId, locale, marketId, texts, by } = asked;
  const place = { locale, ...(marketId !== undefined && { marketId }) };
  const fields = await readNow(ports, store, listingId, place);
  if (fields instanceof OutsideError) return notDone({ why: 'notAnswered', kind: fields.kind });
  if (fields === null) return GONE;
  const typed = texts.map((text) => ({ text, field: fieldOf(fields, text) }));
  const conflicts = typed.filter(({ text, field }) => isChanged(text, field));
  if (conflicts.length > 0) {
    return notDone({
      why: 'changedMeanwhile',
      fields: conflicts.map(({ text, field }) => ({
        resourceId: text.resourceId,
        key: text.key,
        field,
      })),
    });
  }
  const errors = activeHtmlIn(typed);
  if (Object.keys(errors).length > 0) return notDone({ why: 'invalid', errors });
  const changes = typed.flatMap(({ text, field }) => changeOf(listingId, place, text, field));
  return saveAndJudge(ports, store, { listingId, by, changes });
}

async function readNow(
  ports: WritePorts,
  store: StoreDomain,
  listingId: string,
  place: FrenchPlace,
): Promise<FrenchField[] | null | OutsideError> {
  try {
    const { values } = await ports.shopify(store);
    return await values.readFrenchFields(listingId, place);
  } catch (error) {
    if (error instanceof OutsideError) return error;
    throw error;
  }
}

function fieldOf(fields: FrenchField[], { resourceId, key }: TextToSave): FrenchField | null {
  return fields.find((field) => field.resourceId === resourceId && field.key === key) ?? null;
}

function isChanged({ sourceDigest, shownFrench }: TextToSave, field: FrenchField | null): boolean {
  return (
    field === null || field.sourceDigest !== sourceDigest || (field.french ?? '') !== shownFrench
  );
}

/** What the merchant's own source does, its French may do. */
function activeHtmlIn(typed: { text: TextToSave; field: FrenchField | null }[]): ActiveHtml {
  const errors: ActiveHtml = {};
  for (const { text, field } of typed) {
    if (field?.part !== 'description') continue;
    const own = new Set(activeParts(field.source));
    const added = activeParts(text.french).filter((part) => !own.has(part));
    if (added.length > 0) errors[`${text.resourceId} ${text.key}`] = added;
  }
  return errors;
}

function changeOf(
  listingId: string,
  place: { locale: string; marketId?: string },
  { resourceId, key, french }: TextToSave,
  field: FrenchField | null,
): Omit<NewChange, 'id'>[] {
  const after = isBlank(french) ? null : french;
  const before = field?.french ?? null;
  if (field === null || (after === before && !field.isOutdated)) return [];
  return [
    {
      listingId,
      target: { kind: 'french', resourceId, key, ...place },
      source: field.source,
      sourceDigest: field.sourceDigest,
      before,
      after,
      undoes: null,
    },
  ];
}
