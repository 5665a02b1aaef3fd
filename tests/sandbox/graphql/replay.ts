import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import {
  getNamedType,
  isInterfaceType,
  isObjectType,
  isRequiredArgument,
  isUnionType,
  type GraphQLArgument,
} from 'graphql';
import type { AdminEndpoint } from '../../../sandbox/graphql/endpoint';
import { adminSchema } from '../../../sandbox/graphql/schema';

type Json = string | number | boolean | null | Json[] | { [key: string]: Json | undefined };

/** A request to a live Shopify store with its answer, as recorded. */
export interface Interaction {
  file: string;
  /** Keys that lead to it inside the file. */
  at: string;
  /** Absent where only variables and answer were kept. */
  query: string | null;
  variables: Record<string, unknown>;
  body: { data?: Json; errors?: Json; extensions?: { [key: string]: Json | undefined } };
}

/** All interactions of the recordings in a folder, in the order of the files. */
export function readInteractions(folder: string, only?: readonly string[]): Interaction[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  const wanted = only ? files.filter((file) => only.includes(basename(file, '.json'))) : files;
  return wanted.sort().flatMap((file) => {
    const found: Interaction[] = [];
    collect(
      JSON.parse(readFileSync(join(folder, file), 'utf8')),
      basename(file, '.json'),
      [],
      found,
    );
    return found;
  });
}

function collect(value: Json, file: string, path: string[], found: Interaction[]): void {
  if (Array.isArray(value)) {
    value.forEach((item, index) => {
      collect(item, file, [...path, String(index)], found);
    });
    return;
  }
  if (value === null || typeof value !== 'object') return;
  const body = bodyOf(value);
  if (body) {
    const request = isObject(value['request']) ? value['request'] : value;
    found.push({
      file,
      at: path.join('.'),
      query: typeof request['query'] === 'string' ? request['query'] : null,
      variables: isObject(request['variables']) ? request['variables'] : {},
      body,
    });
    return;
  }
  for (const [key, child] of Object.entries(value)) {
    if (key !== 'upstreamCalls' && child !== undefined) collect(child, file, [...path, key], found);
  }
}

function bodyOf(value: { [key: string]: Json | undefined }): Interaction['body'] | null {
  for (const outer of [value['response'], value['payload'], value]) {
    if (!isObject(outer)) continue;
    for (const inner of [outer, outer['body'], outer['payload']]) {
      if (!isObject(inner)) continue;
      if (isObject(inner['data']) || Array.isArray(inner['errors'])) return inner;
    }
  }
  return null;
}

function isObject(value: unknown): value is { [key: string]: Json | undefined } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Names that recordings gave to variables of these arguments. */
const ARGUMENT_NAMES: Record<string, string[]> = {
  translationKeys: ['keys'],
  automaticBasicDiscount: ['input'],
  basicCodeDiscount: ['input'],
};

/** Where the document was not kept, one that asks for what the answer holds. */
export function documentOf(interaction: Interaction): string | null {
  if (interaction.query) return interaction.query;
  const { data } = interaction.body;
  if (!isObject(data)) return null;
  const roots = Object.keys(data);
  const schema = adminSchema();
  const mutation = schema.getMutationType()?.getFields()[roots[0] ?? ''];
  const type = mutation ? schema.getMutationType() : schema.getQueryType();
  const declared: string[] = [];
  const fields = roots.map((root) => {
    const definition = type?.getFields()[root];
    const missing = definition?.args.some(
      (argument) => isRequiredArgument(argument) && !variableFor(argument, interaction.variables),
    );
    if (!definition || missing) return null;
    const args = definition.args.flatMap((argument) => {
      const variable = variableFor(argument, interaction.variables);
      if (!variable) return [];
      const declaration = `$${variable}: ${String(argument.type)}`;
      if (!declared.includes(declaration)) declared.push(declaration);
      return [`${argument.name}: $${variable}`];
    });
    const selection = selectionOf(data[root], getNamedType(definition.type).name);
    if (selection === null) return null;
    return `${root}${args.length > 0 ? `(${args.join(', ')})` : ''}${selection}`;
  });
  if (fields.some((field) => field === null)) return null;
  const variables = declared.length > 0 ? `(${declared.join(', ')})` : '';
  return `${mutation ? 'mutation' : 'query'} Replayed${variables} { ${fields.join(' ')} }`;
}

function variableFor(argument: GraphQLArgument, variables: Record<string, unknown>): string | null {
  const names = [argument.name, ...(ARGUMENT_NAMES[argument.name] ?? [])];
  return names.find((name) => name in variables) ?? null;
}

/** Null where the answer holds a field that cannot be asked for without knowing its arguments. */
function selectionOf(value: Json | undefined, typeName: string): string | null {
  const type = adminSchema().getType(typeName);
  if (!isObjectType(type)) return isInterfaceType(type) || isUnionType(type) ? null : '';
  const sample = Array.isArray(value) ? value.find(isObject) : value;
  const keys = isObject(sample) ? Object.keys(sample) : ['__typename'];
  const fields = keys.map((key) => {
    if (key === '__typename') return key;
    const definition = type.getFields()[key];
    if (!definition || definition.args.some(isRequiredArgument)) return null;
    const inner = selectionOf(
      isObject(sample) ? sample[key] : null,
      getNamedType(definition.type).name,
    );
    return inner === null ? null : `${key}${inner}`;
  });
  return fields.includes(null) ? null : ` { ${fields.join(' ')} }`;
}

/** Repeats interactions against the sandbox; ids that it gives take the place of the recorded ones. */
export class Replay {
  private readonly ids = new Map<string, string>();

  constructor(private readonly endpoint: AdminEndpoint) {}

  knows(recordedId: string, id: string): void {
    this.ids.set(recordedId, id);
  }

  async run(interaction: Interaction): Promise<{ got: unknown; want: unknown }> {
    const query = documentOf(interaction);
    if (!query) throw new Error(`${interaction.file} ${interaction.at} cannot be replayed`);
    const { body } = await this.endpoint.execute({
      query: this.translate(query),
      variables: Object.fromEntries(
        Object.entries(interaction.variables).map(([key, value]) => [
          key,
          this.translateDeep(value),
        ]),
      ),
    });
    this.learn(interaction.body, body);
    const { data, errors, extensions } = interaction.body;
    const isCostKept = extensions?.['cost'] !== undefined;
    const got = isObject(body) && !isCostKept ? { ...body, extensions: undefined } : body;
    return { got: comparable(got), want: comparable({ data, errors, extensions }) };
  }

  private translate(text: string): string {
    return text.replace(/gid:\/\/shopify\/\w+\/\d+/g, (id) => this.ids.get(id) ?? id);
  }

  private translateDeep(value: unknown): unknown {
    if (typeof value === 'string') return this.translate(value);
    if (Array.isArray(value)) return value.map((item) => this.translateDeep(item));
    if (!isObject(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, this.translateDeep(item)]),
    );
  }

  private learn(recorded: unknown, given: unknown): void {
    if (typeof recorded === 'string' && typeof given === 'string') {
      if (recorded.startsWith('gid://') && given.startsWith('gid://'))
        this.ids.set(recorded, given);
      return;
    }
    if (Array.isArray(recorded) && Array.isArray(given)) {
      recorded.forEach((item, index) => {
        this.learn(item, given[index]);
      });
    } else if (isObject(recorded) && isObject(given)) {
      for (const key of Object.keys(recorded)) this.learn(recorded[key], given[key]);
    }
  }
}

/**
 * What has to be equal: everything but the digits of ids, instants, throttle status and addresses. Of the cost the
 * keys count, of an enum's list of values only that it is there (they differ from version to version).
 */
export function comparable(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) return value.map((item) => comparable(item, key));
  if (isObject(value)) {
    return Object.fromEntries(
      Object.entries(value)
        .filter(([, item]) => item !== undefined)
        .map(([name, item]) => [
          name,
          name === 'throttleStatus' || /(QueryCost|bjectCount)$/.test(name)
            ? 'a number'
            : comparable(item, name),
        ]),
    );
  }
  if (typeof value !== 'string') return value;
  if (/At$/.test(key) && /^\d{4}-\d\d-\d\dT/.test(value)) return 'an instant';
  return value
    .replace(/gid:\/\/shopify\/(\w+)\/\d+/g, 'gid://shopify/$1/…')
    .replace(/(with id: )\d+/g, '$1…')
    .replace(/to be one of: [A-Z_, ]+/g, 'to be one of: …');
}
