import { createHash } from 'node:crypto';
import { isVariantKind } from '~/core/changes/change';
import { frenchPart } from '~/core/changes/typed-french';
import type { Listing } from '~/core/listing/listing';
import { nameOf } from '~/core/listing/variant-name';
import type { StoreDomain } from '~/core/store/store-domain';
import { done, notDone, type Answer } from '../answer';
import { OutsideError } from '../outside-error';
import { askChanges } from './ask-changes';
import { planWorklist, type Plan } from './plan-worklist';
import type { NewChange } from './ports';
import type {
  NotAnswered,
  NothingToWrite,
  PreviewChanged,
  TooMuchTyped,
  WorklistChangeView,
  WorklistConflictView,
  WorklistPreview,
} from './views';
import {
  WRITTEN_BY_A_FILE,
  type BadWorklist,
  type ReadWorklist,
  type WorklistPorts,
} from './worklist-ports';
import type { WritePorts } from './write-batch';

type Ports = WritePorts & WorklistPorts;
type WhyNot = BadWorklist | NotAnswered | TooMuchTyped;

/** As much of a text as tells it from another. */
const SHOWN_LENGTH = 400;

/** What a filled file would write, line by line, given what is in Shopify now. Nothing is kept of it. */
export async function previewWorklist(
  ports: Ports,
  store: StoreDomain,
  file: string,
): Promise<Answer<WorklistPreview, WhyNot>> {
  const planned = await plan(ports, store, file);
  return planned.done ? done(planned.value.preview) : planned;
}

/**
 * Records what the preview showed, to be written by a job. Where the file would write anything else by now, nothing is, and
 * the new preview is answered. `by`: Shopify's id of the staff account.
 */
export async function startWorklist(
  ports: Ports,
  store: StoreDomain,
  { file, shown, by }: { file: string; shown: string; by: string },
): Promise<Answer<{ batch: string }, WhyNot | PreviewChanged<WorklistPreview> | NothingToWrite>> {
  const planned = await plan(ports, store, file);
  if (!planned.done) return planned;
  const { preview, changes } = planned.value;
  if (preview.digest !== shown) return notDone({ why: 'previewChanged', preview });
  const [first] = changes.length === 0 ? [] : await askChanges(ports, store, by, changes);
  return first ? done({ batch: first.batch }) : notDone({ why: 'nothingToWrite' });
}

async function plan(
  ports: Ports,
  store: StoreDomain,
  file: string,
): Promise<Answer<{ preview: WorklistPreview; changes: Omit<NewChange, 'id'>[] }, WhyNot>> {
  const read = await ports.worklistFiles.read(file, store);
  if (!read.done) return read;
  const { filled } = read.value;
  if (filled.length > WRITTEN_BY_A_FILE) {
    return notDone({ why: 'tooMuchTyped', typed: filled.length, most: WRITTEN_BY_A_FILE });
  }
  try {
    const { values } = await ports.shopify(store);
    const { plans, byId } = await planWorklist(ports, store, values, filled);
    const preview = previewOf(read.value, plans, byId);
    return done({ preview, changes: plans.flatMap((each) => writesOf(each)) });
  } catch (error) {
    if (!(error instanceof OutsideError)) throw error;
    return notDone({ why: 'notAnswered', kind: error.kind });
  }
}

function writesOf(plan: Plan): Omit<NewChange, 'id'>[] {
  return plan.kind === 'write' ? [plan.change] : [];
}

function previewOf(
  { refused, untouched }: ReadWorklist,
  plans: Plan[],
  listings: Map<string, Listing>,
): WorklistPreview {
  const all = [
    ...refused,
    ...plans.flatMap((each) => (each.kind === 'refused' ? [each.refused] : [])),
  ];
  return {
    digest: digestOfWrites(plans),
    changes: plans.flatMap((each) => viewWrite(each, listings)),
    conflicts: plans.flatMap((each) => viewConflict(each, listings)),
    refused: all.sort((a, b) => a.line - b.line),
    same: plans.filter(({ kind }) => kind === 'same').length,
    untouched,
  };
}

/** Of what would be written, and over what: another preview has another one. */
function digestOfWrites(plans: Plan[]): string {
  const hash = createHash('sha256');
  for (const { target, before, after, sourceDigest } of plans.flatMap((each) => writesOf(each))) {
    const { kind, resourceId, key, locale } = target;
    hash.update(JSON.stringify([kind, resourceId, key, locale, before, after, sourceDigest]));
  }
  return hash.digest('hex');
}

function viewWrite(plan: Plan, listings: Map<string, Listing>): WorklistChangeView[] {
  if (plan.kind !== 'write') return [];
  const { listingId, target, before, after } = plan.change;
  return [
    {
      line: plan.line,
      listingTitle: listings.get(listingId)?.title ?? '',
      kind: target.kind,
      part: target.kind === 'french' ? frenchPart(target.resourceId, target.key) : null,
      variant: variantOf(listings.get(listingId), target),
      before: shortened(before),
      after: shortened(after),
    },
  ];
}

function viewConflict(plan: Plan, listings: Map<string, Listing>): WorklistConflictView[] {
  if (plan.kind !== 'conflict') return [];
  const { line, listingId, target, part, by, typed, found } = plan;
  return [
    {
      line,
      listingTitle: listings.get(listingId)?.title ?? '',
      kind: target.kind,
      part,
      variant: variantOf(listings.get(listingId), target),
      by,
      typed: shortened(typed) ?? '',
      found: shortened(found),
    },
  ];
}

function variantOf(
  listing: Listing | undefined,
  { kind, resourceId }: { kind: WorklistChangeView['kind']; resourceId: string },
): string | null {
  if (!isVariantKind(kind)) return null;
  const variant = listing?.variants.find(({ id }) => id === resourceId);
  return variant ? nameOf(variant) : null;
}

function shortened(text: string | null): string | null {
  return text !== null && text.length > SHOWN_LENGTH ? `${text.slice(0, SHOWN_LENGTH)}…` : text;
}
