import type { BasicKind } from '../../../store/discounts';

export interface KindWords {
  node: 'DiscountAutomaticNode' | 'DiscountCodeNode';
  nodeKey: 'automaticDiscountNode' | 'codeDiscountNode';
  argument: 'automaticBasicDiscount' | 'basicCodeDiscount';
  deletedKey: 'deletedAutomaticDiscountId' | 'deletedCodeDiscountId';
  word: string;
}

/** How Shopify names what it asks for and answers, by kind of discount. */
export const KINDS: Record<BasicKind, KindWords> = {
  DiscountAutomaticBasic: {
    node: 'DiscountAutomaticNode',
    nodeKey: 'automaticDiscountNode',
    argument: 'automaticBasicDiscount',
    deletedKey: 'deletedAutomaticDiscountId',
    word: 'Automatic',
  },
  DiscountCodeBasic: {
    node: 'DiscountCodeNode',
    nodeKey: 'codeDiscountNode',
    argument: 'basicCodeDiscount',
    deletedKey: 'deletedCodeDiscountId',
    word: 'Code',
  },
};
