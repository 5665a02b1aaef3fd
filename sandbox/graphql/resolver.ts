import { getNamedType, GraphQLError, type GraphQLField } from 'graphql';
import type { SandboxStore } from '../store/sandbox-store';
import { notModelled } from './errors';
import { WRITE_SCOPES } from './write-scopes';

/** What resolvers know of the request. */
export interface RequestContext {
  store: SandboxStore;
  layer: ResolverLayer;
  /** Warnings for `extensions.search`, as Shopify gives them for search fields that it does not know. */
  searchWarnings: SearchWarning[];
}

export interface SearchWarning {
  path: string[];
  query: string;
  parsed: unknown;
  warnings: { field: string; message: string; code: string }[];
}

/** Sources and arguments are checked by each resolver's own types; GraphQL has coerced the arguments before. */
export type Resolver = (source: never, args: never, context: RequestContext) => unknown;
export type Resolvers = Record<string, Record<string, Resolver>>;

/** Finds what answers a field: a resolver, else a property of the source, else an error that names the field. */
export class ResolverLayer {
  constructor(private readonly resolvers: Resolvers) {}

  resolve(
    typeName: string,
    field: GraphQLField<unknown, unknown>,
    source: unknown,
    args: Record<string, unknown>,
    context: RequestContext,
  ): unknown {
    const name = `${typeName}.${field.name}`;
    const deniedFor = context.store.faults.deniedFields.get(name);
    if (deniedFor) throw accessDenied(field.name, deniedFor);
    const toWrite = WRITE_SCOPES.get(name);
    if (toWrite !== undefined && !context.store.grantedScopes.includes(toWrite)) {
      throw accessDenied(field.name, toWrite);
    }
    if (context.store.refusals.has('customerData')) refuseCustomerData(typeName, field);
    const resolver = this.resolvers[typeName]?.[field.name];
    // The one place where the types of sources and arguments meet the schema's.
    if (resolver) return resolver(source as never, args as never, context);
    if (typeof source === 'object' && source !== null && field.name in source) {
      return Reflect.get(source, field.name);
    }
    throw notModelled(name);
  }
}

/** Without a scope: it is not the merchant who grants the access. */
export function accessDenied(fieldName: string, scope?: string): GraphQLError {
  const requiredAccess = scope === undefined ? undefined : `\`${scope}\` access scope.`;
  const required = requiredAccess === undefined ? '' : ` Required access: ${requiredAccess}`;
  return new GraphQLError(`Access denied for ${fieldName} field.${required}`, {
    extensions: {
      code: 'ACCESS_DENIED',
      documentation: 'https://shopify.dev/api/usage/access-scopes',
      ...(requiredAccess !== undefined && { requiredAccess }),
    },
  });
}

/** Objects that count as protected customer data, of those that the store has. */
const CUSTOMER_DATA = /^(Order|Return)(Connection)?$/;

/** In Shopify's words, as apps have reported them. */
function refuseCustomerData(typeName: string, { type }: GraphQLField<unknown, unknown>): void {
  const object = CUSTOMER_DATA.exec(getNamedType(type).name)?.[1];
  if (typeName !== 'QueryRoot' || object === undefined) return;
  const documentation = 'https://shopify.dev/docs/apps/launch/protected-customer-data';
  throw new GraphQLError(
    `This app is not approved to access the ${object} object. See ${documentation} for more details.`,
    { extensions: { code: 'ACCESS_DENIED', documentation } },
  );
}

/** Types of objects behind interfaces and unions: every such source carries `__typename`. */
export function typeNameOf(source: unknown): string {
  if (typeof source === 'object' && source !== null && '__typename' in source)
    return String(source.__typename);
  throw new Error('A source behind an interface or union carries no __typename');
}
