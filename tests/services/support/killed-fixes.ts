import { isVariantKind, type ChangeKind, type ChangeTarget } from '~/core/changes/change';
import { askChanges } from '~/services/changes/ask-changes';
import type { Change, NewChange } from '~/services/changes/ports';
import { undoChanges } from '~/services/changes/undo-changes';
import { writeBatch } from '~/services/changes/write-batch';
import type { Database } from '~/db.server';
import { contentDigest } from '../../../sandbox/store/translations';
import { parseGid } from '../../../sandbox/store/ids';
import {
  sampleListing,
  sampleVariant,
  type SeededListing,
} from '../../shopify/support/sandbox-shop';
import { BY, ChangeWorld } from './changes';
import { Killed } from './dying-ports';
import { dyingWriter } from './dying-writer';

/** A call that was lost has either arrived by then or never will. */
const AFTER_A_LOST_CALL_MS = 130_000;
/** Of each listing: French title, alt text, origin, weight. */
const FIELDS_A_LISTING = 4;
const EDITED = {
  french: 'Titre de quelqu’un',
  altText: 'Somebody’s words',
  origin: 'FR',
  weight: '9 kg',
};

function isEdited(kind: ChangeKind): kind is keyof typeof EDITED {
  return kind in EDITED;
}

export interface KilledFixes {
  kills: number;
  fields: number;
  edited: number;
  /** Values that Shopify was sent more than once. */
  sentTwice: number;
  /** Changes that say something else than what is in the store. */
  untrue: number;
  /** Of somebody's values, those that were written over. */
  overwritten: number;
  /** Changes that are under way still. */
  open: number;
  undone: number;
  /** Values that were still ours and were not restored, and somebody's that were. */
  wronglyRestored: number;
}

/**
 * Fixes fields of many listings together and takes them back, in processes that die one after the other, each before another
 * of its calls, while somebody edits some of the same fields. `steps`: the longest that one lives.
 */
export async function fixThroughKills(
  database: Database,
  { fields, steps }: { fields: number; steps: number },
): Promise<KilledFixes> {
  const ids = Array.from({ length: fields / FIELDS_A_LISTING }, (_, index) => index + 1);
  const world = await ChangeWorld.open(database, ids.map(bare));
  const sent = countSent(world);
  const asked = ids.flatMap(changesOf);
  const [first] = await askChanges(world.ports, world.store, BY, asked);
  const batch = first?.batch ?? '';
  const editor = new Editor(world, asked);
  const kills = await runKilled(world, batch, steps, () => {
    editor.edit(1);
  });
  const written = await world.ports.changes.ofBatch(world.store, batch);
  const untrue = (await compared(world, written, editor)).filter((each) => !each).length;
  const overwritten = await editor.overwritten();

  editor.edit(Math.ceil(fields / 20));
  const undoing = await undoChanges(world.ports, world.store, { batch, by: BY });
  if (!undoing.done) throw new Error('nothing was written');
  const undoings = world.ports.queue
    .take()
    .flatMap((job) => (job.name === 'write-fixes' ? [job.payload.batch] : []));
  let killsOfUndoing = 0;
  for (const each of new Set(undoings)) {
    killsOfUndoing += await runKilled(world, each, steps, () => undefined);
  }
  const after = await world.ports.changes.ofBatch(world.store, batch);
  return {
    kills: kills + killsOfUndoing,
    fields: asked.length,
    edited: editor.values.size,
    sentTwice: [...sent.values()].filter((times) => times > 1).length,
    untrue,
    overwritten: overwritten + (await editor.overwritten()),
    open: after.filter(({ state }) => state === 'planned' || state === 'writing').length,
    undone: after.filter(({ state }) => state === 'undone').length,
    wronglyRestored: (await restored(world, after, editor)).filter((each) => !each).length,
  };
}

function bare(id: number): SeededListing {
  const inventory = {
    requiresShipping: true,
    harmonizedSystemCode: null,
    countryOfOrigin: null,
    weight: null,
  };
  return sampleListing(id, { variants: [{ ...sampleVariant(`${id}2`), inventory }] });
}

function changesOf(id: number): Omit<NewChange, 'id'>[] {
  const listingId = `gid://shopify/Product/${id}`;
  const variant = `gid://shopify/ProductVariant/${id}2`;
  const common = { listingId, source: null, sourceDigest: null, before: null, undoes: null };
  const target = (kind: ChangeTarget['kind'], resourceId: string, key = '', locale = '') => ({
    kind,
    resourceId,
    key,
    locale,
  });
  const source = `Maple syrup ${id}`;
  return [
    {
      ...common,
      target: target('french', listingId, 'title', 'fr'),
      source,
      sourceDigest: contentDigest(source),
      after: `Sirop ${id}`,
    },
    {
      ...common,
      target: target('altText', `gid://shopify/MediaImage/${id}3`),
      after: `Bottle ${id}`,
    },
    { ...common, target: target('origin', variant), after: 'CA-QC' },
    { ...common, target: target('weight', variant), after: '0.35 kg' },
  ];
}

function countSent(world: ChangeWorld): Map<string, number> {
  const sent = new Map<string, number>();
  const { values } = world.shopify;
  const write = values.writeValues.bind(values);
  values.writeValues = (all, options) => {
    for (const { target, value } of all) {
      const name = `${nameOf(target)} ${value ?? ''}`;
      sent.set(name, (sent.get(name) ?? 0) + 1);
    }
    return write(all, options);
  };
  return sent;
}

function nameOf({ kind, resourceId, key }: ChangeTarget): string {
  return [kind, resourceId, key].join(' ');
}

/** Processes that take the batch up one after the other. Answers how many died. */
async function runKilled(
  world: ChangeWorld,
  batch: string,
  steps: number,
  between: () => void,
): Promise<number> {
  for (let kills = 0; ;) {
    const { ports } = dyingWriter(world.ports, 1 + (kills % steps));
    try {
      let { waitMs } = await writeBatch(ports, world.store, batch);
      while (waitMs === 0) ({ waitMs } = await writeBatch(ports, world.store, batch));
      if (waitMs === null) return kills;
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
      kills += 1;
      between();
    }
    world.clock.advance(AFTER_A_LOST_CALL_MS);
  }
}

/** Somebody who works on the same listings, one field of each fifth now and then. */
class Editor {
  readonly values = new Map<string, { target: ChangeTarget; value: string }>();
  private next = 0;

  constructor(
    private readonly world: ChangeWorld,
    private readonly asked: Omit<NewChange, 'id'>[],
  ) {}

  edit(count: number): void {
    for (let edited = 0; edited < count; edited += 1) {
      const change = this.asked[this.next % this.asked.length];
      this.next += 7;
      if (change && !this.values.has(nameOf(change.target))) this.write(change.target);
    }
  }

  async overwritten(): Promise<number> {
    const all = [...this.values.values()];
    const now = await this.world.shopify.values.readValues(all.map(({ target }) => target));
    return all.filter(({ value }, index) => now[index]?.value !== value).length;
  }

  private write(target: ChangeTarget): void {
    const { kind, resourceId } = target;
    if (!isEdited(kind)) return;
    const { sandbox } = this.world;
    const value = EDITED[kind];
    if (kind === 'french') {
      sandbox.registerTranslation(resourceId, { key: 'title', locale: 'fr', value });
    } else if (kind === 'altText') sandbox.editPhotoAlt(resourceId, value);
    else if (isVariantKind(kind)) {
      const id = parseGid(resourceId)?.id;
      const variant = sandbox.catalogue
        .all()
        .flatMap(({ variants }) => variants)
        .find((each) => each.id === id);
      Object.assign(
        variant?.inventory ?? {},
        kind === 'origin'
          ? { countryOfOrigin: value, provinceOfOrigin: null }
          : { weight: { value: 9, unit: 'KILOGRAMS' } },
      );
    }
    this.values.set(nameOf(target), { target, value });
  }
}

/** Of each change, whether what it says is so: written and there (or edited since), or not written and not there. */
async function compared(world: ChangeWorld, changes: Change[], editor: Editor): Promise<boolean[]> {
  const now = await world.shopify.values.readValues(changes.map(({ target }) => target));
  return changes.map(({ state, after, target }, index) => {
    const value = now[index]?.value ?? null;
    const edited = editor.values.get(nameOf(target))?.value;
    return state === 'written' ? value === after || value === edited : value === edited;
  });
}

/** Of each change, whether its value is what was before, or somebody's who changed it. */
async function restored(world: ChangeWorld, changes: Change[], editor: Editor): Promise<boolean[]> {
  const now = await world.shopify.values.readValues(changes.map(({ target }) => target));
  return changes.map(({ state, before, target }, index) => {
    const value = now[index]?.value ?? null;
    const edited = editor.values.get(nameOf(target))?.value;
    return edited === undefined
      ? state === 'undone' && value === before
      : state === 'overtaken' && value === edited;
  });
}
