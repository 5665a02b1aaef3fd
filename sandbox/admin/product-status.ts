import type { ProductStatus } from '../schema/generated/inputs.generated';
import type { TextId } from './texts';

/** How each status is called, in the order in which the editor offers them. */
export const STATUS_TEXT: Record<ProductStatus, TextId> = {
  ACTIVE: 'active',
  DRAFT: 'draft',
  ARCHIVED: 'archived',
  UNLISTED: 'unlisted',
};
