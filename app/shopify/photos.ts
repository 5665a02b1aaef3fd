import { openAsBlob } from 'node:fs';
import type { ChangeTarget } from '~/core/changes/change';
import { isPhotoNamed, readNewPhoto } from '~/core/changes/new-photo';
import type { PhotoFile, ValueToWrite, WriteOutcome } from '~/services/changes/ports';
import { OutsideError } from '~/services/outside-error';
import type { AdminClient } from './admin-client';
import { ShopifyUserError } from './errors';
import {
  AddPhotoDocument,
  DeleteFailedPhotoDocument,
  PhotosNowDocument,
  PhotoStatusDocument,
  RemovePhotoDocument,
  StagePhotoDocument,
  type PhotosNowQuery,
} from './generated/documents.generated';
import type { Timing } from './timing';

/** Of one attempt; a slow line takes as long for the largest photo. */
const UPLOAD_TIMEOUT_MS = 120_000;
const LOOK_EVERY_MS = 1000;
/** Whoever adds a photo waits no longer; a job goes on. */
const LOOKS = 15;

/**
 * Sends a file to where Shopify takes files, read from the disk as it goes. Nothing of the store changes by it.
 *
 * @throws OutsideError
 */
export async function uploadPhoto(
  client: AdminClient,
  { path, name, type, bytes }: PhotoFile,
  send: typeof fetch = fetch,
): Promise<string> {
  const { stagedUploadsCreate } = await client.request(StagePhotoDocument, {
    input: [
      {
        resource: 'IMAGE',
        filename: name,
        mimeType: type,
        httpMethod: 'POST',
        fileSize: String(bytes),
      },
    ],
  });
  const target = stagedUploadsCreate?.stagedTargets?.[0];
  if (!target?.url || !target.resourceUrl) {
    throw new OutsideError('invalid', 'Shopify named no place for the photo');
  }
  const form = new FormData();
  for (const parameter of target.parameters) form.set(parameter.name, parameter.value);
  // Last: the storage reads no field behind it.
  form.set('file', await openAsBlob(path, { type }), name);
  const response = await post(send, target.url, form);
  await response.body?.cancel();
  if (!response.ok) {
    const kind = response.status >= 500 ? 'unavailable' : 'refused';
    throw new OutsideError(kind, `the storage answered ${response.status} to a photo`);
  }
  return target.resourceUrl;
}

async function post(send: typeof fetch, url: string, body: FormData): Promise<Response> {
  try {
    return await send(url, {
      method: 'POST',
      body,
      signal: AbortSignal.timeout(UPLOAD_TIMEOUT_MS),
    });
  } catch (cause) {
    throw new OutsideError('unavailable', 'a photo could not be sent', { cause });
  }
}

type ProductPhotos = Extract<PhotosNowQuery['nodes'][number], { media: unknown }>;

/**
 * In the order of the targets: the name of a photo that the product has, `null` where it has none of that name;
 * `undefined`: the product is gone.
 *
 * @throws OutsideError where a photo has no address yet, so that its name is not known
 */
export async function photosNow(
  client: AdminClient,
  targets: ChangeTarget[],
): Promise<(string | null | undefined)[]> {
  const ids = [...new Set(targets.map(({ resourceId }) => resourceId))];
  if (ids.length === 0) return [];
  const { nodes } = await client.request(PhotosNowDocument, { ids });
  const products = new Map(nodes.filter(isProduct).map((product) => [product.id, product]));
  return targets.map(({ resourceId, key }) => {
    const product = products.get(resourceId);
    if (!product) return undefined;
    if (photoNamed(product, key) !== null) return key;
    if (product.media.nodes.some(isInTheMaking)) {
      throw new OutsideError('unavailable', 'Shopify is still making a photo of the product');
    }
    return null;
  });
}

function isProduct(node: PhotosNowQuery['nodes'][number]): node is ProductPhotos {
  return node !== null && 'media' in node;
}

function photoNamed({ media }: ProductPhotos, name: string): string | null {
  const photo = media.nodes.find(
    (each) => 'image' in each && isPhotoNamed(each.image?.url ?? null, name),
  );
  return photo?.id ?? null;
}

function isInTheMaking(media: ProductPhotos['media']['nodes'][number]): boolean {
  return 'image' in media && media.image === null && media.status !== 'FAILED';
}

/** Adds a photo to a product, or takes it off again. */
export async function writePhoto(
  client: AdminClient,
  { target, value, source }: ValueToWrite,
  options: { sendWithinMs: number },
  timing: Timing,
): Promise<WriteOutcome> {
  try {
    return value === null
      ? await removePhoto(client, target, options)
      : await addPhoto(client, target, source, options, timing);
  } catch (error) {
    if (!(error instanceof ShopifyUserError)) throw error;
    return { kind: 'refused', words: wordsOf(error.userErrors) };
  }
}

async function removePhoto(
  client: AdminClient,
  { resourceId, key }: ChangeTarget,
  options: { sendWithinMs: number },
): Promise<WriteOutcome> {
  const { nodes } = await client.request(PhotosNowDocument, { ids: [resourceId] });
  const [product] = nodes.filter(isProduct);
  const id = product ? photoNamed(product, key) : null;
  if (id === null) return { kind: 'unknown' };
  // The file stays under Files: somebody may use it elsewhere by now.
  const files = [{ id, referencesToRemove: [resourceId] }];
  await client.request(RemovePhotoDocument, { files }, options);
  return { kind: 'written', stored: null };
}

async function addPhoto(
  client: AdminClient,
  { resourceId, key }: ChangeTarget,
  source: ValueToWrite['source'],
  options: { sendWithinMs: number },
  timing: Timing,
): Promise<WriteOutcome> {
  const { file, alt } = readNewPhoto(source ?? null);
  const { nodes } = await client.request(PhotosNowDocument, { ids: [resourceId] });
  const before = new Set(nodes.filter(isProduct).flatMap(({ media }) => idsIn(media)));
  const media = [{ mediaContentType: 'IMAGE' as const, originalSource: file, alt }];
  const answer = await client.request(AddPhotoDocument, { id: resourceId, media }, options);
  const after = answer.productUpdate?.product?.media;
  const added = after ? idsIn(after).filter((id) => !before.has(id)) : [];
  // Somebody added one at the same moment: which is ours its name tells, once it has one.
  const [id] = added;
  if (id === undefined || added.length > 1) return { kind: 'unknown' };
  return whenMade(client, id, key, timing);
}

function idsIn({ nodes }: { nodes: { id: string }[] }): string[] {
  return nodes.map(({ id }) => id);
}

async function whenMade(
  client: AdminClient,
  id: string,
  name: string,
  timing: Timing,
): Promise<WriteOutcome> {
  for (let look = 0; look < LOOKS; look += 1) {
    const { node } = await client.request(PhotoStatusDocument, { id });
    if (!node || !('status' in node)) return { kind: 'unknown' };
    if (node.status === 'READY') return { kind: 'written', stored: name };
    if (node.status === 'FAILED') {
      await client.request(DeleteFailedPhotoDocument, { ids: [id] });
      return { kind: 'refused', words: wordsOf(node.mediaErrors) };
    }
    await timing.sleep(LOOK_EVERY_MS);
  }
  return { kind: 'unknown' };
}

function wordsOf(errors: { message: string }[]): string {
  return errors.map(({ message }) => message).join(' ');
}
