import { GraphQLError } from 'graphql';

/** A top-level error with the code that Shopify gives it. */
export function requestError(message: string, code: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code } });
}

/** The schema knows it, the sandbox store does not: saying so beats inventing a value. */
export function notModelled(what: string): GraphQLError {
  return requestError(`The sandbox store does not model ${what}`, 'NOT_MODELLED');
}

export interface UserError {
  field: string[] | null;
  message: string;
  code?: string | null;
  extraInfo?: null;
  elementIndex?: null;
}

export function userError(
  field: string[] | null,
  message: string,
  code: string | null = null,
): UserError {
  return { field, message, code, extraInfo: null, elementIndex: null };
}
