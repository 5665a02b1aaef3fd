import type {
  CreateMediaInput,
  ProductCreateInput,
  ProductInput,
  ProductUpdateInput,
} from '../../../schema/generated/inputs.generated';
import { handleize } from '../../../store/handle';
import { gid } from '../../../store/ids';
import type { ProductRecord } from '../../../store/records';
import type { ProductChange, SandboxStore } from '../../../store/sandbox-store';
import { notModelled, requestError, userError, type UserError } from '../../errors';
import type { RequestContext, Resolvers } from '../../resolver';
import { productOrNull } from './products';

/** `input` is the older argument of both mutations. */
interface ProductArguments {
  product?: ProductCreateInput | ProductUpdateInput | null;
  input?: ProductInput | null;
  /** Of an update. */
  media?: CreateMediaInput[] | null;
}

const MAX_LENGTH = 255;

export const productMutations: Resolvers = {
  Mutation: {
    productCreate: (_root: unknown, args: ProductArguments, { store }: RequestContext) =>
      create(store, oneInput(args, 'productCreate')),
    productUpdate: (_root: unknown, args: ProductArguments, { store }: RequestContext) =>
      update(store, oneInput(args, 'productUpdate'), args.media ?? []),
    productDelete: (_root: unknown, args: { input: { id: string } }, { store }: RequestContext) =>
      remove(store, args.input.id),
  },
};

function oneInput(args: ProductArguments, mutation: string): ProductInput {
  const input = args.product ?? args.input;
  if (!input || (args.product && args.input)) {
    throw requestError(
      `${mutation} must include exactly one of the following arguments: input, product.`,
      'INVALID_FIELD_ARGUMENTS',
    );
  }
  return input;
}

function create(store: SandboxStore, input: ProductInput) {
  const handle = handleOf(input.handle) ?? handleOf(input.title) ?? 'product';
  const taken = handleize(input.handle ?? '') !== '' && store.catalogue.hasHandle(handle);
  const userErrors = [
    ...checkTexts({ ...input, title: input.title ?? '' }),
    ...(taken ? [handleTaken(input.handle ?? '')] : []),
  ];
  if (userErrors.length > 0) return { product: null, userErrors };
  const product = store.createProduct({
    handle: freeHandle(store, handle),
    title: input.title ?? '',
    descriptionHtml: input.descriptionHtml ?? '',
    status: input.status ?? 'ACTIVE',
    vendor: input.vendor ?? store.shop.name,
    productType: input.productType ?? '',
    tags: input.tags ?? [],
    seo: { title: input.seo?.title ?? null, description: input.seo?.description ?? null },
    options: [{ name: 'Title', values: ['Default Title'] }],
    variants: [
      {
        id: '',
        title: 'Default Title',
        sku: null,
        selectedOptions: [{ name: 'Title', value: 'Default Title' }],
        shopPrice: { price: { amount: 0, currency: store.shop.currency }, compareAt: null },
      },
    ],
    media: [],
  });
  return { product, userErrors: [] };
}

function update(store: SandboxStore, input: ProductInput, media: CreateMediaInput[]) {
  const product = productOrNull(store, input.id ?? '');
  if (!product) return { product: null, userErrors: [userError(['id'], 'Product does not exist')] };
  const userErrors = checkTexts(input);
  const wanted = wantedHandle(product, input);
  const isTaken = wanted !== null && wanted !== product.handle && store.catalogue.hasHandle(wanted);
  if (isTaken && handleize(input.handle ?? '') !== '')
    userErrors.push(handleTaken(input.handle ?? ''));
  if (userErrors.length > 0) return { product, userErrors };
  const change: ProductChange = {};
  if (input.title != null) change.title = input.title;
  if (wanted !== null && wanted !== product.handle) change.handle = freeHandle(store, wanted);
  if (input.descriptionHtml != null) change.descriptionHtml = input.descriptionHtml;
  if (input.status != null) change.status = input.status;
  if (input.vendor != null) change.vendor = input.vendor;
  if (input.productType != null) change.productType = input.productType;
  if (input.tags != null) change.tags = input.tags;
  if (input.seo != null) {
    const { title = product.seo.title, description = product.seo.description } = input.seo;
    change.seo = { title, description };
  }
  const id = gid('Product', product.id);
  const isChanged = Object.keys(change).length > 0 || media.length === 0;
  if (isChanged) store.editProduct(id, change);
  return { product, userErrors: media.flatMap((each, index) => addMedia(store, id, each, index)) };
}

/** Each by itself: what cannot be taken is named, and the others are. In the words of `productCreateMedia`. */
function addMedia(
  store: SandboxStore,
  productId: string,
  { mediaContentType, originalSource, alt }: CreateMediaInput,
  index: number,
): UserError[] {
  if (mediaContentType !== 'IMAGE') throw notModelled(`media of type ${mediaContentType}`);
  const added = store.addSentPhoto(productId, originalSource, alt ?? null);
  const field = ['media', String(index), 'originalSource'];
  return added ? [] : [userError(field, 'Image URL is invalid')];
}

function remove(store: SandboxStore, id: string) {
  const product = productOrNull(store, id);
  if (!product)
    return { deletedProductId: null, userErrors: [userError(['id'], 'Product does not exist')] };
  store.deleteProduct(id);
  return { deletedProductId: id, userErrors: [] };
}

function checkTexts(input: ProductInput): UserError[] {
  const errors: UserError[] = [];
  if (input.title?.trim() === '') errors.push(userError(['title'], "Title can't be blank"));
  const tooLong = (field: string, name: string) =>
    userError([field], `${name} is too long (maximum is ${MAX_LENGTH} characters)`);
  if ((input.title?.length ?? 0) > MAX_LENGTH) errors.push(tooLong('title', 'Title'));
  if ((input.handle?.length ?? 0) > MAX_LENGTH) errors.push(tooLong('handle', 'Handle'));
  if ((input.vendor?.length ?? 0) > MAX_LENGTH) errors.push(tooLong('vendor', 'Vendor'));
  if ((input.productType?.length ?? 0) > MAX_LENGTH) {
    errors.push(
      tooLong('productType', 'Product type'),
      tooLong('customProductType', 'Custom product type'),
    );
  }
  return errors;
}

function handleTaken(handle: string): UserError {
  return userError(
    ['input', 'handle'],
    `Handle '${handle}' already in use. Please provide a new handle.`,
  );
}

/** What has no letter or digit becomes `product`; blank leaves it to the title. */
function handleOf(text: string | null | undefined): string | null {
  return text?.trim() ? handleize(text) || 'product' : null;
}

/** A blank handle asks for the one that the title gives. */
function wantedHandle(product: ProductRecord, input: ProductInput): string | null {
  if (input.handle == null) return null;
  return handleOf(input.handle) ?? handleOf(input.title ?? product.title) ?? 'product';
}

/** A taken handle gets the next number: `boots` becomes `boots-1`, `boots-1` becomes `boots-2`. */
function freeHandle(store: SandboxStore, handle: string): string {
  const numbered = /^(.*?)(\d+)$/.exec(handle);
  const stem = numbered?.[1] ?? `${handle}-`;
  let number = BigInt(numbered?.[2] ?? 0);
  let free = handle;
  while (store.catalogue.hasHandle(free)) {
    number += 1n;
    free = `${stem}${number}`;
  }
  return free;
}
