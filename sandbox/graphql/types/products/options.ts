import { gid } from '../../../store/ids';
import type { OptionRecord, OptionValueRecord } from '../../../store/records';
import type { RequestContext, Resolvers } from '../../resolver';
import { publishedTranslations, type TranslationArguments } from '../translations/sources';

export interface OptionSource {
  __typename: 'ProductOption';
  option: OptionRecord;
  index: number;
}

export function optionSource(option: OptionRecord, index: number): OptionSource {
  return { __typename: 'ProductOption', option, index };
}

export const optionResolvers: Resolvers = {
  ProductOption: {
    id: (source: OptionSource) => gid('ProductOption', source.option.id),
    name: (source: OptionSource) => source.option.name,
    position: (source: OptionSource) => source.index + 1,
    values: (source: OptionSource) => source.option.values.map((value) => value.name),
    optionValues: (source: OptionSource) => source.option.values,
    translations: (source: OptionSource, args: TranslationArguments, { store }: RequestContext) =>
      publishedTranslations(store, gid('ProductOption', source.option.id), args),
  },
  ProductOptionValue: {
    id: (value: OptionValueRecord) => gid('ProductOptionValue', value.id),
    translations: (
      value: OptionValueRecord,
      args: TranslationArguments,
      { store }: RequestContext,
    ) => publishedTranslations(store, gid('ProductOptionValue', value.id), args),
  },
};
